import { posix } from 'node:path'
import { isThere, type Files } from './files.ts'
import type { Place } from './place.ts'
import type { Reader } from './source.ts'
import { assignments } from './shell-file.ts'

/** What the TFTP server serves: tftpd-hpa, as /etc/default/tftpd-hpa sets it. */
export interface Tftp {
  readonly directory: string
  /** Where the file names it; undefined if there is no such file, and the directory is a guess. */
  readonly place: Place | undefined
  /** Whether the server is shut into its directory, and names are taken from there. */
  readonly secure: boolean
  /** The option that lets anybody upload new files, if there is one, and where. */
  readonly create: { readonly option: string; readonly place: Place } | undefined
}

/** The directory beside the boot loader that has PXELINUX's files. */
export const FOLDER = 'pxelinux.cfg'

/** Where Debian's packages and the handbooks put the boot files. */
const USUAL = ['/srv/tftp', '/var/lib/tftpboot', '/tftpboot'] as const

/** @returns undefined if neither its settings nor a usual directory are there */
export function readTftp(reader: Reader): Tftp | undefined {
  const file = reader.text('/etc/default/tftpd-hpa')
  if (file === undefined) {
    const directory = USUAL.find(path => isThere(reader.files, path))
    return directory === undefined
      ? undefined
      : { directory, place: undefined, secure: true, create: undefined }
  }
  const set = assignments(file)
  const directory = set.get('TFTP_DIRECTORY')
  const options = set.get('TFTP_OPTIONS')
  const words = options?.value.split(/\s+/) ?? []
  const create = words.find(word => word === '--create' || /^-[a-z]*c/.test(word))
  return {
    directory: posix.resolve('/', directory?.value ?? USUAL[0]),
    place: directory?.place ?? file.at(0),
    secure: words.some(word => word === '--secure' || /^-[a-z]*s/.test(word)),
    create:
      create === undefined || options === undefined ? undefined : { option: create, place: options.place },
  }
}

/** The file on the master that a client gets for a name; undefined if the server refuses the name. */
export function servedFile({ directory, secure }: Tftp, name: string): string | undefined {
  if (secure) return posix.join(directory, posix.resolve('/', name))
  const path = posix.resolve('/', name)
  return name.startsWith('/') && (path === directory || path.startsWith(`${directory}/`)) ? path : undefined
}

/** Whether the boot files are in place: something is in the directory beside what PXELINUX reads. */
export function hasBootFiles(files: Files, { directory }: Tftp): boolean {
  return files.list(directory).some(name => name !== FOLDER)
}
