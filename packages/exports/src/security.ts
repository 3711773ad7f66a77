import { FLAVOURS } from './vocabulary.ts'

/** What a client may do with one security flavour. */
export interface Rights {
  readonly readOnly: boolean
  readonly rootSquash: boolean
  readonly allSquash: boolean
}

const SETS: ReadonlyMap<string, Partial<Rights>> = new Map([
  ['ro', { readOnly: true }],
  ['rw', { readOnly: false }],
  ['root_squash', { rootSquash: true }],
  ['no_root_squash', { rootSquash: false }],
  ['all_squash', { allSquash: true }],
  ['no_all_squash', { allSquash: false }],
])

/** Whether an option may be another one for each flavour. */
export function isOfAFlavour(option: string): boolean {
  return SETS.has(option)
}

/** The name that stands for a flavour: `sys` for `unix`, too. */
function nameOf(flavour: string): string {
  return FLAVOURS.find(names => names.includes(flavour))?.[0] ?? flavour
}

/**
 * The rights that options give, flavour by flavour, as exportfs adds them up. A flavour starts from what was written
 * before it was named first; behind `sec=` options are for its flavours, up to the next `sec=` or the end of the list.
 */
export class Security {
  #rights: Rights
  readonly #flavours: Map<string, Rights>

  constructor(from?: Security) {
    this.#rights = from === undefined ? { readOnly: true, rootSquash: true, allSquash: false } : from.#rights
    this.#flavours = new Map(from === undefined ? [] : from.#flavours)
  }

  /** Adds one list: that of some defaults, or the own one of a client. */
  add(options: readonly string[]): void {
    let active: readonly string[] = []
    for (const option of options) {
      if (option.startsWith('sec=')) {
        active = option.slice(4).split(':').map(nameOf)
        for (const name of active) if (!this.#flavours.has(name)) this.#flavours.set(name, this.#rights)
      }
      const set = SETS.get(option)
      if (set === undefined) continue
      this.#rights = { ...this.#rights, ...set }
      for (const name of active)
        this.#flavours.set(name, { ...this.#rights, ...this.#flavours.get(name), ...set })
    }
  }

  /** The flavours in the order in which they were named; `sys` if none was. */
  get flavours(): ReadonlyMap<string, Rights> {
    return this.#flavours.size === 0 ? new Map([['sys', this.#rights]]) : this.#flavours
  }

  /** The first option of a list that changes nothing for the flavours that were named before. */
  lost(options: readonly string[]): string | undefined {
    if (this.#flavours.size === 0) return undefined
    const end = options.findIndex(option => option.startsWith('sec='))
    return options.slice(0, end === -1 ? undefined : end).find(option => SETS.has(option))
  }
}

/** Whether an option holds for the flavours that a list names last: whether it would change nothing at its end. */
export function isInForce(options: readonly string[], option: string): boolean {
  const [held, again] = [options, [...options, option]].map(list => {
    const security = new Security()
    security.add(list)
    return JSON.stringify([...security.flavours])
  })
  return held === again
}
