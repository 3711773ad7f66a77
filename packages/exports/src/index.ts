export { parse } from './parse.ts'
export { format, locate, serialize } from './serialize.ts'
export { blank, client, comment, defaults, document, entry, ignored } from './build.ts'
export { find, replace, walk } from './tree.ts'
export { problems } from './problems.ts'
export { rules, type Rule } from './rules.ts'
export { grants, type Grant } from './grants.ts'
export type { Rights } from './security.ts'
export { clientKind, type ClientKind } from './client-kind.ts'
export { getOption, removeOption, setOption } from './option-list.ts'
export { describeProblem } from '@cluster-configs/syntax'
export {
  ParseError,
  SerializeError,
  type Location,
  type ParseOptions,
  type Position,
  type Problem,
} from '@cluster-configs/syntax'
export type { Blank, Client, Comment, Defaults, Document, Entry, Ignored, Node } from './ast.ts'
