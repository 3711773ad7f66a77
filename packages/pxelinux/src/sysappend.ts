import { endsWord } from './lexical.ts'
import { ipv4Address, macName, uuidName, type Client } from './resolve.ts'

/** What a machine's firmware tells of it, for `SYSAPPEND`; the names are those of the options that are made of it. */
export type FirmwareString =
  | 'CPU'
  | 'SYSVENDOR'
  | 'SYSPRODUCT'
  | 'SYSVERSION'
  | 'SYSSERIAL'
  | 'SYSSKU'
  | 'SYSFAMILY'
  | 'MBVENDOR'
  | 'MBPRODUCT'
  | 'MBVERSION'
  | 'MBSERIAL'
  | 'MBASSET'
  | 'BIOSVENDOR'
  | 'BIOSVERSION'
  | 'SYSFF'

/** The machine that boots, as far as options are made of it. */
export interface Machine extends Client {
  /** The address that DHCP names as the boot server (`next-server`). */
  readonly server?: string | undefined
  /** The router that DHCP names, 0.0.0.0 if it names none. */
  readonly gateway?: string | undefined
  readonly netmask?: string | undefined
  /** What its firmware tells, such as `{ SYSVENDOR: 'Dell Inc.' }`; what is left out adds nothing. */
  readonly firmware?: Readonly<Partial<Record<FirmwareString, string>>> | undefined
}

/** In the order of their bits (com32/include/syslinux/sysappend.h). */
const STRINGS: readonly FirmwareString[] = [
  'CPU',
  'SYSVENDOR',
  'SYSPRODUCT',
  'SYSVERSION',
  'SYSSERIAL',
  'SYSSKU',
  'SYSFAMILY',
  'MBVENDOR',
  'MBPRODUCT',
  'MBVERSION',
  'MBSERIAL',
  'MBASSET',
  'BIOSVENDOR',
  'BIOSVERSION',
  'SYSFF',
]

const IP = 1
const BOOTIF = 2
const SYSUUID = 4
/** The bit of the first of `STRINGS`. */
const FIRST_STRING = 3
/** All bits that mean something; the last is the UUID of a file system, which a TFTP server has not. */
export const ALL_BITS: number = 2 ** 19 - 1

/**
 * The options that `IPAPPEND` or `SYSAPPEND` adds.
 * @throws RangeError if one of them is made of what is not known of the machine
 */
export function sysappendOptions(mask: number, machine: Machine | undefined): readonly string[] {
  const options: string[] = []
  if ((mask & IP) !== 0) {
    const address = (name: 'ipv4' | 'server' | 'gateway' | 'netmask', fallback?: string) =>
      ipv4Address(machine?.[name] ?? fallback ?? missing('ip=', name))
    const parts = [address('ipv4'), address('server'), address('gateway', '0.0.0.0'), address('netmask')]
    options.push(`ip=${parts.join(':')}`)
  }
  if ((mask & BOOTIF) !== 0) options.push(`BOOTIF=${macName(machine?.mac ?? missing('BOOTIF=', 'mac'))}`)
  if ((mask & SYSUUID) !== 0 && machine?.uuid !== undefined) {
    options.push(...uuidName(machine.uuid).map(uuid => `SYSUUID=${uuid}`))
  }
  for (const [index, name] of STRINGS.entries()) {
    const text = mangle(machine?.firmware?.[name] ?? '')
    if ((mask & (1 << (index + FIRST_STRING))) !== 0 && text !== '') options.push(`${name}=${text}`)
  }
  return options
}

function missing(option: string, name: string): never {
  throw new RangeError(`IPAPPEND adds ${option}, which takes the ${name} of the machine`)
}

/** Blanks become underscores, those around the text nothing. */
function mangle(text: string): string {
  return Array.from(text, character => (endsWord(character.charCodeAt(0)) ? ' ' : character))
    .join('')
    .split(/ +/)
    .filter(word => word !== '')
    .join('_')
}
