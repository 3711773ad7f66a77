/*
 * Lines as ifupdown reads them (interfaces(5), FILE FORMAT; its config.c decides where that is silent): blanks in
 * front go, a line that then begins with `#` is a comment, any other goes on in the next one while it ends with a
 * backslash. What is joined so is read verbatim, blanks and `#` included. A line ends for ifupdown at a NUL.
 */

const HASH = 35
const BACKSLASH = 92

/** What isspace(3) takes for a blank. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** What is read of a line that goes on over several, or that holds a NUL. */
interface Joined {
  readonly text: string
  /** Where in the source each piece of the text begins, and where in the text. */
  readonly starts: readonly number[]
  readonly bases: readonly number[]
  /** Behind the last character of the source that is read. */
  readonly end: number
  /** Where in the source the next line begins. */
  readonly next: number
}

/**
 * Joins what is read of the line that begins at an offset. Whether a line goes on is asked of all that was joined
 * so far, so that one backslash more lets it go on even behind an empty line; at the end of the file the
 * backslashes at the end just go.
 */
function join(source: string, from: number): Joined {
  const starts: number[] = []
  const ends: number[] = []
  const dropBackslash = (): boolean => {
    const end = (ends.at(-1) ?? 0) - 1
    if (ends.length === 0 || source.charCodeAt(end) !== BACKSLASH) return false
    ends.pop()
    if (starts.at(-1) === end) starts.pop()
    else ends.push(end)
    return true
  }
  let next = from
  do {
    const at = next
    const feed = source.indexOf('\n', at)
    const stop = feed === -1 ? source.length : feed
    next = Math.min(stop + 1, source.length)
    const piece = source.slice(at, stop)
    const nul = piece.indexOf('\0')
    const end = nul === -1 ? stop : at + nul
    if (end > at) {
      starts.push(at)
      ends.push(end)
    }
  } while (dropBackslash() && next < source.length)
  while (dropBackslash());
  return { ...concatenated(source, starts, ends), next }
}

function concatenated(
  source: string,
  starts: readonly number[],
  ends: readonly number[],
): Omit<Joined, 'next'> {
  const bases: number[] = []
  const pieces: string[] = []
  let length = 0
  for (const [index, start] of starts.entries()) {
    const piece = source.slice(start, ends[index])
    bases.push(length)
    pieces.push(piece)
    length += piece.length
  }
  return { text: pieces.join(''), starts, bases, end: ends.at(-1) ?? 0 }
}

/** What is read of a part of a line; undefined if the line would end in it. */
export function unfold(text: string): string | undefined {
  if (!/[\n\0]/.test(text)) return text
  // With more behind it, a backslash at its end is not the end of a line.
  const whole = `${text}|`
  const { text: joined, end, next } = join(whole, 0)
  return next === whole.length && end === next ? joined.slice(0, -1) : undefined
}

/**
 * What is read at the end of a line, without the blanks behind it; undefined if the line would not end there.
 * @param text what ends the line, its line feed included
 * @param last whether it is the last line of the file
 */
export function unfoldEnd(text: string, last: boolean): string | undefined {
  const line = join(last ? text : `${text}|`, 0)
  if (line.next !== text.length) return undefined
  let end = line.text.length
  while (isBlank(line.text.charCodeAt(end - 1))) end--
  return line.text.slice(0, end)
}

/** Goes through a file line by line, and through each line part by part. */
export class LineReader {
  readonly source: string
  /** Where in the source the line, what follows the blanks in front of it, and the next line begin. */
  start = 0
  content = 0
  next = 0
  isComment = false
  /** What is read of the line, from `#from` to `#to`: the source itself, or what was joined of it. */
  #text = ''
  #to = 0
  #joined: Joined | undefined
  /** What is read of the part at hand, and where in the text it ends. */
  #part = ''
  #end = 0
  /** Where in the source the part at hand begins and ends, and where the part before it does. */
  #partStart = 0
  #partEnd = 0
  #behind = 0
  #nul: number

  constructor(source: string) {
    this.source = source
    this.#nul = found(source.indexOf('\0'))
  }

  /** Goes to the next line, if there is one. */
  advance(): boolean {
    const { source } = this
    const start = this.next
    if (start >= source.length) return false
    const feed = source.indexOf('\n', start)
    const stop = feed === -1 ? source.length : feed
    let content = start
    while (content < stop && isBlank(source.charCodeAt(content))) content++
    if (this.#nul < start) this.#nul = found(source.indexOf('\0', start))
    this.start = start
    this.content = content
    this.isComment = content < stop && source.charCodeAt(content) === HASH
    const plain =
      this.isComment || content === stop || (source.charCodeAt(stop - 1) !== BACKSLASH && this.#nul >= stop)
    this.#joined = plain ? undefined : join(source, content)
    this.next = this.#joined?.next ?? Math.min(stop + 1, source.length)
    this.#text = this.#joined?.text ?? source
    const from = plain ? content : 0
    let to = this.#joined?.text.length ?? stop
    while (to > from && isBlank(this.#text.charCodeAt(to - 1))) to--
    this.#to = to
    this.#end = from
    this.#partEnd = start
    return true
  }

  /** Whether nothing is left to read on the line. */
  get done(): boolean {
    return this.#end >= this.#to
  }

  /** Takes the first word of the line, which is empty where a joined line begins with a blank. */
  first(): string {
    const begin = this.#end
    return this.#take(begin, this.#wordEnd(begin), this.content)
  }

  /** The next word, which is not taken; `''` if there is none. */
  peek(): string {
    const begin = this.#skip(this.#end)
    return this.#text.slice(begin, this.#wordEnd(begin))
  }

  /** Takes the next word, or the next two as one part, as far as there are any. */
  word(count: 1 | 2 = 1): string {
    const begin = this.#skip(this.#end)
    let end = this.#wordEnd(begin)
    if (count === 2) end = this.#wordEnd(this.#skip(end))
    return this.#take(begin, end, this.#at(begin))
  }

  /** Takes all that is left of the line. */
  rest(): string {
    const begin = this.#skip(this.#end)
    return this.#take(begin, this.#to, this.#at(begin))
  }

  /** Where in the source the part at hand begins. */
  get offset(): number {
    return this.#partStart
  }

  /** Where in the source the part at hand ends. */
  get behind(): number {
    return this.#partEnd
  }

  /** What the source has before the part at hand, since the part before it or the begin of the line. */
  get gap(): string {
    return this.source.slice(this.#behind, this.#partStart)
  }

  /** The part at hand as the source has it. */
  get spelt(): string {
    return this.#joined === undefined ? this.#part : this.source.slice(this.#partStart, this.#partEnd)
  }

  #skip(from: number): number {
    let begin = from
    while (begin < this.#to && isBlank(this.#text.charCodeAt(begin))) begin++
    return begin
  }

  #wordEnd(begin: number): number {
    let end = begin
    while (end < this.#to && !isBlank(this.#text.charCodeAt(end))) end++
    return end
  }

  #take(begin: number, end: number, partStart: number): string {
    this.#behind = this.#partEnd
    this.#end = end
    if (begin < this.#to) {
      this.#partStart = partStart
      this.#partEnd = end > begin ? this.#at(end - 1) + 1 : this.#at(begin)
    } else this.#partStart = this.#partEnd
    this.#part = this.#text.slice(begin, end)
    return this.#part
  }

  /** Where in the source a character of the text stands. */
  #at(index: number): number {
    if (this.#joined === undefined) return index
    const { starts, bases } = this.#joined
    let low = 0
    let high = bases.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((bases[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return (starts[low] ?? 0) + index - (bases[low] ?? 0)
  }
}

/** An offset that was searched for, behind everything if there is none. */
function found(offset: number): number {
  return offset === -1 ? Infinity : offset
}
