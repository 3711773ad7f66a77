/**
 * Words that a file has again and again, such as the names of options: each is judged once, and one string serves all
 * nodes, which costs less memory.
 */
export class Words {
  readonly #isPlain: (word: string) => boolean
  readonly #words = new Map<unknown, string>()

  /** @param isPlain whether a word is one of those that are meant */
  constructor(isPlain: (word: string) => boolean) {
    this.#isPlain = isPlain
  }

  /** The string for a word; undefined if it is none of those that are meant. */
  of(word: unknown): string | undefined {
    const known = this.#words.get(word)
    if (known !== undefined || typeof word !== 'string' || !this.#isPlain(word)) return known
    this.#words.set(word, word)
    return word
  }
}
