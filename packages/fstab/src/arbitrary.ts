import fc from 'fast-check'
import type { Document, Node } from './ast.ts'
import * as build from './build.ts'

const names = [
  '/dev/sda1',
  'LABEL=home',
  'proc',
  'none',
  '/srv/a b',
  'C:\\x',
  '10.0.33.1:/srv/nfs/node1',
  'a#b',
  'ü',
  '"q"',
]
const word = fc.oneof(
  fc.constantFrom(...names),
  fc.string({ minLength: 1 }).filter(value => !value.includes('\0')),
)
const spec = word.filter(value => !value.startsWith('#'))
const option = fc.oneof(
  fc.constantFrom('defaults', 'ro', 'nodev', 'size=10%', 'context="a,b"', ''),
  word.filter(value => !/[",]/.test(value)),
)
const options = fc.array(option, { minLength: 1, maxLength: 4 }).filter(list => list.join(',') !== '')
const count = fc.oneof(fc.constantFrom(0, 1, 2, -1), fc.integer())
const rest = fc
  .oneof(fc.constantFrom('', ' a note', ' # twice'), fc.string())
  .filter(text => !/[\n\0]/.test(text))

// A line that ends with a carriage return of its own needs a layout, which builders do not make.
const comment = rest.filter(text => !text.endsWith('\r'))
const entry = fc
  .tuple(spec, word, word, options, count, count, fc.option(comment, { nil: undefined }))
  .map(([spec, file, vfstype, options, freq, passno, comment]) => ({
    ...build.entry(spec, file, vfstype, options, freq, passno),
    ...(comment === undefined ? {} : { comment }),
  }))

const short = fc.constantFrom('/dev/sda1', ' two fields', 'a b c d x', 'a b c d 0 #', '\r', 'a b c d 0x0')

const node: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: entry },
  comment.map(build.comment),
  fc.constant(null).map(build.blank),
  short.filter(text => !text.endsWith('\r')).map(build.ignored),
)

/** Documents as the builders make them. */
export const documents: fc.Arbitrary<Document> = fc.array(node, { maxLength: 6 }).map(build.document)

const blanks = fc.constantFrom(' ', '\t', '  ', ' \t ')
const indent = fc.constantFrom('', '', ' ', '\t')
const spelt = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/dev/sda1',
      '/',
      'ext4',
      'tmpfs',
      'none',
      'a\\040b',
      '\\134',
      '\\\\',
      '\\0',
      'x\\777',
      '\\000',
      'a\r',
      '\v',
      '"a',
      'é',
    ),
  },
  fc.string({ unit: fc.constantFrom('a', '\\', '0', '4', '#', '"', ',', '='), minLength: 1, maxLength: 8 }),
)
const speltOptions = fc.oneof(
  fc.constantFrom('defaults', 'ro,,nodev', ',a', 'a,', 'c="a,b",d', '#', 'a\\054b', 'r"o,x'),
  spelt,
)
const speltCount = fc.constantFrom(
  '0',
  '1',
  '2',
  '+1',
  '-1',
  '007',
  '-9223372036854775808',
  '4294967297',
  '\v3',
  '\r0',
  '\v \f1',
)
const tail = fc.constantFrom('', '', ' ', ' # note', '\t7th field', ' 7th # note', ' \r', ' #')

const speltEntry = fc
  .tuple(
    indent,
    fc.array(fc.tuple(spelt, blanks), { minLength: 3, maxLength: 3 }),
    speltOptions,
    speltCount,
    speltCount,
    blanks,
    fc.nat(3),
    tail,
  )
  .map(([indent, words, options, freq, passno, gap, optional, tail]) => {
    const fields = [options, freq, passno].slice(0, optional)
    const text = indent + words.map(([word, gap]) => word + gap).join('') + fields.join(gap)
    return text + (optional === 3 ? tail : '')
  })

const line = fc.oneof(
  { weight: 5, arbitrary: speltEntry },
  fc.tuple(indent, rest).map(([indent, text]) => `${indent}#${text}`),
  indent,
  short,
)

/** Texts in every spelling that mount(8) reads: blanks, escapes, fields left out, line ends of both kinds. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 6 }),
    fc.constantFrom('\n', '\n', '', '\0', '\r\0\0x'),
  )
  .map(([lines, whole]) => {
    const text = lines.map(([line, end]) => line + end).join('')
    return whole === '\n' ? text : text.replace(/\r?\n$/, '') + whole
  })

/** Pieces of fstab syntax, to make broken texts from. */
export const alphabet: readonly string[] = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '#',
  '\\',
  '\\040',
  '0',
  ',',
  '"',
  '\0',
  'none',
  '-',
  '\ufeff',
]
