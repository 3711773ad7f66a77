import { locateWith, print, stretches, type Fold, type Parent } from '@cluster-configs/syntax'
import { expect, test } from 'vitest'

interface List extends Parent {
  readonly values: readonly string[]
  readonly text: string
}

/** A document with a list and a text, in parentheses. */
const fold: Fold<List> = (out, document) => {
  out.open(document)
  out.write('(')
  out.put(document, 'values', document.values.join(' '))
  out.write(';')
  out.put(document, 'text', document.text)
  out.write(')')
  out.close(document)
}
const list: List = { type: 'list', children: [], values: ['ab', 'c', 'd e'], text: 'f g' }

function located(field?: string, item?: number): string | undefined {
  const words = (text: string) => stretches(text, /\S+/g)
  const place = locateWith(fold, list, list, field, item, words)
  return place && print(fold, list).slice(place.start.offset, place.end.offset)
}

test.each([
  ['(ab c d e;f g)', undefined, undefined],
  ['(ab c d e;f g)', undefined, 0],
  ['f g', 'text', undefined],
  ['g', 'text', 1],
  ['f g', 'text', 2],
  [undefined, 'other', 0],
  // The text is that of four words, where the list has three.
  ['ab c d e', 'values', 0],
])('%j is item %j %j', (text, field, item) => {
  expect(located(field, item)).toBe(text)
})

test('without a word on how a field is taken apart its items are all of it', () => {
  expect(locateWith(fold, list, list, 'text', 0)).toEqual(locateWith(fold, list, list, 'text'))
})

test('what is not in the document has no place', () => {
  expect(locateWith(fold, list, { type: 'list' }, 'text')).toBeUndefined()
})
