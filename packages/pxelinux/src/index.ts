export { parse } from './parse.ts'
export { format, locate, serialize } from './serialize.ts'
export {
  append,
  blank,
  comment,
  defaultTo,
  directive,
  display,
  document,
  ignored,
  include,
  initrd,
  ipappend,
  kernel,
  label,
  localboot,
  menu,
  prompt,
  say,
  submenu,
  text,
  timeout,
  ui,
} from './build.ts'
export { find, replace, walk } from './tree.ts'
export { problems } from './problems.ts'
export { rules, type Rule } from './rules.ts'
export { describeProblem } from '@cluster-configs/syntax'
export { commandLine, type CommandLine, type ImageType } from './command-line.ts'
export type { FirmwareString, Machine } from './sysappend.ts'
export { resolve, type Client } from './resolve.ts'
export {
  ParseError,
  SerializeError,
  type Location,
  type ParseOptions,
  type Position,
  type Problem,
} from '@cluster-configs/syntax'
export type {
  Blank,
  Comment,
  Directive,
  Document,
  Ignored,
  Keyword,
  Label,
  Menu,
  MenuKeyword,
  Node,
  Say,
  Statement,
  Submenu,
  Text,
} from './ast.ts'
