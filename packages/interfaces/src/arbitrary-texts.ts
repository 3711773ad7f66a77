import fc from 'fast-check'

const blanks = fc.oneof(
  { weight: 3, arbitrary: fc.constant(' ') },
  fc.constantFrom('\t', '   ', ' \\\n', '\\\n  ', ' \\\n\\\n\t', '\v', '\f', '\r', ' \\\\\n\n'),
)
const indent = fc.constantFrom('', '', '    ', '  ', '\t', '\r')
const trail = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.constantFrom(' ', '\t ', ' \r', '\\\n', ' \\\n ', '\\\\\n\n', '\0', ' \0 # unread \\'),
)
const spelt = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('eth0', 'eth1', 'lo') },
  fc.constantFrom(
    '/eth*=eth',
    '#',
    'inet',
    'auto',
    'é',
    'et\\\nh0',
    '\\x',
    'b\\',
    'n'.repeat(79),
    'n'.repeat(81),
  ),
)
const ended = spelt.filter(text => !text.endsWith('\\'))

/** Words with odd blanks between them, in one line that may go on over several. */
function joined(...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.tuple(...words), fc.array(blanks, { minLength: words.length, maxLength: words.length }))
    .map(([texts, gaps]) => texts.map((text, index) => (index === 0 ? text : gaps[index] + text)).join(''))
}

function one(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...texts)
}

const selection = one(
  'auto',
  'allow-hotplug',
  'allow-auto',
  'no-auto-down',
  'no-scripts',
  'au\\\nto',
  'allow-a\\\nb',
)
const bare = fc.oneof(selection, one('rename', 'mapping', 'source', 'source-directory'))
const speltValue = one(
  '10.0.33.1/24',
  'x \\\n  y',
  '# data',
  'a\\ b',
  'up\v\fdown',
  'é',
  'x\\\\\n\ny',
  '\\',
  'echo \\',
)
const speltOption = joined(
  one(
    'address',
    'up',
    'pre-down',
    'wpa-ssid',
    'allow-',
    'x?',
    'o\\\nption',
    '\\\n',
    '\\\n#no',
    'n'.repeat(81),
  ),
  speltValue,
)

/** A line that ends with a backslash has something between it and the line feed, or it would be another line. */
function guarded(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(line, one(' ', '\t', '\r')).map(([text, end]) => (text.endsWith('\\') ? text + end : text))
}

const speltIface = fc
  .tuple(
    fc.oneof(
      joined(one('iface', 'if\\\nace'), spelt, one('inet'), one('static', 'dhcp', 'manual', 'loop\\\nback')),
      joined(one('iface'), spelt, one('inet6'), one('auto', '6to4'), one('inherits'), ended),
      joined(one('iface'), spelt, one('ipx', 'can'), one('inherits'), ended),
      joined(one('iface'), spelt, one('inherits'), ended),
    ),
    one('', '', '', ' ignored', ' # ignored'),
  )
  .map(([head, ignored]) => head + ignored)

const looseLine = fc.oneof(
  fc.tuple(indent, one('# a comment', '#', '#\\', '# x \\ ')).map(([indent, text]) => indent + text),
  one('', '', ' ', '\t\r', '\\\n', '\\\\\n\n', '\0'),
)

function lines(line: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string[]> {
  const indented = fc
    .tuple(indent, guarded(line), trail)
    .map(([indent, text, trail]) => indent + text + trail)
  return fc.array(fc.oneof({ weight: 3, arbitrary: indented }, looseLine), { maxLength })
}

function headed(head: fc.Arbitrary<string>, body: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  return fc
    .tuple(indent, guarded(head), trail, body)
    .map(([indent, head, trail, lines]) => [indent + head + trail, ...lines])
}

const stanzaLines = fc.oneof(
  {
    weight: 4,
    arbitrary: headed(speltIface, lines(fc.oneof({ weight: 4, arbitrary: speltOption }, selection), 5)),
  },
  headed(joined(one('mapping'), spelt), lines(joined(one('map'), speltValue), 3)),
  headed(joined(one('mapping'), spelt, spelt), lines(one('map', 'map  x'), 3)),
  headed(joined(one('mapping'), spelt), lines(joined(one('script'), speltValue), 0)),
  lines(fc.oneof(bare, joined(selection, spelt), joined(selection, spelt, ended)), 3),
  lines(joined(one('rename'), one('eth0=lan', '/eth*/1=wan')), 1),
  lines(
    joined(
      one('source', 'source-directory', 'source-dir', 'source-dirs'),
      one('interfaces.d/*', '"a b" $x ~'),
    ),
    1,
  ),
)

/** Texts in every spelling that ifupdown reads: blanks, continued lines, words left out, line ends of both kinds. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(stanzaLines, { maxLength: 4 }),
    one('\n', '\n', '\r\n'),
    fc.infiniteStream(fc.nat(9)),
    fc.boolean(),
  )
  .map(([stanzas, eol, odds, whole]) => {
    const text = stanzas
      .flat()
      .map(line => line + (odds.next().value === 0 ? '\n' : eol))
      .join('')
    return whole ? text : text.replace(/(?<!\\)\r?\n$|\n$/, '')
  })
