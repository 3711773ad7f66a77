export { parse } from './parse.ts'
export { format, locate, serialize } from './serialize.ts'
export {
  allow,
  auto,
  blank,
  comment,
  document,
  iface,
  mapping,
  noAutoDown,
  noScripts,
  option,
  rename,
  source,
  sourceDirectory,
} from './build.ts'
export { find, replace, walk } from './tree.ts'
export { problems } from './problems.ts'
export { rules, type Rule } from './rules.ts'
export { getOption, removeOption, setOption } from './option-list.ts'
export { describeProblem } from '@cluster-configs/syntax'
export { effective, type EffectiveIface, type EffectiveOption } from './effective.ts'
export {
  ParseError,
  SerializeError,
  type Location,
  type ParseOptions,
  type Position,
  type Problem,
} from '@cluster-configs/syntax'
export type {
  Allow,
  Auto,
  Blank,
  Comment,
  Document,
  Family,
  Iface,
  IfaceChild,
  Mapping,
  MappingChild,
  NoAutoDown,
  NoScripts,
  Node,
  Option,
  Rename,
  Selection,
  Source,
  SourceDirectory,
  Stanza,
} from './ast.ts'
