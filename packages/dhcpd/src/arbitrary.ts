import fc from 'fast-check'
import type { Branch, Document, Node, Otherwise } from './ast.ts'
import * as build from './build.ts'
import { quote } from './string.ts'
import { tokensOf } from './tokens.ts'

const name = fc.oneof(
  fc.constantFrom('node1', 'a', 'Node-2', '10', '6rd', 'n_1', 'subnet'),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/),
)
const anything = fc.oneof(
  fc.constantFrom('cluster', 'a "b" \\ c', '', 'é', '}', '# x', '\xff\0\n'),
  fc.string(),
)
const address = fc.ipV4()
const hostName = fc.oneof(address, name, fc.constantFrom('a.b.c', 'a.b.', '1.2'))
const octet = fc.nat(255).map(value => value.toString(16))
const hardwareAddress = fc.array(octet, { minLength: 1, maxLength: 8 }).map(octets => octets.join(':'))
const optionName = fc.constantFrom('routers', 'domain-name', 'agent.circuit-id', 'unknown-150', 'x')
const expression = fc.oneof(
  anything.map(quote),
  fc.constantFrom(
    'option x = 00:07 or option x != "a"',
    'not (a ~= "b") and exists y',
    'substring(hardware, 1, 3)',
    'concat("a", suffix(option x, 2))',
    '(2 + 3) * 4 % 5',
    '2001:db8:: /32',
    'infinite',
    'a',
  ),
)
const datum = fc.oneof(
  hostName,
  hardwareAddress,
  anything.map(quote),
  fc.constantFrom('true', '10.0.0.0 10.0.33.1'),
)
const data = fc.array(datum, { minLength: 1, maxLength: 3 })
const text = fc
  .oneof(fc.constantFrom('', ' a note', '#', ' "'), fc.string())
  .filter(text => !/[\n\xff]|\r$/.test(text))

const operation = fc.constantFrom('option', 'supersede', 'default', 'prepend', 'append', 'send')

const simple: fc.Arbitrary<Node> = fc.oneof(
  fc
    .tuple(operation, optionName, data)
    .map(([operation, name, data]) => ({ ...build.option(name, ...data), operation })),
  fc.tuple(optionName, expression).map(([name, expression]) => build.optionExpression(name, expression)),
  fc
    .tuple(
      optionName,
      fc.nat(255),
      fc.constantFrom(
        'text',
        'array of { ip-address, integer 8 }',
        '{ integer 8, text }',
        'unsigned integer 16',
      ),
    )
    .map(([name, code, definition]) => build.optionDefinition(name, code, definition)),
  fc
    .constantFrom(undefined, 'code width 2 length width 2')
    .map(widths => build.optionSpace('space1', widths)),
  fc
    .tuple(fc.boolean(), address, fc.option(address, { nil: undefined }))
    .map(([dynamicBootp, low, high]) => ({ ...build.range(low, high), dynamicBootp })),
  fc
    .tuple(
      fc.constantFrom('ethernet', 'infiniband', 'unknown-7'),
      fc.option(hardwareAddress, { nil: undefined }),
    )
    .map(([type, address]) => build.hardware(type, address)),
  fc.array(hostName, { minLength: 1, maxLength: 3 }).map(addresses => build.fixedAddress(...addresses)),
  fc
    .tuple(
      fc.constantFrom(build.allow, build.deny, build.ignore),
      fc.constantFrom('booting', 'unknown-clients', 'members of "a b"'),
    )
    .map(([permission, subject]) => permission(subject)),
  fc.boolean().map(build.authoritative),
  anything.map(build.include),
  fc
    .constantFrom<Node>(
      build.parameter('default-lease-time', 600),
      build.parameter('next-server', 'master.cluster'),
      build.parameter('filename', quote('pxelinux.0')),
      build.parameter('range6', '2001:db8::1 2001:db8::ff'),
      build.parameter('secret', 'abc/d+e=='),
      build.parameter('key', 'omapi'),
      build.statement('log', '(info, "x")'),
      build.statement('set', 'a = concat("b", c)'),
      build.caseLabel('"x"'),
      build.caseLabel(),
      build.noFailoverPeer(),
      build.statement('f', '(x, 1)'),
      build.statement('break'),
      build.statement('option', 'rapid-commit'),
      build.statement('match', 'if substring(option x, 0, 2) = "ab"'),
      build.failoverPeer('a b'),
      build.subclass('a b', '1:08:00:2b'),
      build.ignored('% any ;'),
    )
    .map(node => ({ ...node })),
)

const { node } = fc.letrec<{ node: Node; children: Node[]; branch: Branch; otherwise: Otherwise }>(tie => ({
  branch: fc
    .tuple(expression, tie('children'))
    .map(([condition, children]) => build.branch(condition, children)),
  otherwise: tie('children').map(build.otherwise),
  children: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'lines' }),
  node: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'lines' },
    fc.oneof(
      { weight: 4, arbitrary: commented(simple) },
      text.map(build.comment),
      fc.constant(null).map(build.blank),
    ),
    commented(
      fc.oneof(
        fc.tuple(address, address, tie('children')).map(args => build.subnet(...args)),
        fc
          .tuple(fc.oneof(name, anything.filter(Boolean)), tie('children'))
          .map(args => build.sharedNetwork(...args)),
        fc
          .tuple(tie('children'), fc.option(anything, { nil: undefined }))
          .map(([children, name]) => build.group(children, name)),
        tie('children').map(build.pool),
        fc.tuple(hostName, tie('children')).map(args => build.host(...args)),
        fc.tuple(anything, tie('children')).map(args => build.classDeclaration(...args)),
        fc
          .tuple(anything, fc.constantFrom('"x"', '1:2'), tie('children'))
          .map(args => build.subclass(...args)),
        fc.tuple(hostName, tie('children')).map(args => build.zone(...args)),
        fc.tuple(anything, tie('children')).map(args => build.key(...args)),
        fc.tuple(anything, tie('children')).map(args => build.failoverPeer(...args)),
        fc.tuple(fc.constantFrom('commit', 'release or expiry'), tie('children')).map(([words, children]) => {
          return build.block('on', words, children)
        }),
        fc
          .tuple(
            fc.array(tie('branch'), { minLength: 1, maxLength: 3 }),
            fc.option(tie('otherwise'), { nil: undefined }),
          )
          .map(([branches, otherwise]) => {
            return build.conditional(otherwise === undefined ? branches : [...branches, otherwise])
          }),
      ),
    ),
  ),
}))

function commented(nodes: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc
    .tuple(nodes, fc.option(text, { nil: undefined, freq: 4 }))
    .map(([node, comment]) => (comment === undefined ? node : { ...node, comment }))
}

/** Documents as the builders make them. */
export const documents: fc.Arbitrary<Document> = fc.array(node, { maxLength: 4 }).map(build.document)

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

/** Pieces of the syntax, to make broken texts from. */
export const alphabet: readonly string[] = [
  ' ',
  '\n',
  '\r\n',
  '{',
  '}',
  ';',
  '(',
  ')',
  ',',
  '.',
  ':',
  '::',
  '=',
  '"',
  '\\',
  '"a"',
  '#',
  '%',
  '\xff',
  '\0',
  'option',
  'host',
  'if',
  'else',
  'space',
  'code',
  'case',
  'no',
  'default',
  '10.0.0.1',
  '-',
  '\ufeff',
]
