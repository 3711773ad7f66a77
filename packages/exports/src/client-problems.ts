import { noted, shown, type Problem } from '@cluster-configs/syntax'
import type { Client, Defaults, Entry, Node } from './ast.ts'
import { SUBTREE, type InForce } from './in-force.ts'
import { warning } from './problem.ts'
import { Security } from './security.ts'

/** What stands around a client, and what is told of it already. */
interface Around {
  readonly before: Client | Defaults | undefined
  readonly behind: Client | Defaults | undefined
  /** Whether its host is none. */
  readonly odd: boolean
  /** Whether exportfs stops at options up to its own, and so says nothing more of them. */
  readonly stopped: boolean
}

/** What exportfs warns of where it exports to a client, and what a person may not have meant. */
export function* clientProblems(node: Client, inForce: InForce, around: Around): Generator<Problem<Node>> {
  const { before, behind, odd, stopped } = around
  if (isBare(node)) yield bareOptions(node, before)
  else if (node.host === '*' && access(inForce, node.options) === 'rw') {
    const message = 'everyone who reaches this machine may write; name the clients, as in 10.0.33.0/24(rw)'
    yield warning('everyone-writes', node, 'host', message)
  }
  if (hasNoOptions(node) && !inForce.any) {
    // Options behind a blank are told of where they stand.
    if (odd || (behind?.type === 'client' && isBare(behind))) return
    const message = `no options are given to ${shown(node.host)}, so that it may only read; write ${node.host}(ro,sync,no_subtree_check), or rw for ro`
    yield warning('no-options', node, 'host', message)
  } else if (!stopped && !inForce.subtree && !node.options.some(option => SUBTREE.test(option))) {
    const message =
      'neither subtree_check nor no_subtree_check is given, which exportfs warns of; write no_subtree_check, which holds anyway'
    yield warning('no-subtree-check', node, node.options.length === 0 ? 'host' : 'options', message)
  }
}

/** An entry that names no client, or only defaults. */
export function noClient(node: Entry | Defaults, inForce: InForce): Problem<Node> {
  const may = access(inForce, [])
  const message = `no client is named, so that everyone may ${may === 'ro' ? 'read' : 'write'}; write who may, as in 10.0.33.0/24(${may}), or *(${may}) for everyone`
  return warning('no-client', node, node.type === 'entry' ? 'path' : 'options', message)
}

/** Flavours that anybody can use. */
const OPEN: ReadonlySet<string> = new Set(['sys', 'none'])

/** What whoever is a client may do. */
function access(inForce: InForce, options: readonly string[]): 'rw' | 'ro' {
  const security = new Security(inForce.security)
  security.add(options)
  return [...security.flavours].some(([name, { readOnly }]) => !readOnly && OPEN.has(name)) ? 'rw' : 'ro'
}

/** Whether a client was written as options alone: `(rw)`. */
function isBare(node: Client): boolean {
  return node.host === '*' && noted(node, 'spelling', 'host') === ''
}

function bareOptions(node: Client, before: Client | Defaults | undefined): Problem<Node> {
  const list = `(${node.options.join(',')})`
  if (before?.type === 'client' && before.options.length === 0) {
    const { host } = before
    const everyone = host === '*' ? '' : `, or *${list} for everyone`
    const message = `a blank stands between ${shown(host)} and ${list}, so that they are for everyone and not for that host; write ${host}${list}${everyone}`
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
