import {
  eolOf,
  GapLayouts,
  LayoutNotes,
  noteEol,
  OptionLists,
  type Eol,
  type ParseOptions,
  type Spelling,
} from '@cluster-configs/syntax'
import type { Document, Entry, Node } from './ast.ts'
import { readCanonical, SPACED } from './canonical.ts'
import { contentEnd, count, options, readLine, spec, word, type Line } from './lexical.ts'

/**
 * Reads an fstab as mount(8) does. Nothing makes it fail: a line that mount reports and passes over is an
 * `ignored` node with the reason.
 * @param text the file's text; read the file as latin1 if it must be exact to the byte in any encoding
 */
export function parse(text: string, _options: ParseOptions = {}): Document {
  const eol = eolOf(text)
  const common = { lists: new OptionLists(), layouts: new GapLayouts(...SPACED) }
  const children: Node[] = []
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start)
    const next = feed === -1 ? text.length : feed + 1
    const entry = eol === '\n' ? readCanonical(text, start, next, common) : undefined
    children.push(entry ?? parseLine(text.slice(start, next), eol))
    start = next
  }
  const notes = new LayoutNotes()
  noteEol(notes, eol)
  return { type: 'document', children, ...notes.layout }
}

function parseLine(whole: string, eol: Eol): Node {
  const content = whole.slice(0, contentEnd(whole))
  const end = whole.slice(content.length)
  const line = readLine(content)
  const notes = new LayoutNotes()
  switch (line.kind) {
    case 'entry':
      return parseEntry(line, end, eol)
    case 'blank':
      notes.note('gaps', 'end', content, '')
      notes.note('gaps', 'eol', end, eol)
      return { type: 'blank', ...notes.layout }
    case 'comment':
      notes.note('gaps', 'text', content.slice(0, line.indent), '')
      notes.note('gaps', 'eol', end, eol)
      return { type: 'comment', text: content.slice(line.indent + 1), ...notes.layout }
    case 'ignored':
      notes.note('gaps', 'eol', end, eol)
      return { type: 'ignored', text: content, reason: line.reason, ...notes.layout }
  }
}

function parseEntry({ gaps, fields, tail }: Extract<Line, { kind: 'entry' }>, end: string, eol: Eol): Entry {
  const notes = new LayoutNotes()
  let index = 0
  const field = <Value>(name: string, spelling: Spelling<Value>, fallback: Value): Value => {
    const text = fields[index] ?? ''
    const value = spelling.read(text) ?? fallback
    const canonical = spelling.refuse(value) === undefined ? spelling.write(value) : undefined
    notes.note('spelling', name, text, canonical)
    // Nothing stands before a field that is left out.
    if (text !== '') notes.note('gaps', name, gaps[index] ?? '', index === 0 ? '' : ' ')
    index++
    return value
  }
  const entry = {
    type: 'entry',
    spec: field('spec', spec, ''),
    file: field('file', word, ''),
    vfstype: field('vfstype', word, ''),
    options: field('options', options, []),
    freq: field('freq', count, 0),
    passno: field('passno', count, 0),
  } as const
  const hash = fields.length === 6 ? tail.indexOf('#') : -1
  notes.note('gaps', 'eol', end, eol)
  if (hash === -1) {
    notes.note('gaps', 'end', tail, '')
    return { ...entry, ...notes.layout }
  }
  notes.note('gaps', 'comment', tail.slice(0, hash), ' ')
  return { ...entry, comment: tail.slice(hash + 1), ...notes.layout }
}
