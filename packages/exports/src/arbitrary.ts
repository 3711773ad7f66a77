import { isAccepted } from '@cluster-configs/syntax/laws'
import fc from 'fast-check'
import type { Client, Defaults, Document, Entry } from './ast.ts'
import * as build from './build.ts'
import { parse } from './parse.ts'

const word = fc.string({ minLength: 1 }).filter(value => !value.includes('\0'))
const path = fc.oneof(
  fc.constantFrom(
    '/srv/nfs/node1',
    '/',
    '/srv/a b',
    '/a#b',
    '#',
    'C:\\040',
    '/"q"',
    '/\\04\\060',
    '-ro',
    'ü',
  ),
  word,
)
const host = fc.oneof(
  fc.constantFrom(
    '10.0.33.11',
    '*',
    '@nodes',
    '*.cluster',
    '10.0.33.0/24',
    'fe80::1',
    'node[1-3]',
    '#',
    'a b',
    '\\',
  ),
  word.filter(value => !value.includes('(')),
)
const option = fc.oneof(
  fc.constantFrom(
    'rw',
    'ro',
    'sync',
    'no_root_squash',
    'no_subtree_check',
    'fsid=0',
    'sec=krb5:sys',
    'refer=/a b@c',
  ),
  word.filter(value => !/^[ \t]|[,)]/.test(value)),
)
const options = fc.array(option, { maxLength: 4 })

const defaults = options.map(build.defaults)
const client = fc.tuple(host, options).map(([host, options]) => build.client(host, options))

/** Behind defaults stands no other, and only there may a host begin with a dash. */
function readable(children: readonly (Client | Defaults)[]): (Client | Defaults)[] {
  const kept: (Client | Defaults)[] = []
  for (const child of children) {
    const behindDefaults = kept.at(-1)?.type === 'defaults'
    if (child.type === 'defaults' ? !behindDefaults : behindDefaults || !child.host.startsWith('-'))
      kept.push(child)
  }
  return kept
}

const rest = fc
  .oneof(fc.constantFrom('', ' a note', ' # twice', ' \\'), fc.string())
  // A line that ends with a carriage return of its own needs a layout, which builders do not make.
  .filter(text => !text.includes('\n') && !text.endsWith('\r'))

const entry: fc.Arbitrary<Entry> = fc
  .tuple(
    path,
    fc.array(fc.oneof({ weight: 3, arbitrary: client }, defaults), { maxLength: 4 }),
    fc.option(rest, { nil: undefined }),
  )
  .map(([path, children, comment]) => ({
    ...build.entry(path, readable(children)),
    ...(comment === undefined ? {} : { comment }),
  }))

const stop = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('\r\n', '"" ', '\v', ' \f\n', '\\\n\r') },
      fc.constant(`/${'x'.repeat(1024)}`),
    ),
    fc.oneof(fc.constantFrom('', '/srv *(ro)\n'), fc.string()),
  )
  .map(([word, rest]) => build.ignored(word + rest))

const line = fc.oneof(
  { weight: 4, arbitrary: entry },
  rest.map(build.comment),
  fc.constant(null).map(build.blank),
)

/** Documents as the builders make them. */
export const documents: fc.Arbitrary<Document> = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.option(stop, { freq: 4 }))
  .map(([lines, stop]) => build.document([...lines, ...(stop === null ? [] : [stop])]))

const blanks = fc.constantFrom('', '', '', ' ', '\t', '\0', '\\\n', ' \\\n \\\n\t')
const separator = fc
  .tuple(fc.constantFrom(' ', ' ', ' ', '\t', '\r', '\v', '\f', '\0', '\\\n'), blanks)
  .map(([first, more]) => first + more)
const piece = fc.constantFrom(
  'a',
  '/',
  '0',
  '\\',
  '\\040',
  '\\134',
  '\\060',
  '\\000',
  '\\777',
  '#',
  '-',
  '*',
  'é',
  '\u0001',
  ',',
  '"a b"',
  '"\n"',
  '" \\\n "',
  '"#"',
  '"("',
  '\\050',
  '"\0"',
  '\\011',
  '""',
  '")"',
)
/** One word; one without any character would end the entry, or the file. */
const spelt = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map(pieces => pieces.join(''))
  .filter(text => !text.startsWith('#') && text.replaceAll('"', '') !== '')
const speltPath = fc.oneof(
  fc.constantFrom('/srv', '/srv/nfs/node1', '"/srv/a b"', '/srv/a\\040b', '/a\\'),
  spelt,
)
const speltHost = fc.oneof(fc.constantFrom('10.0.33.11', '*', 'node1', '"a"b', 'a\\'), spelt)
const speltList = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom('rw', 'no_root_squash', '" rw"', 'sec=sys:krb5', 'r"w"', 'mp=/a\\040b'),
        spelt,
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom('', '', '', ','),
  )
  .map(([list, comma]) => list.join(',') + comma)
const speltWord = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(speltHost, speltList).map(([host, list]) => `${host}(${list})`) },
  speltHost,
  speltList.map(list => `-${list}`),
  fc.constantFrom('(rw)', '()', '"a(ro)"', 'a\\050ro)', '"a b"("ro")', 'a"("ro,sync)', '"a\0b"(ro)', '\\000'),
)
const speltEntry = fc
  .tuple(
    blanks,
    speltPath,
    fc.constantFrom('', '', '', '', ' ""', ' -ro ""', ' \v', ' \r '),
    fc.array(fc.tuple(separator, speltWord), { maxLength: 4 }),
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n',
        '\r\n',
        ' \n',
        '\t\r\n',
        ' \\\n\n',
        ' ""\n',
        ' "" \n',
        ' \f\n',
        '\r \n',
        ' \r\n',
      ),
      fc
        .tuple(separator, fc.constantFrom('', '"" ', '\f'), rest, fc.constantFrom('\n', '\r\n'))
        .map(([gap, empty, text, end]) => `${gap}${empty}#${text}${end}`),
    ),
  )
  .map(([indent, path, empty, words, end]) => {
    // Two white spaces that are words would end the entry in the middle of its line; small cases show that.
    const alone = /[\r\v]/.test(empty)
    const clients = words.map(([gap, word]) => (alone ? gap.replace(/[\r\v\f]/, ' ') : gap) + word).join('')
    // Behind anything but a client an empty word is everyone, which no removal of its neighbour leaves as it is.
    const behindClients = words.length > 1 && words.slice(-2).every(([, word]) => /^"*[^"-]/.test(word))
    const whole = indent + path + empty + clients
    const last = behindClients ? end : end.replaceAll('"', '').replaceAll('\f', ' ')
    return whole + (whole.endsWith('\\') ? ' \n' : last)
  })

const speltLine = fc.oneof(
  { weight: 5, arbitrary: speltEntry },
  fc
    .tuple(blanks, rest, fc.constantFrom('\n', '\r\n'))
    .map(([indent, text, end]) => `${indent}#${text}${end}`),
  blanks.map(indent => `${indent}\n`),
)
const speltStop = fc.tuple(blanks, stop).map(([indent, { text }]) => indent + text)

/** Texts in every spelling that exportfs(8) reads, some of which end before their end. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(speltLine, { maxLength: 5 }),
    fc.oneof({ weight: 6, arbitrary: fc.constant('') }, speltStop, fc.constant('/srv "open (ro)\n')),
    fc.boolean(),
  )
  .map(([lines, rest, whole]) => {
    const text = lines.join('') + rest
    return whole ? text : text.replace(/\r?\n$/, '')
  })
  .filter(text => !UNEVEN.test(text) && isAccepted({ parse }, text))

/** A backslash that ends a word needs a blank before a line feed, and such a white space is none that could stay. */
const UNEVEN = /\\(?:[\t\v\f\0]|\r(?!\n)|\\\n)/

/** Pieces of exports syntax, to make broken texts from. */
export const alphabet: readonly string[] = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\v',
  '\0',
  '#',
  '"',
  '""',
  '\\',
  '\\\n',
  '\\040',
  '\\134',
  '0',
  '(',
  ')',
  ',',
  '-',
  '*',
  '/',
  'a',
  'rw',
  '-ro',
  '\ufeff',
]
