import fc from 'fast-check'
import { text } from './arbitrary-documents.ts'
import { tokensOf } from './tokens.ts'

const blanks = fc.constantFrom('', '', ' ', '  ', '\t', '\r', ' \0', '\f\v')
const eol = fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n', '\n\n', '\r\n \t\n')
const comment = fc
  .tuple(text, fc.constantFrom('\n', '\n', '\r\n'))
  .map(([text, end]) => `#${text.replaceAll('\r', '')}${end}`)
const gap = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(' ', '  ', '\t', '\n', '\r\n  ', ' \0 ', '# ends\xff') },
  fc.tuple(blanks, comment, blanks).map(pieces => pieces.join('')),
)

/** Statements of every kind as a person writes them, up to what ends them. */
const heads: readonly string[] = [
  'option routers 10.0.33.1, gw.cluster',
  'option domain-name "a\\"b\\x41\\0123\\q"',
  'supersede Agent.Circuit-Id 00:Ff:1',
  'append x = concat("a", (b), suffix(option x, 2))',
  'default x true',
  'option x code 093 = array of { ip-address, integer 8 }',
  'option space s code width 2 length width 1',
  'option rapid-commit',
  'range dynamic-bootp 10.0.0.1 10.0.0.2',
  'range 10.0.0.1',
  'hardware ethernet 52:54:0:aB:c:07',
  'hardware unknown-7',
  'fixed-address 10.0.0.1, a.b',
  'allow members of "x"',
  'deny unknown-clients',
  'ignore client-updates',
  'not authoritative',
  'authoritative',
  'include "/etc/a b"',
  'default-lease-time 600',
  'filename "x"',
  'filename',
  'next-server = a',
  'range6 2001:db8::1 2001:db8::ff',
  'uid 1:2:3',
  'secret abc/d+e==',
  'failover peer "p"',
  'subclass "c" 1:8:2B',
  'log(info, binary-to-ascii(10, 8, ".", x))',
  'set a = (2 + 3)*4 & b',
  'match if not (a ~= "b") and c ~~ "d"',
  'f(x)',
  'v',
  'load balance max seconds 3',
]

const blocks: readonly string[] = [
  'subnet 10.0.33.0 netmask 255.255.255.0',
  'shared-network "a b"',
  'shared-network net-1',
  'group',
  'group "g"',
  'pool',
  'host a.b.1',
  'class "c\\t"',
  'subclass "c" "d"',
  'zone 33.0.10.in-addr.arpa.',
  'key "k"',
  'key k',
  'failover peer p',
  'on commit or release',
  'switch (option x)',
  'define f(a, b)',
  'subnet6 2001:db8::/32',
  'pool6',
]

/** A head with other gaps between its tokens, and its words in other letters. */
function respelt(heads: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...heads), fc.array(fc.tuple(fc.nat(), gap), { maxLength: 2 }), fc.nat(3))
    .map(([head, changes, letters]) => {
      const tokens = tokensOf(head)
      if (tokens === undefined) return head
      let text = ''
      for (let index = 0; index < tokens.count; index++) {
        const change = changes.find(([at]) => at % tokens.count === index)?.[1]
        const written = head.slice(index === 0 ? 0 : tokens.end(index - 1), tokens.start(index))
        const raw = tokens.raw(index)
        text += index === 0 ? '' : (change ?? written)
        text += letters === 0 && !raw.startsWith('"') ? raw.toUpperCase() : raw
      }
      return text
    })
}

const trail = fc.oneof(
  { weight: 4, arbitrary: eol },
  fc.tuple(blanks, comment).map(pieces => pieces.join('')),
  blanks,
)
const loose = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('', '', ' ') }, gap)
const conditions: readonly string[] = [
  'option x = 00:07',
  '(a = b) or (c = "d")',
  '(a)',
  'exists y',
  'known and a~="x"',
]

const { lines } = fc.letrec<{
  lines: string
  line: string
  block: string
  body: string
  conditional: string
}>(tie => ({
  lines: fc.array(tie('line'), { maxLength: 3, depthIdentifier: 'lines' }).map(lines => lines.join('')),
  line: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'lines' },
    fc
      .oneof(
        { weight: 4, arbitrary: fc.tuple(blanks, respelt(heads), loose, fc.constant(';'), trail) },
        fc.tuple(blanks, comment),
        fc.tuple(blanks, eol),
        fc.constantFrom(
          ['case "a" :'],
          ['default:\n'],
          ['no failover peer '],
          ['% a { ; } '],
          ['%;'],
          ['filename; ;\n'],
        ),
      )
      .map(pieces => pieces.join('')),
    fc
      .tuple(blanks, fc.oneof(tie('block'), tie('conditional')), trail)
      .map(([indent, block, trail]) => indent + block + trail),
  ),
  body: fc
    .tuple(loose, fc.constantFrom('\n', '\n', '', ' ', '\r\n'), tie('lines'), blanks)
    .map(([before, open, lines, close]) => `${before}{${open}${lines}${close}}`),
  block: fc
    .tuple(respelt(blocks), tie('body'), fc.constantFrom('', '', '', ' ;'))
    .map(([head, body, semicolon]) => head + body + (/^key/i.test(head) ? semicolon : '')),
  conditional: fc
    .tuple(
      fc.array(fc.tuple(respelt(conditions.map(condition => `if ${condition}`)), tie('body')), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.option(tie('body'), { nil: undefined }),
      gap,
      gap,
      fc.boolean(),
    )
    .map(([branches, otherwise, before, between, isOne]) => {
      const elsif = before + (isOne ? 'elsif ' : `Else${between}`)
      const written = branches.map(([head, body]) => head + body)
      const joined = written.map((branch, index) => {
        return index === 0 ? branch : elsif + (isOne ? branch.slice(2) : branch)
      })
      return joined.join('') + (otherwise === undefined ? '' : `${before}else${otherwise}`)
    }),
}))

/**
 * Texts in every spelling that dhcpd reads: blanks and comments between any two tokens, letters of both cases,
 * statements that share a line, line ends of both kinds.
 */
export const texts: fc.Arbitrary<string> = fc
  .tuple(lines, fc.constantFrom('', '', '', '\xff a { "', '%', '% }\xff', '# last', '  '))
  .map(([lines, last]) => lines + last)
