import type { Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'

/** Linux takes no longer path; what is longer has no ancestors worth looking for. */
const PATH_MAX = 4096

/** Where the entries of a table are mounted, for what depends on their order. */
export class Targets {
  readonly #first = new Map<string, Entry>()
  /** The last entry of each target, and its place in the table. */
  readonly #last = new Map<string, number>()
  #seen = 0

  constructor(entries: readonly Entry[]) {
    for (const [index, entry] of entries.entries()) {
      const target = path(entry)
      if (target === undefined) continue
      this.#last.set(target, index)
      if (!this.#first.has(target)) this.#first.set(target, entry)
    }
  }

  /** The problems of an entry; to be asked of each in the order of the table. */
  *problems(entry: Entry): Generator<Problem<Entry>> {
    const index = this.#seen++
    const target = path(entry)
    if (target === undefined) return
    const first = this.#first.get(target)
    if (first !== undefined && first !== entry) {
      yield {
        rule: 'duplicate-target',
        severity: 'warning',
        node: entry,
        field: 'file',
        message: `${target} is the target of "${first.spec}" already: mount hides that one under this one, and systemd drops this one`,
      }
    }
    for (let slash = target.lastIndexOf('/'); slash > 0; slash = target.lastIndexOf('/', slash - 1)) {
      const above = target.slice(0, slash)
      if ((this.#last.get(above) ?? -1) <= index) continue
      yield {
        rule: 'wrong-order',
        severity: 'warning',
        node: entry,
        field: 'file',
        message: `${target} stands before ${above}, which will hide it when mount -a mounts them in their order; put this line behind that one`,
      }
      return
    }
  }
}

/** The path that an entry is mounted on, in its shortest spelling. */
function path({ file, vfstype }: Entry): string | undefined {
  if (vfstype === 'swap' || !file.startsWith('/') || file.length > PATH_MAX) return undefined
  return file.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')
}
