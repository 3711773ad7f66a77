interface Escape {
  readonly character: string
  readonly end: number
}

/** What follows a backslash, as read_string of conflex.c takes it, and where it ends; undefined if it is an error. */
export function readEscape(text: string, from: number): Escape | undefined {
  for (let at = from; ;) {
    const character = text[at]
    if (character === undefined || character === '\xff') return undefined
    if (character === 'x') {
      const digits = text.slice(at + 1, at + 3)
      if (!/[0-9A-Fa-f]{2}/.test(digits)) return undefined
      return { character: String.fromCharCode(parseInt(digits, 16)), end: at + 3 }
    }
    if (!/[0-3]/.test(character)) return { character: CONTROLS[character] ?? character, end: at + 1 }
    const digits = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0] ?? ''
    if (digits.length === 3) return { character: String.fromCharCode(parseInt(digits, 8)), end: at + 3 }
    at += digits.length
    if (/[^0]/.test(digits) || text[at] === '\xff') return undefined
    // A short `\0` is not finished: it swallows a character, and the one behind that is escaped in its place.
    at++
  }
}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', b: '\b' }

/** The text that a string token stands for. */
export function unquote(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1)
  let text = ''
  let from = 1
  for (let at = token.indexOf('\\'); at !== -1; at = token.indexOf('\\', from)) {
    const escape = readEscape(token, at + 1)
    if (escape === undefined) break
    text += token.slice(from, at) + escape.character
    from = escape.end
  }
  return text + token.slice(from, -1)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
}
const UNUSUAL = /["\\\x00-\x1f\x7f\xff]/

/**
 * The string token that stands for a text: in quotation marks, with what is special in a string escaped. Whatever
 * comes from an inventory or a person is safe in it.
 * @example option('domain-name', quote('cluster'))
 */
export function quote(text: string): string {
  if (!UNUSUAL.test(text)) return `"${text}"`
  const escaped = text.replace(
    /["\\\x00-\x1f\x7f\xff]/g,
    character => ESCAPES[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
  return `"${escaped}"`
}

/** Whether a string token is spelt as `quote` would spell it. */
export function isCanonicalString(token: string): boolean {
  return !UNUSUAL.test(token.slice(1, -1)) || quote(unquote(token)) === token
}
