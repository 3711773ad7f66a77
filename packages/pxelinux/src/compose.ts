import type { Gap, Node as AnyNode, Spelling, Writer } from '@cluster-configs/syntax'
import type { Blank, Comment, Directive, Ignored, Label, Menu, Say, Submenu, Text } from './ast.ts'
import {
  command,
  endOfMenu,
  endOfText,
  keyword,
  menuKeyword,
  name,
  noWord,
  opening,
  rest,
  some,
  words,
} from './spelling.ts'
import type { Pieces, Style } from './line.ts'

/** Blanks between a keyword and its value: the first must end the keyword, which 0xa0 does not. */
const BEFORE_WORD: Gap = { pattern: /^[\b\t\v\f ][\b\t\v\f \xa0]*$/, canonical: ' ' }
const BEFORE_NOTHING: Gap = { pattern: /^(?:[\b\t\v\f ][\b\t\v\f \xa0]*)?$/, canonical: '' }
/** A value that begins with another control character ends the keyword itself. */
const BEFORE_CONTROL: Gap = { ...BEFORE_NOTHING, canonical: ' ' }
/** SAY shows what follows the one character behind it. */
const BEFORE_SPEECH: Gap = { pattern: /^[\x01-\x09\v\f\x0e- \x7f]$/, canonical: ' ' }
const BEFORE_SILENCE: Gap = { pattern: /^[\x01-\x09\v\f\x0e- \x7f]?$/, canonical: '' }
/** What the program does not read behind a whole word, but somebody may have meant for a comment. */
const REST: Gap = {
  pattern: /^(?:[\x01-\x09\v\f\x0e- \x7f][^\r\n\0]*)?$/,
  canonical: '',
  keep: /[^\b\t\v\f \xa0]/,
}
/** The same where the word is empty: what could be skipped to find one is not in it. */
const REST_OF_NOTHING: Gap = { ...REST, pattern: /^(?:[\x01-\x07\x0e-\x1f\x7f][^\r\n\0]*)?$/ }
const BLANKS: Gap = { pattern: /^[\b\t\v\f \xa0]*$/, canonical: '' }

/** What stands before a text that the program reads from its first non-blank on. */
function gapBefore(text: string | undefined): Gap {
  if (text === undefined || text === '') return BEFORE_NOTHING
  return /^[\x01-\x07\x0e-\x1f\x7f]/.test(text) ? BEFORE_CONTROL : BEFORE_WORD
}

/** A field that may be left out, and what stands before it. */
function optional(
  out: Writer,
  node: AnyNode,
  field: string,
  text: string | undefined,
  spelling: Spelling<string> = words,
  gap: Gap = gapBefore(text),
): Pieces {
  const before = [undefined, out.gapText(node, field, gap)] as const
  return text === undefined ? [before] : [before, [field, out.fieldText(node, field, text, some(spelling))]]
}

export function directive(out: Writer, node: Directive, { lower }: Style): Pieces {
  const word = ['keyword', out.fieldText(node, 'keyword', node.keyword, keyword(lower))] as const
  return [word, ...optional(out, node, 'value', node.value, node.keyword === 'F' ? noWord : words)]
}

export function say(out: Writer, node: Say, { lower }: Style): Pieces {
  const word = [undefined, out.fieldText(node, 'keyword', 'say', opening('say', lower))] as const
  const gap = node.text === undefined ? BEFORE_SILENCE : BEFORE_SPEECH
  return [word, ...optional(out, node, 'text', node.text, rest, gap)]
}

export function menu(out: Writer, node: Menu, { lower }: Style): Pieces {
  const word = ['keyword', out.fieldText(node, 'keyword', node.keyword, menuKeyword(lower))] as const
  return [word, ...optional(out, node, 'value', node.value)]
}

export function label(out: Writer, node: Label, { lower }: Style): Pieces {
  const text = out.fieldText(node, 'name', node.name, name)
  return [
    [undefined, out.fieldText(node, 'keyword', 'label', opening('label', lower))],
    [undefined, out.gapText(node, 'name', gapBefore(text))],
    ['name', text],
    [undefined, out.gapText(node, 'end', text === '' ? REST_OF_NOTHING : REST)],
  ]
}

export function menuBegin(out: Writer, node: Submenu, { lower }: Style): Pieces {
  const word = [undefined, out.fieldText(node, 'keyword', 'BEGIN', menuKeyword(lower))] as const
  return [word, ...optional(out, node, 'tag', node.tag)]
}

export function menuEnd(out: Writer, node: Submenu, { lower }: Style): Pieces {
  return [
    [undefined, out.fieldText(node, 'end', 'END', endOfMenu(lower))],
    [undefined, out.gapText(node, 'rest', REST)],
  ]
}

export function text(out: Writer, node: Text, { lower }: Style): Pieces {
  const word = out.fieldText(node, 'command', node.command, command)
  return [
    [undefined, out.fieldText(node, 'keyword', 'text', opening('text', lower))],
    [undefined, out.gapText(node, 'command', gapBefore(word))],
    ['command', word],
  ]
}

export function textEnd(out: Writer, node: Text, { lower }: Style): Pieces {
  return [
    [undefined, out.fieldText(node, 'end', 'ENDTEXT', endOfText(lower))],
    [undefined, out.gapText(node, 'rest', REST)],
  ]
}

export function comment(out: Writer, node: Comment): Pieces {
  return [
    [undefined, '#'],
    ['text', out.fieldText(node, 'text', node.text, rest)],
  ]
}

export function ignored(out: Writer, node: Ignored): Pieces {
  return [['text', out.fieldText(node, 'text', node.text, words)]]
}

export function blank(out: Writer, node: Blank): Pieces {
  return [[undefined, out.gapText(node, 'end', BLANKS)]]
}
