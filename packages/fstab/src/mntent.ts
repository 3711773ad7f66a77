/*
 * getmntent(3) of glibc, the other reader of fstab: systemd makes its mount units from what it returns. It has
 * rules of its own, all of them here; the comments name what it does in C where no manual page tells.
 */

/** An entry with the names of getmntent(3) without `mnt_`. What a line leaves out is empty, or 0. */
export interface Mntent {
  readonly fsname: string
  readonly dir: string
  readonly type: string
  readonly opts: string
  readonly freq: number
  readonly passno: number
}

/** What getmntent makes of a line: an entry, nothing (a comment, an empty line), or it never sees the line. */
export type Reading = Mntent | 'nothing' | 'lost'

/** The bytes of a line that it reads, with the line feed; what is beyond is thrown away, in pieces of 1,023. */
export const LONGEST = 4095
const PIECE = 1023
/** White space as isspace(3) has it, which sscanf passes over. */
const NUMBERS = /^[ \t\n\v\f\r]*(?:([+-]?[0-9]+)(?:[ \t\n\v\f\r]*([+-]?[0-9]+))?)?/

const LIMIT = 2n ** 63n

/** What getmntent makes of each line of a text, from the first to the last, for it remembers some of them. */
export function readMntents(text: string): readonly Reading[] {
  const readings: Reading[] = []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  let previous = { freq: 0, passno: 0 }
  let losing = false
  for (const [index, line] of lines.entries()) {
    if (losing) {
      readings.push('lost')
      losing = !seesEnd(line)
      continue
    }
    const fits = line.length < LONGEST
    // Looking for the rest of a line that it takes for cut, it reads up to the next line feed that it sees.
    losing = fits ? line.includes('\0') : !seesEnd(line.slice(LONGEST))
    const terminated = fits && !losing && (index < lines.length - 1 || text.endsWith('\n'))
    const reading = readMntent(line, terminated, previous)
    if (reading !== 'nothing') previous = reading
    readings.push(reading)
  }
  return readings
}

/** Whether reading on in pieces finds the line feed behind a text: strchr(3) stops at a NUL. */
function seesEnd(rest: string): boolean {
  return !rest.slice(rest.length - (rest.length % PIECE)).includes('\0')
}

function readMntent(
  line: string,
  terminated: boolean,
  previous: Pick<Mntent, 'freq' | 'passno'>,
): Mntent | 'nothing' {
  const kept = line.slice(0, LONGEST).split('\0', 1)[0] ?? ''
  // Blanks at the end go together with the line feed, and stay without one.
  const text = terminated ? trimmed(kept) : kept
  let rest: string | undefined = text.slice(blanks(text))
  if (rest === '' || rest.startsWith('#')) return 'nothing'
  const fields: string[] = []
  while (fields.length < 4) {
    const end: number = rest?.search(/[ \t]/) ?? -1
    fields.push(decode(end === -1 ? (rest ?? '') : (rest ?? '').slice(0, end)))
    rest = end === -1 ? undefined : rest?.slice(end).replace(/^[ \t]+/, '')
  }
  const [fsname = '', dir = '', type = '', opts = ''] = fields
  return { fsname, dir, type, opts, ...numbers(rest, previous) }
}

/** How many blanks a text begins with. */
function blanks(text: string): number {
  const found = text.search(/[^ \t]/)
  return found === -1 ? text.length : found
}

/** A text without the blanks at its end. */
function trimmed(text: string): string {
  let end = text.length
  while (end > 0 && /[ \t]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Only these four escapes, and a doubled backslash. */
function decode(word: string): string {
  if (!word.includes('\\')) return word
  return word.replace(/\\(?:(040|011|012|134)|\\)/g, (_, octal?: string) =>
    octal === undefined ? '\\' : String.fromCharCode(parseInt(octal, 8)),
  )
}

/** sscanf(rest, " %d %d "). Where it meets the end at once, the numbers of the entry before stay as they were. */
function numbers(
  rest: string | undefined,
  previous: Pick<Mntent, 'freq' | 'passno'>,
): Pick<Mntent, 'freq' | 'passno'> {
  if (rest === undefined) return { freq: 0, passno: 0 }
  const [all = '', freq, passno] = NUMBERS.exec(rest) ?? []
  if (freq === undefined && all === rest) return { freq: previous.freq, passno: previous.passno }
  return { freq: int(freq), passno: int(passno) }
}

/** A number as strtol(3) reads it, which stops at 64 bits, in a variable of 32. */
function int(digits = '0'): number {
  if (digits.length < 10) return Number(digits) | 0
  const [, sign = '', figures = ''] = /^([+-]?)0*([0-9]*)$/.exec(digits) ?? []
  const value = BigInt(figures.length > 19 ? LIMIT : `0${figures}`)
  const signed = sign === '-' ? -value : value
  return Number(BigInt.asIntN(32, signed >= LIMIT ? LIMIT - 1n : signed < -LIMIT ? -LIMIT : signed))
}
