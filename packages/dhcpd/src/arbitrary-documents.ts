import fc from 'fast-check'
import type { Branch, Document, Node, Otherwise } from './ast.ts'
import * as build from './build.ts'
import { quote } from './string.ts'

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
/** What a comment may say. */
export const text: fc.Arbitrary<string> = fc
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
