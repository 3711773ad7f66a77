import { getOption, noted, type Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Node } from './ast.ts'
import { error, warning, type Holder } from './problem.ts'
import { Security } from './security.ts'
import { shown } from './shown.ts'

const SUBTREE = /^(?:no_)?subtree_check$/
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
  #clients = 0

  add({ options }: Defaults): void {
    this.any = true
    this.subtree = options.some(option => SUBTREE.test(option))
    this.fsid = valueOf(options, 'fsid') ?? this.fsid
    this.security.add(options)
    this.#squashes ||= options.some(option => SQUASH_LIST.test(option))
  }

  /** What the options of a client or of more defaults cannot do behind these. */
  *problems(node: Client | Defaults): Generator<Problem<Node>> {
    const lost = this.security.lost(node.options)
    if (lost !== undefined) {
      const flavours = [...this.security.flavours.keys()].join(':')
      const message = `${lost} changes nothing for the flavours that the default options name; write sec=${flavours} before it`
      yield warning('lost-option', node, 'options', message)
    }
    if (node.type === 'client') this.#clients++
    if (this.#squashes && this.#clients === 2) {
      this.#squashes = false
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

/**
 * What exportfs warns of where it exports to a client, and what a person may not have meant.
 * @param node the client, or the entry or last defaults that grant to everyone
 * @param before what stands before it
 */
export function* clientProblems(
  node: Holder,
  inForce: InForce,
  before?: Client | Defaults,
): Generator<Problem<Node>> {
  const own = node.type === 'client' ? node.options : []
  const security = new Security(inForce.security)
  security.add(own)
  const access = [...security.flavours].some(([name, { readOnly }]) => !readOnly && OPEN.has(name))
    ? 'rw'
    : 'ro'
  const field = node.type === 'entry' ? 'path' : 'options'
  if (node.type !== 'client') {
    const message = `no client is named, so that everyone may mount it ${access}; write who may, as in 10.0.33.0/24(${access}), or *(${access}) for everyone`
    yield warning('no-client', node, field, message)
  } else if (isBare(node)) {
    yield bareOptions(node, before)
    if (before?.type === 'client' && before.options.length === 0) return
  } else if (node.host === '*' && access === 'rw') {
    yield warning(
      'everyone-writes',
      node,
      'host',
      'everyone who reaches this machine may write; name the clients, as in 10.0.33.0/24(rw)',
    )
  }
  if (node.type === 'client' && !inForce.any && hasNoOptions(node)) {
    const message = `no options are given to ${shown(node.host)}, so that it may only read; write ${node.host}(ro,sync,no_subtree_check), or rw for ro`
    yield warning('no-options', node, 'host', message)
  } else if (node.type !== 'entry' && !inForce.subtree && !own.some(option => SUBTREE.test(option))) {
    const message =
      'neither subtree_check nor no_subtree_check is given, which exportfs warns of; write no_subtree_check, which holds anyway'
    yield warning('no-subtree-check', node, written(node) ? 'options' : 'host', message)
  }
}

/** Flavours that anybody can use. */
const OPEN: ReadonlySet<string> = new Set(['sys', 'none'])

/** Whether a client was written as options alone: `(rw)`. */
function isBare(node: Client): boolean {
  return node.host === '*' && noted(node, 'spelling', 'host') === ''
}

function bareOptions(node: Client, before: Client | Defaults | undefined): Problem<Node> {
  const list = `(${node.options.join(',')})`
  if (before?.type === 'client' && before.options.length === 0) {
    const { host } = before
    const message = `a blank stands between ${shown(host)} and ${list}, so that they are for everyone and not for that host; write ${host}${list}, or *${list} for everyone`
    return warning('blank-before-options', node, 'options', message)
  }
  return warning(
    'no-host',
    node,
    'options',
    `the options stand behind no host, and are for everyone; write *${list}`,
  )
}

/** Whether a client was written without any parentheses. */
function hasNoOptions(node: Client): boolean {
  return node.options.length === 0 && (noted(node, 'spelling', 'options') ?? '') === ''
}

function written(node: Holder): boolean {
  return node.type === 'defaults' || !(node.type === 'client' && hasNoOptions(node))
}
