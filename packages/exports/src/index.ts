export { parse } from './parse.ts'
export { format, locate, serialize } from './serialize.ts'
export { blank, client, comment, defaults, document, entry, ignored } from './build.ts'
export { find, replace, walk } from './tree.ts'
export {
  ParseError,
  SerializeError,
  type Location,
  type ParseOptions,
  type Position,
} from '@cluster-configs/syntax'
export type { Blank, Client, Comment, Defaults, Document, Entry, Ignored, Node } from './ast.ts'
