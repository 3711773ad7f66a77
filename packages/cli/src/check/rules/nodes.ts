import type { Entry } from '@cluster-configs/fstab'
import { posix } from 'node:path'
import { addressOf } from '../addresses.ts'
import type { Card } from '../interfaces.ts'
import { called, usesByRoot, type RootUse } from '../machines.ts'
import { other, textOf, type Place } from '../place.ts'
import { placeInLabel } from '../boot-files.ts'
import type { Rule } from '../rule.ts'
import { isMaster, lookUp, type System } from '../system.ts'

/* What stands in the nodes' own roots, against how the nodes are booted. */

const fstabRoot: Rule = {
  id: 'node/fstab-root',
  severity: 'error',
  title: "A node's fstab has another root than the one that it is booted from",
  why: 'The system remounts or checks what fstab names: it fails, or one node writes to the root of another.',
  hint: 'Write in fstab what nfsroot= says, or none for the root at all.',
  *check(system) {
    for (const [{ fstab }, uses] of usesByRoot(system)) {
      const entry = fstab?.document.children.find(node => node.type === 'entry' && node.file === '/')
      if (fstab === undefined || entry?.type !== 'entry') continue
      const use = uses.find(({ root }) => differs(system, entry, root))
      if (use === undefined) continue
      const { root, file, label } = use
      const server = root.server === undefined ? '' : `${root.server}:`
      yield {
        message: `${called(use)} is booted from ${server}${root.path}, and its fstab mounts ${entry.spec} on /`,
        places: [
          fstab.place(entry, 'spec'),
          other(placeInLabel(file, label, 'nfsroot='), 'it is booted from here'),
        ],
      }
    }
  },
}

function differs(system: System, { vfstype, spec }: Entry, root: RootUse['root']): boolean {
  if (/^nfs4?$/.test(vfstype)) return !isSame(system, spec, root)
  return /^(?:[A-Z]+=|\/dev\/(?!nfs$|root$))/.test(spec)
}

function isSame(system: System, spec: string, { server, path }: RootUse['root']): boolean {
  const colon = spec.indexOf(':/')
  if (posix.resolve('/', spec.slice(colon + 1)) !== path) return false
  const host = spec.slice(0, Math.max(colon, 0))
  if (server === undefined || host === server) return true
  const addresses = lookUp(system, server)
  return (
    lookUp(system, host).some(address => addresses.includes(address)) ||
    (isMaster(system, host) && isMaster(system, server))
  )
}

const bootInterface: Rule = {
  id: 'node/boot-interface',
  severity: 'warning',
  title: 'ifupdown manages the interface that the root file system is mounted over',
  why: 'Taking the interface down, or giving it another address, takes the root away: the node hangs when it shuts down, or while it boots.',
  hint: 'Write iface NAME inet manual and no auto for it: the kernel has configured it before the root was mounted.',
  *check(system) {
    for (const [{ cards }, uses] of usesByRoot(system)) {
      const [found] = uses.flatMap(use => {
        const managed = bootCard(cards?.cards ?? [], use)
        return managed === undefined ? [] : [{ use, managed }]
      })
      if (found === undefined) continue
      const { use, managed } = found
      yield {
        message: `ifupdown brings up ${managed.name}, over which ${called(use)} mounts its root`,
        places: [
          managed.place(),
          other(placeInLabel(use.file, use.label, 'nfsroot='), 'the root is mounted here'),
        ],
        hint: `Write iface ${managed.name} inet manual and no auto for it: the kernel has configured it before the root was mounted.`,
      }
    }
  },
}

/** The card that the node was booted over, if ifupdown brings it up. */
function bootCard(all: readonly Card[], { booter, label }: RootUse): Card | undefined {
  const cards = all.filter(({ method }) => method !== 'loopback')
  const device = /(?:^| )ip=(?:[^: ]*:){5}([^: ]+)/.exec(label.text)?.[1]
  const own = new Set(booter?.addresses.map(({ number }) => number))
  const managed = cards.filter(({ automatic, method }) => automatic && method !== 'manual')
  const named = managed.find(
    ({ name, address }) => name === device || own.has(addressOf(address ?? '') ?? -1),
  )
  if (named !== undefined || device !== undefined) return named
  // The first card is the likeliest, unless another one is left alone as the boot interface is to be.
  const [first] = cards
  const asks = first !== undefined && managed.includes(first) && first.method === 'dhcp'
  return asks && cards.every(({ method }) => method !== 'manual') ? first : undefined
}

const hostname: Rule = {
  id: 'node/hostname',
  severity: 'warning',
  title: 'A node and the DHCP server call the node differently',
  why: 'The node is reached under one name, and logs and identifies itself under the other.',
  hint: 'Write the same name in both.',
  *check(system) {
    const { dhcp } = system
    for (const [{ hostname: file }, uses] of usesByRoot(system)) {
      const hosts = new Set(uses.flatMap(({ booter }) => booter?.host ?? []))
      const [host] = hosts
      // A root of several nodes has the name of none of them.
      if (hosts.size > 1) continue
      const name = /^[ \t]*([^#\s]\S*)/m.exec(file?.text ?? '')?.[1]
      if (host === undefined || file === undefined || name === undefined || dhcp === undefined) continue
      if (shortName(name) === shortName(host.hostName) || name.toLowerCase() === 'localhost') continue
      yield {
        message: `the node calls itself ${name}, and the DHCP server calls it ${host.hostName}`,
        places: [
          file.at(file.text.indexOf(name)),
          other(dhcp.place(host.node, 'name'), `the host ${host.name}`),
        ],
      }
    }
  },
}

function shortName(name: string): string {
  return (name.split('.')[0] ?? name).toLowerCase()
}

/** Finds files that should differ from root to root, and do not. */
function* copies(
  system: System,
  name: string,
): Generator<{ root: string; places: [Place, Place]; first: string }> {
  // They are made when a root is built.
  if (system.generated) return
  const seen = new Map<string, { root: string; place: Place }>()
  for (const { root } of system.roots.values()) {
    const path = posix.join(root, name)
    const text = system.files.read(path)?.trim()
    if (text === undefined || text === '' || text === 'uninitialized') continue
    const place = textOf(path, system.files.shown(path), text).at(0)
    const before = seen.get(text)
    if (before === undefined) seen.set(text, { root, place })
    else yield { root, first: before.root, places: [place, other(before.place, 'the same here')] }
  }
}

const machineId: Rule = {
  id: 'node/machine-id',
  severity: 'warning',
  title: 'Two nodes have one machine id',
  why: 'systemd makes of it what must differ from machine to machine: DHCP identifiers, journal directories, random seeds.',
  hint: 'Empty /etc/machine-id in the copied root: systemd makes a new one at the next boot.',
  *check(system) {
    for (const { root, first, places } of copies(system, '/etc/machine-id'))
      yield { message: `${root} and ${first} have the same machine id`, places }
  },
}

const KEYS = ['rsa', 'ecdsa', 'ed25519'] as const

const sshHostKey: Rule = {
  id: 'node/ssh-host-key',
  severity: 'warning',
  title: 'Two nodes have one SSH host key',
  why: 'Nobody who connects can tell the nodes apart, and the key of one is that of both when it is lost.',
  hint: 'Remove /etc/ssh/ssh_host_* in the copied root and make new ones there: ssh-keygen -A.',
  *check(system) {
    for (const kind of KEYS)
      for (const { root, first, places } of copies(system, `/etc/ssh/ssh_host_${kind}_key.pub`))
        yield { message: `${root} and ${first} have the same SSH host key (${kind})`, places }
  },
}

export const nodeRules: readonly Rule[] = [fstabRoot, bootInterface, hostname, machineId, sshHostKey]
