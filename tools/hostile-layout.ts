import { replace, walk, type Node, type Parent } from '@cluster-configs/syntax'
import { bare, type FormatUnderLaw } from '@cluster-configs/syntax/laws'
import { deepStrictEqual } from 'node:assert/strict'

/** What separates, opens, closes or ends something in one format or another. */
const MARKS = ['', ' ', '\n', '\r', '\r\n', '\\', '\\\n', '\0', '#', '"', '{', '}', ';', ',', '(', ')']

/**
 * Expects that each node of a canonical text means the same when its layout says of any one part that it was spelt as a
 * mark, as another value of the text, or as that with something beside it, and the same of what stood before the part.
 */
export function assertUnswayed<Document extends Parent>(
  { parse, serialize }: Pick<FormatUnderLaw<Document>, 'parse' | 'serialize'>,
  text: string,
): void {
  const document = parse(text)
  const meaning = bare(document)
  const nodes = [...walk(document)]
  const values = new Set(
    nodes.flatMap(node => Object.values(node).filter(value => typeof value === 'string')),
  )
  const spellings = [...values].flatMap(value => [
    value,
    `${value} x`,
    `${value}\n`,
    `#${value}`,
    `"${value}`,
  ])
  const kinds = { spelling: [...MARKS, ...spellings], gaps: [...MARKS, ' x', ' #'], style: MARKS }
  for (const node of nodes)
    for (const part of [...Object.keys(node).slice(1), 'keyword', 'word', 'end', 'eol', 'indent'])
      for (const [kind, texts] of Object.entries(kinds))
        for (const noted of texts) {
          const swayed: Node = Object.assign({ ...node }, { layout: { [kind]: { [part]: noted } } })
          const written = serialize(replace(document, node, swayed))
          deepStrictEqual(bare(parse(written)), meaning, JSON.stringify(swayed))
        }
}
