import { getOption, type Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Node } from './ast.ts'
import { error, warning } from './problem.ts'
import { Security } from './security.ts'

/** A word on subtree_check, without which exportfs warns. */
export const SUBTREE: RegExp = /^(?:no_)?subtree_check$/
const SQUASH_LIST = /^squash_[ug]ids=/

/** The defaults of an entry, as far as they are read. */
export class InForce {
  readonly security: Security = new Security()
  /** Whether there are any. */
  any: boolean = false
  /** Whether the last of them say a word on subtree_check, as exportfs wants it: earlier ones do not count. */
  subtree: boolean = false
  fsid: string | undefined
  #squashes = false
  /** How many clients come behind those. */
  #clients = 0

  add({ options }: Defaults): void {
    this.any = true
    this.subtree = options.some(option => SUBTREE.test(option))
    this.fsid = valueOf(options, 'fsid') ?? this.fsid
    this.security.add(options)
    this.#squashes ||= options.some(option => SQUASH_LIST.test(option))
  }

  /**
   * What the options of a client or of more defaults cannot do behind these.
   * @param last whether the entry ends with it, so that defaults are for everyone
   */
  *problems(node: Client | Defaults, last: boolean): Generator<Problem<Node>> {
    const lost = this.security.lost(node.options)
    if (lost !== undefined) {
      const flavours = [...this.security.flavours.keys()].join(':')
      const message = `${lost} changes nothing for the flavours that the default options name; write sec=${flavours} before it`
      yield warning('lost-option', node, 'options', message, node.options.indexOf(lost))
    }
    if (!this.#squashes || (node.type === 'defaults' && !last)) return
    if (++this.#clients === 2) {
      const message =
        'exportfs dies of squash_uids and squash_gids in default options of more than one client; write them for each client'
      yield error('squash-in-defaults', node, 'options', message)
    }
  }
}

/** The value of the last option of a name that has one. */
export function valueOf(options: readonly string[], name: string): string | undefined {
  const value = getOption(options, name)
  return typeof value === 'string' ? value : undefined
}
