import { placeInLabel } from '../boot-files.ts'
import { exportsOf, grantedTo, type Export } from '../exports.ts'
import { booterOf, called, namesOf, rootUses, type RootUse } from '../machines.ts'
import { other, type Place } from '../place.ts'
import type { Found, Rule } from '../rule.ts'
import { isMaster, type System } from '../system.ts'

/* The roots that nodes mount, against what the master exports. */

function placeOf({ file, label, root }: RootUse): Place {
  const server = root.server === undefined ? '' : `${root.server}:`
  return placeInLabel(file, label, `nfsroot=${server}${root.path}`)
}

/** A directory that a machine mounts: its root, or what it lays over a shared one. */
interface Mounted {
  readonly use: RootUse
  readonly path: string
  /** What it is, before the name of the machine. */
  readonly what: string
  readonly place: Place
}

/** Each directory that this master is asked for. */
function* ownMounts(system: System): Generator<Mounted> {
  for (const use of ownRoots(system)) {
    const { path, layer } = use.root
    yield { use, path, what: 'the root', place: placeOf(use) }
    if (layer !== undefined)
      yield { use, path: layer, what: 'the layer', place: placeInLabel(use.file, use.label, 'nfslayer=') }
  }
}

/** The roots that this master is asked for. */
function* ownRoots(system: System): Generator<RootUse> {
  for (const use of rootUses(system))
    if (use.root.server === undefined || isMaster(system, use.root.server)) yield use
}

const notExported: Rule = {
  id: 'nfs/root-not-exported',
  severity: 'error',
  title: 'A root file system is not exported',
  why: 'The kernel or the initial RAM disk tries to mount the root, is refused, and tries again for ever.',
  hint: 'Export it in /etc/exports to the address of the machine, or correct nfsroot=.',
  *check(system) {
    const table = system.exports
    if (table === undefined) return
    for (const { use, path, what, place } of ownMounts(system)) {
      if (exportsOf(table, path).length > 0) continue
      yield { message: `${path}, ${what} of ${called(use)}, is not exported`, places: [place] }
    }
  },
}

const notToNode: Rule = {
  id: 'nfs/root-not-to-node',
  severity: 'error',
  title: 'A root file system is exported to others, and not to its node',
  why: 'The NFS server refuses the mount, and the node does not boot.',
  hint: 'Export the root to the address that the node gets from DHCP.',
  *check(system) {
    const table = system.exports
    if (table === undefined) return
    const namesAt = namesOf(system)
    for (const { use, path, place } of ownMounts(system)) {
      const exported = exportsOf(table, path)
      const addresses = use.booter?.addresses ?? []
      const [first] = exported
      const [address] = addresses
      if (first === undefined || address === undefined) continue
      // Over which of several networks it boots is not known.
      if (addresses.some(({ number }) => grantedTo(table, path, number, namesAt(number)))) continue
      const fixed = use.booter?.host?.fixed
      yield {
        message: `${path} is not exported to ${address.text}, the address of ${called(use)}`,
        places: [
          place,
          other(first.place(), `it is exported to ${first.host}`),
          ...(fixed === undefined || system.dhcp === undefined
            ? []
            : [other(system.dhcp.place(fixed, 'addresses'), `${called(use)} has ${address.text}`)]),
        ],
      }
    }
  },
}

const readOnly: Rule = {
  id: 'nfs/root-read-only',
  severity: 'error',
  title: 'A root that is mounted read-write is exported read-only',
  why: 'The node is told to write to its root and cannot: services fail one after the other while it boots.',
  hint: 'Export it with rw, or mount it with ro on the kernel command line.',
  *check(system) {
    const table = system.exports
    if (table === undefined) return
    const namesAt = namesOf(system)
    for (const use of ownRoots(system)) {
      if (!use.root.writable) continue
      for (const { number } of use.booter?.addresses ?? []) {
        const grant = grantedTo(table, use.root.path, number, namesAt(number))
        if (grant?.readOnly !== true) continue
        yield {
          message: `${called(use)} mounts ${use.root.path} read-write, and it is exported to it read-only`,
          places: [grant.place(), other(placeOf(use), 'it is mounted read-write')],
        }
      }
    }
  },
}

const sharedRoot: Rule = {
  id: 'nfs/shared-root',
  severity: 'warning',
  title: 'Two machines write to one root file system',
  why: 'Each overwrites what the other has written: logs, package lists, the machine id, the host name.',
  hint: 'Give each a root of its own, or mount it read-only with a writable layer above it.',
  *check(system) {
    const first = new Map<string, RootUse>()
    for (const use of rootUses(system)) {
      if (!use.root.writable || use.booter === undefined) continue
      const key = `${use.root.server ?? ''}:${use.root.path}`
      const before = first.get(key)
      if (before === undefined) first.set(key, use)
      else if (before.file.name !== use.file.name && called(before) !== called(use))
        yield {
          message: `${called(use)} and ${called(before)} both write to ${use.root.path}`,
          places: [placeOf(use), other(placeOf(before), `${called(before)} mounts it here`)],
        }
    }
    yield* byDefault(system)
  },
}

const sharedWritable: Rule = {
  id: 'nfs/shared-root-writable',
  severity: 'warning',
  title: 'A root that several machines mount read-only is exported to one of them read-write',
  why: 'That machine can mount it again read-write, and change the system of all the others.',
  hint: 'Export a shared root with ro.',
  *check(system) {
    const table = system.exports
    if (table === undefined) return
    const namesAt = namesOf(system)
    const users = new Map<string, Set<string>>()
    const shared = [...ownRoots(system)].filter(({ root, booter }) => !root.writable && booter !== undefined)
    for (const use of shared) {
      const names = users.get(use.root.path) ?? new Set()
      users.set(use.root.path, names.add(called(use)))
    }
    const told = new Set<Export>()
    for (const use of shared) {
      if ((users.get(use.root.path)?.size ?? 0) < 2) continue
      for (const { number } of use.booter?.addresses ?? []) {
        const grant = grantedTo(table, use.root.path, number, namesAt(number))
        if (grant === undefined || grant.readOnly || told.has(grant)) continue
        told.add(grant)
        yield {
          message: `${called(use)} shares ${use.root.path} with others, and may write to it`,
          places: [grant.place(), other(placeOf(use), 'it is mounted here')],
        }
      }
    }
  },
}

/** A root that `default` names is that of all hosts that have no file of their own. */
function* byDefault(system: System): Generator<Found> {
  const { bootFiles, dhcp } = system
  // Whose a file by UUID is cannot be told.
  if (dhcp === undefined || bootFiles.some(({ asker }) => asker?.by === 'uuid')) return
  const own = new Set(bootFiles.flatMap(file => booterOf(system, file)?.host ?? []))
  const [first, second, ...more] = dhcp.hosts.filter(host => !own.has(host))
  if (first === undefined || second === undefined) return
  for (const use of rootUses(system)) {
    if (use.file.asker?.by !== 'default' || !use.root.writable) continue
    const others = more.length === 0 ? ` and ${second.name}` : `, ${second.name} and ${more.length} more`
    yield {
      message: `${first.name}${others} have no file of their own, and all write to ${use.root.path}`,
      places: [placeOf(use), other(dhcp.place(first.node, 'name'), 'one of them')],
    }
  }
}

const rootServer: Rule = {
  id: 'nfs/root-server',
  severity: 'error',
  title: 'A root file system is asked of another machine than the one that exports it',
  why: 'The node waits for an NFS server at an address where none is.',
  hint: 'Write the address that the master has on the network of the node.',
  *check(system) {
    const table = system.exports
    if (table === undefined) return
    for (const use of rootUses(system)) {
      const { server, path } = use.root
      if (server === undefined || isMaster(system, server)) continue
      const [exported] = exportsOf(table, path)
      if (exported === undefined) continue
      yield {
        message: `${called(use)} asks ${server} for ${path}, which this machine exports and ${server} is not its address`,
        places: [placeOf(use), other(exported.place(), 'it is exported here')],
      }
    }
  },
}

const serverLeftOut: Rule = {
  id: 'nfs/root-without-server',
  severity: 'warning',
  title: 'nfsroot= names no server',
  why: 'The kernel then takes the DHCP server, and some initial RAM disks the router: the root is asked of whoever that is.',
  hint: 'Write the address before the path: nfsroot=10.0.33.1:/srv/nfs/node1.',
  *check(system) {
    for (const use of rootUses(system)) {
      if (use.root.server !== undefined && use.root.server !== '') continue
      yield { message: `nfsroot= of ${called(use)} names no server`, places: [placeOf(use)] }
    }
  },
}

/** What the package for the format says of exports to everyone by itself. */
const TOLD: ReadonlySet<string> = new Set(
  ['blank-before-options', 'no-host', 'no-client', 'everyone-writes'].map(rule => `exports/${rule}`),
)

const openToAll: Rule = {
  id: 'nfs/open-to-all',
  severity: 'warning',
  title: 'A directory is exported to everyone',
  why: 'Every machine that reaches this one reads the files, the password hashes of a root file system among them.',
  hint: 'Name the clients, or their network.',
  *check({ exports, faults }) {
    const told = new Set(faults.flatMap(({ rule, node }) => (TOLD.has(rule) ? (node ?? []) : [])))
    for (const item of exports?.all ?? [])
      if (item.kind === 'everyone' && !told.has(item.node))
        yield { message: `${item.path} is exported to everyone`, places: [item.place()] }
  },
}

const rootOfNetwork: Rule = {
  id: 'nfs/no-root-squash-network',
  severity: 'warning',
  title: 'Every machine of a network is root on an export',
  why: 'With no_root_squash any machine of the network, and whoever plugs one in, reads all of it, password hashes and keys among it, and with rw writes to all of it: to the root of every node, if it holds them.',
  hint: "Export each node's root to the address of that node.",
  *check({ exports }) {
    for (const item of exports?.all ?? []) {
      if (!isWide(item) || !item.rootIsRoot) continue
      yield {
        message: `every machine of ${item.host} can ${item.readOnly ? 'read' : 'write to'} ${item.path} as root`,
        places: [item.place()],
      }
    }
  },
}

function isWide({ kind, network }: Export): boolean {
  return kind === 'wildcard' || kind === 'netgroup' || (kind === 'network' && network?.prefix !== 32)
}

export const nfsRules: readonly Rule[] = [
  notExported,
  notToNode,
  readOnly,
  rootServer,
  serverLeftOut,
  sharedRoot,
  sharedWritable,
  openToAll,
  rootOfNetwork,
]
