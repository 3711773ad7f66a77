import { posix } from 'node:path'
import { isThere } from '../files.ts'
import { distance } from 'fastest-levenshtein'
import { plain } from '../dhcp.ts'
import { other } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { System } from '../system.ts'
import { servedFile } from '../tftp.ts'

/* What the TFTP server serves, against what machines are told to ask for. */

/** The boot loaders that DHCP names. */
function* loaders({ dhcp }: System): Generator<{ name: string; place: () => ReturnType<typeof other> }> {
  for (const { node } of dhcp?.parameters ?? []) {
    if (node.name !== 'filename' || dhcp === undefined) continue
    const name = plain(node.value)
    // iPXE and UEFI's HTTP boot take a URL, which is not asked of the TFTP server.
    if (name !== '' && !/^[a-z]+:/.test(name)) yield { name, place: () => dhcp.place(node, 'value') }
  }
}

const create: Rule = {
  id: 'tftp/create',
  severity: 'warning',
  title: 'Anybody can upload files',
  why: 'TFTP knows no passwords: with --create every machine on the network can fill the disk, or leave a file that a node boots.',
  hint: 'Take the option out: nodes only read.',
  *check({ tftp }) {
    if (tftp?.create === undefined) return
    const { option, place } = tftp.create
    yield {
      message: `the TFTP server runs with ${option}, so that anybody can upload files`,
      places: [place],
    }
  },
}

const filenameOutside: Rule = {
  id: 'tftp/filename-outside',
  severity: 'error',
  title: 'A boot loader is not under the TFTP directory',
  why: 'The server refuses the name, or looks for it elsewhere, and no machine boots.',
  hint: 'With --secure write the name as it is below the TFTP directory; without it, the whole path.',
  *check(system) {
    const { tftp } = system
    if (tftp?.place === undefined) return
    const { directory, secure, place: directoryPlace } = tftp
    const where = other(
      directoryPlace,
      `the TFTP directory is ${directory}${secure ? ', with --secure' : ''}`,
    )
    for (const { name, place } of loaders(system)) {
      const doubled = secure && posix.resolve('/', name).startsWith(`${directory}/`)
      const served = servedFile(tftp, name)
      if (served !== undefined && !doubled) continue
      const message =
        served === undefined
          ? `the TFTP server gives out whole paths below ${directory} only, and ${name} is none`
          : `with --secure the TFTP server takes ${name} for ${served}`
      yield {
        message,
        places: [place(), where],
        ...(doubled ? { hint: `Write ${posix.relative(directory, name)}.` } : {}),
      }
    }
  },
}

/** The boot loaders of Debian's packages, and of iPXE and GRUB. */
const KNOWN = [
  'pxelinux.0',
  'lpxelinux.0',
  'gpxelinux.0',
  'syslinux.efi',
  'grubx64.efi',
  'grubnetx64.efi',
  'bootx64.efi',
  'bootnetx64.efi',
  'shimx64.efi',
  'ipxe.efi',
  'snponly.efi',
  'undionly.kpxe',
] as const

const filenameTypo: Rule = {
  id: 'tftp/filename-typo',
  severity: 'warning',
  title: 'The name of a boot loader is misspelt',
  why: 'No such file is there, and no machine boots.',
  hint: 'Correct the name.',
  *check(system) {
    for (const { name, place } of loaders(system)) {
      const base = posix.basename(name)
      const meant = KNOWN.find(known => distance(known, base.toLowerCase()) === 1)
      // A word more in a name is likely meant: shimx64.efi and shimia64.efi are both there.
      if (meant === undefined || meant.length !== base.length || served(system, name)) continue
      yield {
        message: `${base} is no boot loader that is known; ${meant} is`,
        places: [place()],
        hint: `Write ${posix.join(posix.dirname(name), meant)}.`,
      }
    }
  },
}

/** Whether the file is there, so that its name is right, whatever it is. */
function served({ files, tftp }: System, name: string): boolean {
  const path = tftp === undefined ? undefined : servedFile(tftp, name)
  return path !== undefined && isThere(files, path)
}

const loaderMissing: Rule = {
  id: 'tftp/loader-missing',
  severity: 'error',
  title: 'A boot loader is not there',
  why: 'Machines ask for a file that the TFTP server does not have, and stop.',
  hint: 'Copy it there: pxelinux.0 is in the package pxelinux, syslinux.efi in syslinux-efi.',
  *check(system) {
    const { tftp, files } = system
    if (tftp === undefined || !system.hasBootFiles) return
    const said = new Set<string>()
    for (const { name, place } of loaders(system)) {
      const path = servedFile(tftp, name)
      if (path === undefined || isThere(files, path) || said.has(path)) continue
      said.add(path)
      yield { message: `${path}, which DHCP names as a boot loader, is not there`, places: [place()] }
    }
  },
}

const directoryMissing: Rule = {
  id: 'tftp/directory-missing',
  severity: 'error',
  title: 'The TFTP directory is not there',
  why: 'The server does not start without its directory, and no machine boots.',
  hint: 'Make the directory, or name the one that holds the boot files.',
  *check({ tftp, files, generated }) {
    if (tftp?.place === undefined || generated || isThere(files, tftp.directory)) return
    // Of a tree that holds only settings nothing can be said.
    if (!isThere(files, '/usr')) return
    yield { message: `the TFTP directory ${tftp.directory} is not there`, places: [tftp.place] }
  },
}

export const tftpRules: readonly Rule[] = [
  create,
  filenameOutside,
  filenameTypo,
  loaderMissing,
  directoryMissing,
]
