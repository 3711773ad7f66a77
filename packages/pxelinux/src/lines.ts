/** fgets(3) reads at most so many characters at once, the line feed among them: what is left is a line of its own. */
export const MAX_LINE = 4095

/** Goes through a text line by line as the program does. */
export class Lines {
  readonly #text: string
  #feed = -1
  #return = -1
  #nul = -1
  /** Where the line begins. */
  start = 0
  /** Where its content ends: at the first carriage return, NUL or line feed. */
  cut = 0
  /** Where the next line begins. */
  end = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Goes to the next line; false if there is none. */
  next(): boolean {
    const { end: start } = this
    if (start >= this.#text.length) return false
    // Each is looked for again only once it is passed, or a text without any would be searched line by line.
    if (this.#feed < start) this.#feed = this.#find('\n', start)
    if (this.#return < start) this.#return = this.#find('\r', start)
    if (this.#nul < start) this.#nul = this.#find('\0', start)
    this.start = start
    this.end = Math.min(this.#feed + 1, start + MAX_LINE, this.#text.length)
    this.cut = Math.min(this.#feed, this.#return, this.#nul, this.end)
    return true
  }

  #find(character: string, from: number): number {
    const at = this.#text.indexOf(character, from)
    return at === -1 ? Infinity : at
  }
}
