export { addressBits, dotted, isAddress, lengthOf, maskOf, readAddress, type Address } from './address.ts'
export { ParseError, SerializeError, type ParseOptions } from './error.ts'
export { isNode, refuseStrangers, type Family } from './family.ts'
export { frame } from './frame.ts'
export { locateWith, print, type Fold, type Items } from './fold.ts'
export { laidOut, LayoutNotes, noted, type Layout } from './layout.ts'
export { BLANKS, endLine, eolOf, eolStyle, INDENT, lineEnd, NONE, noteEol, type Eol } from './lines.ts'
export {
  blankLookalikeIn,
  hasBlankLookalike,
  hasByteOrderMark,
  isUtf16,
  lookalikeAdvice,
  noBreakSpaceIn,
  UTF_16,
} from './lookalike.ts'
export {
  getOption,
  isAmong,
  namesOf,
  OptionLists,
  OptionTexts,
  othersOf,
  removeOption,
  setOption,
  type OptionName,
} from './options.ts'
export { describeProblem, within, type Explanation, type Problem } from './problem.ts'
export { lineStarts, positionAt, stretches, type Location, type Position, type Stretch } from './position.ts'
export { shown } from './shown.ts'
export { isParent, replace, treeOf, walk } from './tree.ts'
export type { Find, Node, Parent, Replace, Tree, Walk } from './tree.ts'
export { Words } from './words.ts'
export { Writer, type Gap, type Span, type Spelling } from './writer.ts'
export { GapLayouts, indentedLayout, sharedGaps, sharedIndent, sharedLayout } from './shared-layout.ts'
