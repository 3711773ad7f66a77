import type { Spelling } from '@cluster-configs/syntax'
import type { Keyword, MenuKeyword } from './ast.ts'
import { menuWordNamed, upperCase, wordNamed } from './keywords.ts'
import { endsWord, isBlank, readEndOfText, readLine, skipWord, splitHelp } from './lexical.ts'
import { Lines, MAX_LINE } from './lines.ts'
import type { Scope } from './scope.ts'

/** Text up to the end of the line: it has one spelling only, so that none is ever noted. */
export const rest: Spelling<string> = {
  read: () => undefined,
  write: text => text,
  refuse: text => {
    if (typeof text !== 'string') return 'is not a string'
    const found = /[\n\r\0]/.exec(text)?.[0]
    if (found === undefined) return undefined
    const name = found === '\n' ? 'a line feed' : found === '\r' ? 'a carriage return' : 'a NUL'
    return `holds ${name}, and the line would end before it`
  },
}

/** The same where the program skips blanks before it. */
export const words: Spelling<string> = {
  ...rest,
  refuse: text => {
    const reason = rest.refuse(text)
    if (reason !== undefined) return reason
    return isBlank(text.charCodeAt(0)) ? 'begins with a blank, and the program would skip it' : undefined
  },
}

/** A field that is left out if there is nothing in it. */
export function some(spelling: Spelling<string>): Spelling<string> {
  return {
    ...spelling,
    refuse: text => (text === '' ? 'is empty; leave it out' : spelling.refuse(text)),
  }
}

/** The value of a bare `F`, which is a keyword only if no word follows. */
export const noWord: Spelling<string> = {
  ...words,
  refuse: text => {
    const reason = words.refuse(text)
    if (reason !== undefined) return reason
    const word = text !== '' && !endsWord(text.charCodeAt(0))
    return word ? 'stands behind a bare F, which takes no value; F0 does' : undefined
  },
}

/** A label's name; `''` is a name left out. */
export const name: Spelling<string> = {
  ...words,
  read: text => (text === '' ? '' : undefined),
  refuse: text => {
    const reason = words.refuse(text)
    if (reason !== undefined) return reason
    if (text === '') return 'is empty, and nothing could choose it'
    return skipWord(text, 0, text.length) < text.length ? 'is not one word' : undefined
  },
}

/** What stands behind `TEXT`: anything that begins with the word `HELP` is that; `''` is nothing. */
export const command: Spelling<string> = {
  ...words,
  read: text => {
    if (words.refuse(text) !== undefined) return undefined
    return upperCase(text.slice(0, skipWord(text, 0, text.length))) === 'HELP' ? 'HELP' : text
  },
  refuse: text => {
    const reason = words.refuse(text)
    if (reason !== undefined) return reason
    if (text === '') return 'is empty; write HELP'
    return command.read(text) === text ? undefined : 'would be read as HELP'
  },
}

/**
 * A directive's keyword.
 * @param lower whether the file writes its keywords in small letters
 */
export function keyword(lower: boolean): Spelling<Keyword> {
  return {
    read: text => {
      const line = readLine(text)
      const whole = line.kind === 'directive' && line.at === 0 && line.end === text.length
      return whole ? line.word.keyword : undefined
    },
    write: word => (lower ? word.toLowerCase() : word),
    refuse: word => {
      const known = typeof word === 'string' ? wordNamed(word) : undefined
      const same = known?.kind === 'directive' && known.keyword === word
      return same ? undefined : 'is not a keyword in capital letters'
    },
  }
}

/** `MENU` and the keyword behind it. */
export function menuKeyword(lower: boolean): Spelling<MenuKeyword> {
  return {
    read: text => {
      const line = readLine(text)
      return line.kind === 'menu' && line.at === 0 && line.end === text.length ? line.word.keyword : undefined
    },
    write: word => (lower ? `menu ${word.toLowerCase()}` : `MENU ${word}`),
    refuse: word => {
      const known = typeof word === 'string' ? menuWordNamed(word) : undefined
      return known?.keyword === word ? undefined : 'is not a keyword of MENU in capital letters'
    },
  }
}

/** A keyword that makes a node of its own. */
export function opening(kind: 'label' | 'text' | 'say', lower: boolean): Spelling<typeof kind> {
  return {
    read: text => (text.toLowerCase() === kind ? kind : undefined),
    write: () => (lower ? kind : kind.toUpperCase()),
    refuse: () => undefined,
  }
}

/** What ends a submenu. */
export function endOfMenu(lower: boolean): Spelling<'END'> {
  const spelling = menuKeyword(lower)
  return {
    read: text => (spelling.read(text) === 'END' ? 'END' : undefined),
    write: word => spelling.write(word),
    refuse: () => undefined,
  }
}

/** What ends a `TEXT` block; `''` is the line left out. */
export function endOfText(lower: boolean): Spelling<'ENDTEXT'> {
  return {
    read: text => (/^endtext$/i.test(text) ? 'ENDTEXT' : undefined),
    write: () => (lower ? 'endtext' : 'ENDTEXT'),
    refuse: () => undefined,
  }
}

/**
 * The lines of a `TEXT` block, each with its line end.
 * @param ended whether a line follows, so that the last of these must have its end
 */
export function helpLines(eol: string, ended: boolean): Spelling<readonly string[]> {
  return {
    read: text => {
      const lines = new Lines(text)
      while (lines.next()) {
        if (readEndOfText(text.slice(lines.start, lines.end)) !== undefined) return undefined
      }
      const whole = text === '' || text.endsWith('\n') || lines.end - lines.start === MAX_LINE
      return ended && !whole ? undefined : splitHelp(text)
    },
    write: lines => lines.map(line => line + eol).join(''),
    refuse: lines => {
      if (!Array.isArray(lines)) return 'is not a list'
      const reason = lines.map(line => refuseHelp(line, eol)).find(Boolean)
      return reason === undefined ? undefined : `a line ${reason}`
    },
  }
}

function refuseHelp(line: unknown, eol: string): string | undefined {
  if (typeof line !== 'string') return 'is not a string'
  if (/[\n\0]/.test(line)) return 'holds a line feed or a NUL, and would end before it'
  if (line.endsWith('\r')) return 'ends with a carriage return, and it would be taken for the line end'
  if (readEndOfText(line) !== undefined) return 'begins with ENDTEXT, and the block would end there'
  if (line.length + eol.length > MAX_LINE)
    return `has ${line.length} characters, and the program would split it`
  return undefined
}

/** Why the program passes over a line that stands at some place; undefined if it does not. */
export function reasonToIgnore(text: string, scope: Scope): string | undefined {
  if (words.refuse(text) !== undefined) return undefined
  const line = readLine(text)
  if (line.kind === 'unknown') return line.reason
  if (line.kind !== 'directive' && line.kind !== 'menu') return undefined
  return scope.passesOver(line.word.place, line.word.text)
}
