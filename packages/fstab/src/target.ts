import { shown, type Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { warning } from './warning.ts'

/** What cannot be meant by the second field. */
export function* targetProblems(entry: Entry): Generator<Problem<Entry>> {
  const { file, vfstype } = entry
  if (vfstype === 'swap') {
    if (file === 'none' || file === 'swap') return
    yield warning(
      'swap-target',
      entry,
      'file',
      `swap is mounted nowhere; write none instead of ${shown(file)}`,
    )
  } else if (!file.startsWith('/')) {
    yield warning(
      'relative-target',
      entry,
      'file',
      `${shown(file)} is no path from the root, and systemd passes over the line; ${adviceFor(file)}`,
    )
  } else if (/\/\.\.(?:\/|$)/.test(file)) {
    yield warning(
      'dotted-target',
      entry,
      'file',
      `systemd mounts nothing on a path with ".."; write it without`,
    )
  }
}

function adviceFor(file: string): string {
  if (/^(?:none|swap|-)?$/.test(file)) return 'write where to mount it'
  const [, , inside] = /^(["'])(\/.*)\1$/s.exec(file) ?? []
  return inside === undefined
    ? `write /${file}`
    : `quotation marks are a part of the path; write ${inside} without them`
}

/** Linux takes no longer path; what is longer has no ancestors worth looking for. */
const PATH_MAX = 4096

/** Where the entries of a table are mounted, for what depends on their order. */
export class Targets {
  readonly #children: readonly Node[]
  /** The places of the first and the last entry of each target. */
  readonly #first = new Map<string, number>()
  readonly #last = new Map<string, number>()

  constructor(children: readonly Node[]) {
    this.#children = children
    for (const [index, node] of children.entries()) {
      const target = path(node)
      if (target === undefined) continue
      this.#last.set(target, index)
      if (!this.#first.has(target)) this.#first.set(target, index)
    }
  }

  /** What is wrong with the place of an entry among the others. */
  *problems(entry: Entry, index: number): Generator<Problem<Entry>> {
    const target = path(entry)
    if (target === undefined) return
    const first = this.#children[this.#first.get(target) ?? index]
    if (first?.type === 'entry' && this.#first.get(target) !== index) {
      yield warning(
        'duplicate-target',
        entry,
        'file',
        `${target} is the target of ${shown(first.spec)} already: mount puts this one over that one, and systemd drops this one`,
      )
    }
    for (let slash = target.lastIndexOf('/'); slash > 0; slash = target.lastIndexOf('/', slash - 1)) {
      const above = target.slice(0, slash)
      if ((this.#last.get(above) ?? -1) <= index) continue
      yield warning(
        'wrong-order',
        entry,
        'file',
        `${target} stands before ${above}, which hides it when mount -a mounts them in their order; put this line behind that one`,
      )
      return
    }
  }
}

/** The path that an entry is mounted on, in its shortest spelling. */
function path(node: Node): string | undefined {
  if (node.type !== 'entry' || node.vfstype === 'swap') return undefined
  const { file } = node
  if (!file.startsWith('/') || file.length > PATH_MAX) return undefined
  return /\/(?:\/|$)/.test(file) ? file.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1') : file
}
