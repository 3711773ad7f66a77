import fc from 'fast-check'
import type { Document, Family, IfaceChild, MappingChild, Stanza } from './ast.ts'
import * as build from './build.ts'
import { isFamily, keywordOf, METHODS } from './lexical.ts'

const families = Object.keys(METHODS).filter(isFamily)
const several = { minLength: 1, maxLength: 3 }

const names = [
  'eth0',
  'lo',
  'enp0s3',
  'br0.7',
  '/eth*=eth',
  'mac/08:00:*/1',
  'ü',
  '#x',
  '"q"',
  'inherits',
  'a\\b',
]
const word = fc
  .oneof(fc.constantFrom(...names), fc.string({ minLength: 1, maxLength: 79 }))
  .filter(text => !/[ \t\v\f\r\n\0]|\\$/.test(text))
const list = fc.array(word, several)
const value = fc
  .oneof(
    fc.constantFrom('10.0.33.1/24', 'ip route add default via 10.0.33.1 || true', '# data', 'a  b', 'x\\ y'),
    fc.string({ minLength: 1 }),
  )
  .filter(text => !/^[ \t\v\f\r]|[\n\0]|[ \t\v\f\r\\]$/.test(text))
const optionName = fc
  .oneof(
    fc.constantFrom(
      'address',
      'up',
      'post-up',
      'bond-slaves',
      'bridge_ports',
      'wpa-ssid',
      'mtu?',
      'script',
      'allow-',
    ),
    word,
  )
  .filter(name => !name.startsWith('#') && keywordOf(name) === undefined)

// A comment that ends with a carriage return needs a layout, which builders do not make.
const comment = fc
  .oneof(fc.constantFrom('', ' The loopback interface', '# twice', ' not continued \\'), fc.string())
  .filter(text => !/[\n\0]|\r$/.test(text))
  .map(build.comment)
const blank = fc.constant(null).map(build.blank)

const option = fc.tuple(optionName, value).map(([name, value]) => build.option(name, value))
const own = fc
  .constantFrom(
    () => build.auto(),
    () => build.allow('hotplug'),
    () => build.noAutoDown(),
    () => build.noScripts(),
  )
  .map(made => made())
const loose = fc.oneof(comment, blank)

/** Behind its last option, a comment would be read as one behind the stanza. */
function block<Child>(loose: fc.Arbitrary<Child>, option: fc.Arbitrary<Child>): fc.Arbitrary<Child[]> {
  return fc
    .tuple(
      fc.array(fc.oneof({ weight: 3, arbitrary: option }, loose), { maxLength: 4 }),
      option,
      fc.boolean(),
    )
    .map(([children, last, empty]) => (empty ? [] : [...children, last]))
}

const ifaceChildren = block<IfaceChild>(loose, fc.oneof({ weight: 3, arbitrary: option }, own))
const mappingChildren = block<MappingChild>(
  loose,
  value.map(value => build.option('map', value)),
)

const methods: [Family, string][] = families.flatMap(family =>
  METHODS[family].map((method): [Family, string] => [family, method]),
)
const iface = fc.oneof(
  fc
    .tuple(word, fc.constantFrom(...methods), ifaceChildren, fc.option(word, { nil: undefined }))
    .map(([name, [family, method], children, base]) => build.iface(name, family, method, children, base)),
  fc
    .tuple(word, fc.constantFrom(undefined, ...families), ifaceChildren, word)
    .map(([name, family, children, base]) => build.iface(name, family, undefined, children, base)),
)
const mapping = fc
  .tuple(list, fc.option(value, { nil: undefined }), mappingChildren)
  .map(([patterns, script, children]) =>
    build.mapping(patterns, script === undefined ? children : [build.option('script', script), ...children]),
  )
const allowClass = word.filter(name => name !== 'auto' && name.length <= 79 - 'allow-'.length)

const stanza: fc.Arbitrary<Stanza> = fc.oneof(
  { weight: 5, arbitrary: iface },
  mapping,
  list.map(build.auto),
  fc.tuple(allowClass, list).map(([name, list]) => build.allow(name, list)),
  list.map(build.noAutoDown),
  list.map(build.noScripts),
  list.map(build.rename),
  value.map(build.source),
  value.map(build.sourceDirectory),
  comment,
  blank,
)

/** Documents as the builders make them. */
export const documents: fc.Arbitrary<Document> = fc.array(stanza, { maxLength: 5 }).map(build.document)
