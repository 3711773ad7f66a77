import { isParent, SerializeError, type Parent } from '@cluster-configs/syntax'
import type { FormatUnderLaw } from '@cluster-configs/syntax/laws'
import { throws } from 'node:assert/strict'

/** What may stand among nodes in JSON, and is none. */
export const STRANGERS: readonly unknown[] = [null, 5, 'a', {}, { type: 'x' }]

/** Expects that a stranger before the nodes of a text is refused, and one in the first of them if that holds others. */
export function assertRefused<Document extends Parent>(
  { parse, serialize }: Pick<FormatUnderLaw<Document>, 'parse' | 'serialize'>,
  text: string,
  stranger: unknown,
): void {
  const document = parse(text)
  const [first, ...others] = document.children
  const holding =
    first !== undefined && isParent(first) ? [{ ...first, children: [...first.children, stranger] }] : []
  for (const beginning of [stranger, ...holding]) {
    const children: readonly unknown[] =
      beginning === stranger ? [stranger, ...document.children] : [beginning, ...others]
    throws(() => serialize(Object.assign({}, document, { children })), SerializeError)
  }
}
