export { documents } from './arbitrary-documents.ts'
export { texts } from './arbitrary-texts.ts'

/** Pieces of the syntax of interfaces files, to make broken texts from. */
export const alphabet: readonly string[] = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\v',
  '#',
  '\\',
  '\\\n',
  '\0',
  '\ufeff',
  'auto',
  'iface',
  'inet',
  'static',
  'inherits',
  'mapping',
  'script',
  'map',
  'source',
  'allow-',
  'no-scripts',
  'eth0',
  'é',
]
