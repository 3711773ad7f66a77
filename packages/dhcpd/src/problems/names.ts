import type { FailoverPeer, Host } from '../ast.ts'
import { lowerCase } from '../lexical.ts'
import { nearestOf } from '../vocabulary.ts'
import { Fault } from './fault.ts'
import { OPTIONS } from './option-table.ts'
import type { Reader } from './reader.ts'

/** The format of an option of which only the number is known. */
const UNKNOWN_FORMAT = 'X'

interface Space {
  readonly formats: Map<string, string>
  readonly names: Map<number, string>
}

/** Everything in a configuration that has a name and must be declared before it is used. */
export class Names {
  readonly classes: Set<string> = new Set()
  readonly groups: Set<string> = new Set()
  /** The interfaces that a network is connected to. */
  readonly interfaces: Set<string> = new Set()
  readonly hosts: Map<string, Host> = new Map()
  readonly keys: Set<string> = new Set()
  readonly peers: Map<string, FailoverPeer> = new Map()
  /** The failover peers that a pool refers to. */
  readonly usedPeers: Set<string> = new Set()
  /** Whether it has been said that hosts are global; once is enough. */
  toldOfHosts = false
  readonly #spaces: Map<string, Space> = new Map()
  /** The spaces whose options an option encapsulates, and that option. */
  readonly #encapsulated: Map<string, string> = new Map()

  constructor() {
    for (const name of Object.keys(OPTIONS)) this.defineSpace(name)
    for (const [name, table] of Object.entries(OPTIONS))
      for (const [, option = '', code, format = ''] of table.matchAll(/(\S+)=(\d+):(\S*)/g))
        this.defineOption(name, option, Number(code), format)
  }

  defineSpace(name: string): void {
    this.#spaces.set(lowerCase(name), { formats: new Map(), names: new Map() })
    this.#encapsulated.delete(lowerCase(name))
  }

  hasSpace(name: string): boolean {
    return this.#spaces.has(lowerCase(name))
  }

  /** @throws Fault if it encapsulates the options of a space that another one encapsulates */
  defineOption(space: string, name: string, code: number, format: string): void {
    const inner = /E([^.]+)\./.exec(format)?.[1]
    if (inner !== undefined) this.#encapsulate(lowerCase(inner), space === 'dhcp' ? name : `${space}.${name}`)
    const options = this.#spaces.get(lowerCase(space))
    options?.formats.set(lowerCase(name), format)
    options?.names.set(code, lowerCase(name))
  }

  /** A space remembers the one option that encapsulates it (parse_option_code_definition of parse.c). */
  #encapsulate(space: string, option: string): void {
    const other = this.#encapsulated.get(space)
    if (other !== undefined)
      throw new Fault(
        'second-encapsulation',
        `dhcpd stops here: the option space "${space}" is encapsulated by the option ${other} already`,
      )
    this.#encapsulated.set(space, option)
  }

  /**
   * The format of an option by its name, which has its space before it or is of DHCP's own.
   * @throws Fault if there is no such option
   */
  formatOf(full: string): string {
    const dot = full.indexOf('.')
    const spaceName = dot === -1 ? 'dhcp' : lowerCase(full.slice(0, dot))
    const name = lowerCase(full.slice(dot + 1))
    const space = this.#spaces.get(spaceName)
    if (space === undefined) throw this.#unknownSpace(spaceName)
    const format = formatIn(space, spaceName, name)
    if (format === undefined) throw this.#unknownOption(space, spaceName, name)
    return format
  }

  /** The format of a parameter of the server; undefined if it has none of the name. */
  parameterFormat(name: string): string | undefined {
    const space = this.#spaces.get('server')
    return space === undefined ? undefined : formatIn(space, 'server', lowerCase(name))
  }

  #unknownSpace(name: string): Fault {
    const nearest = nearestOf(name, this.#spaces.keys())
    const hint =
      nearest === undefined ? `write "option space ${name};" before it` : `did you mean "${nearest}"?`
    return new Fault('unknown-space', `there is no option space "${name}"; ${hint}`)
  }

  #unknownOption(space: Space, spaceName: string, name: string): Fault {
    const number = numberIn(name)
    if (number !== undefined)
      return new Fault('unknown-option', `the number ${shownCode(number)} is that of no option`)
    const shown = spaceName === 'dhcp' ? name : `${spaceName}.${name}`
    const parameter = spaceName === 'dhcp' && this.#spaces.get('server')?.formats.has(name) === true
    if (parameter)
      return new Fault(
        'unknown-option',
        `"${name}" is a parameter and no option; take the word before it away`,
      )
    if (spaceName === 'dhcp' && this.#spaces.get('dhcp6')?.formats.has(name) === true)
      return new Fault(
        'unknown-option',
        `there is no option "${name}" of DHCP for IPv4; that of DHCPv6 is dhcp6.${name}`,
      )
    if (shown === 'option')
      return new Fault(
        'unknown-option',
        'the name of an option follows here directly; take the word "option" out',
      )
    const nearest = nearestOf(name, space.formats.keys())
    const hint =
      nearest === undefined
        ? `define it at the top of the file: option ${shown} code NUMBER = TYPE;`
        : `did you mean "${nearest}"?`
    return new Fault('unknown-option', `there is no option "${shown}"; ${hint}`)
  }

  /**
   * Reads an option's name.
   * @returns its format
   */
  readOption(reader: Reader): string {
    if (!reader.isIdentifier)
      throw new Fault('bad-expression', `expected an option's name, found ${reader.found}`)
    const first = reader.take()
    if (!reader.takes('.')) return this.formatOf(first)
    if (!reader.isIdentifier)
      throw new Fault('bad-expression', `expected an option's name, found ${reader.found}`)
    return this.formatOf(`${first}.${reader.take()}`)
  }
}

function formatIn(space: Space, spaceName: string, name: string): string | undefined {
  const known = space.formats.get(name)
  if (known !== undefined) return known
  const number = numberIn(name)
  if (number === undefined) return undefined
  const code = Number.parseInt(number, 10) || 0
  if (code === 0 || (code === 255 && spaceName === 'dhcp')) return undefined
  return space.formats.get(space.names.get(code) ?? '') ?? UNKNOWN_FORMAT
}

/** The number that an option is named by: `unknown-93`. */
function numberIn(name: string): string | undefined {
  return /^unknown-(.*)/.exec(name)?.[1]
}

function shownCode(number: string): string {
  return number === '' ? 'that is missing' : number
}
