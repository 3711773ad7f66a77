import { posix } from 'node:path'
import { isThere } from '../files.ts'
import { askerOf, placeInLabel, type BootFile } from '../boot-files.ts'
import { plain } from '../dhcp.ts'
import { dotted } from '../machines.ts'
import { other } from '../place.ts'
import type { Rule } from '../rule.ts'
import { FOLDER, servedFile } from '../tftp.ts'

/* The PXELINUX files: which machine gets which, and whether what they name is there. */

const fileMissing: Rule = {
  id: 'boot/file-missing',
  severity: 'error',
  title: 'A kernel or an initial RAM disk is not there',
  why: 'PXELINUX says that it could not find the kernel image, and the machine stops at its prompt.',
  hint: 'Copy the file there, or correct the name: it is taken from the directory of the boot loader.',
  *check({ bootFiles, files, tftp, hasBootFiles }) {
    if (tftp === undefined || !hasBootFiles) return
    for (const file of bootFiles)
      for (const label of file.labels) {
        const { kernel, initrds, loads } = label
        for (const name of loads ? [kernel, ...initrds] : []) {
          if (name === '' || name.includes('::') || /^[a-z]+:\/\//i.test(name)) continue
          const path = posix.join(name.startsWith('/') ? tftp.directory : file.directory, name)
          // PXELINUX finds its own modules and kernels by the beginning of their names, too.
          if (['', '.0', '.cbt', '.c32', '.bss', '.bs', '.bin'].some(end => isThere(files, `${path}${end}`)))
            continue
          yield {
            message: `${path}, which the label ${label.node.name} loads, is not there`,
            places: [placeInLabel(file, label, name)],
          }
        }
      }
  },
}

const fileName: Rule = {
  id: 'boot/file-name',
  severity: 'error',
  title: "A PXELINUX file's name is not spelt as PXELINUX asks for it",
  why: 'PXELINUX asks for 01-, then the hardware address in small letters with dashes; for addresses in capital hexadecimal digits. TFTP tells small letters from capitals: the file is never found.',
  hint: 'Rename the file.',
  *check({ bootFiles }) {
    for (const file of bootFiles) {
      const meant = file.asker === undefined ? spelling(file.name) : undefined
      if (meant === undefined) continue
      yield {
        message: `PXELINUX never asks for ${file.name}, but for ${meant}`,
        places: [file.at(0)],
        hint: `Rename the file to ${meant}.`,
      }
    }
  },
}

/** How PXELINUX spells a name that looks like one of a machine; undefined if it does not, or is right. */
function spelling(name: string): string | undefined {
  const digits = name.replace(/[-:.]/g, '').toLowerCase()
  if (/^[0-9a-f]+$/.test(digits) && /^(?:[0-9a-f]{2}[-:.]){5,6}[0-9a-f]{2}$|^[0-9a-f]{12}$/i.test(name)) {
    const type = digits.length === 14 ? digits.slice(0, 2) : '01'
    return `${type}-${(digits.slice(-12).match(/../g) ?? []).join('-')}`
  }
  const candidates = [name.toUpperCase(), name.toLowerCase()]
  const address = /^\d+\.\d+\.\d+\.\d+$/.test(name)
    ? name
        .split('.')
        .map(part => Number(part).toString(16).padStart(2, '0').toUpperCase())
        .join('')
    : undefined
  return [address, ...candidates].find(
    other => other !== undefined && other !== name && askerOf(other) !== undefined,
  )
}

const unreachable: Rule = {
  id: 'boot/unreachable',
  severity: 'note',
  title: 'No machine asks for a PXELINUX file',
  why: 'The file has no effect: a copy of an editor, or one left over.',
  hint: 'Remove it, or move it out of pxelinux.cfg.',
  *check(system) {
    const { bootFiles, dhcp } = system
    let mentioned: ReadonlySet<string> | undefined
    for (const file of bootFiles) {
      const { asker, name } = file
      if (asker === undefined && spelling(name) === undefined) {
        // An INCLUDE, a menu's file or a picture may be here, too.
        mentioned ??= new Set(bootFiles.flatMap(wordsOf))
        if (mentioned.has(name)) continue
        yield { message: `no machine asks for ${name}, and no other file names it`, places: [file.at(0)] }
      }
      if (asker?.by !== 'address' || asker.first !== asker.last || dhcp === undefined) continue
      if (dhcp.subnets.length === 0 || dhcp.subnetOf(asker.first) !== undefined) continue
      yield {
        message: `${name} is for the address ${dotted(asker.first)}, which is in none of the subnets that are declared`,
        places: [file.at(0)],
      }
    }
  },
}

/** The names of files that a PXELINUX file leads to. */
function wordsOf({ document }: BootFile): readonly string[] {
  return document.children.flatMap(node => {
    const lines = 'children' in node ? node.children : [node]
    return lines.flatMap(line =>
      'value' in line && line.value !== undefined
        ? line.value.split(/\s+/).map(word => posix.basename(word))
        : [],
    )
  })
}

const shadowed: Rule = {
  id: 'boot/shadowed',
  severity: 'warning',
  title: 'A PXELINUX file is shadowed by another one',
  why: 'PXELINUX takes the first file that it finds, by hardware address before IP address: what is changed in the other has no effect.',
  hint: 'Remove the one that is not meant.',
  *check({ bootFiles, dhcp }) {
    const byMac = new Map<string, BootFile>()
    for (const file of bootFiles)
      if (file.asker?.by === 'mac') byMac.set(`${file.directory} ${file.asker.mac}`, file)
    for (const file of bootFiles) {
      const { asker, directory } = file
      if (asker?.by !== 'address' || asker.first !== asker.last) continue
      for (const host of dhcp?.byAddress.get(asker.first) ?? []) {
        const mac = host.hardware?.hardwareAddress?.toLowerCase() ?? ''
        const winner = byMac.get(`${directory} ${mac}`)
        if (winner === undefined) continue
        yield {
          message: `${host.name} gets ${winner.name} and never ${file.name}, which is for its address ${dotted(asker.first)}`,
          places: [file.at(0), other(winner.at(0), `${host.name} gets this one, by its hardware address`)],
        }
      }
    }
  },
}

const unknownMac: Rule = {
  id: 'boot/unknown-mac',
  severity: 'note',
  title: 'A PXELINUX file is for a hardware address that no host has',
  why: 'The file is of a node that is gone, or the address in its name is not that of the node.',
  hint: 'Remove the file, or correct the address in its name or in dhcpd.conf.',
  *check({ bootFiles, dhcp }) {
    // Where DHCP knows no machine, all get addresses of a range.
    if (dhcp === undefined || dhcp.byMac.size === 0) return
    for (const file of bootFiles) {
      if (file.asker?.by !== 'mac' || !file.name.startsWith('01-')) continue
      const { mac } = file.asker
      if (dhcp.byMac.has(mac) || dhcp.byMac.has(`01:${mac}`)) continue
      yield { message: `no host in dhcpd.conf has the hardware address ${mac}`, places: [file.at(0)] }
    }
  },
}

const wrongDirectory: Rule = {
  id: 'boot/wrong-directory',
  severity: 'error',
  title: 'PXELINUX looks for its files in another directory',
  why: 'PXELINUX takes pxelinux.cfg from the directory that it was loaded from itself: the files here are never read.',
  hint: 'Move pxelinux.cfg beside the boot loader, or make it a link to the one that is there.',
  *check({ dhcp, tftp, bootFiles, files }) {
    if (dhcp === undefined || tftp === undefined) return
    const named = dhcp.parameters.filter(({ node }) => node.name === 'filename')
    const places = named.map(({ node }) => ({ node, path: servedFile(tftp, plain(node.value)) }))
    const used = new Set(places.map(({ path }) => (path === undefined ? undefined : posix.dirname(path))))
    if (used.size === 0 || used.has(undefined)) return
    for (const directory of new Set(bootFiles.map(file => file.directory))) {
      if (used.has(directory)) continue
      const file = bootFiles.find(file => file.directory === directory)
      const empty = places.find(({ path = '/' }) => !isThere(files, posix.join(posix.dirname(path), FOLDER)))
      if (file === undefined || empty === undefined) continue
      const loader = `the boot loader is ${plain(empty.node.value)}`
      yield {
        message: `no boot loader is taken from ${directory}, so that nothing reads ${posix.dirname(file.path)}`,
        places: [file.at(0), other(dhcp.place(empty.node, 'value'), loader)],
      }
    }
  },
}

export const bootRules: readonly Rule[] = [
  fileMissing,
  fileName,
  shadowed,
  unreachable,
  unknownMac,
  wrongDirectory,
]
