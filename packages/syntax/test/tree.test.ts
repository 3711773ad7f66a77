import {
  LayoutNotes,
  noted,
  replace,
  treeOf,
  walk,
  Writer,
  type Layout,
  type Node,
  type Parent,
} from '@cluster-configs/syntax'
import { describe, expect, test } from 'vitest'

interface Leaf extends Node {
  readonly type: 'leaf'
  readonly name: string
}
interface Block extends Parent {
  readonly type: 'block'
  readonly children: readonly (Leaf | Block)[]
}

const a: Leaf = { type: 'leaf', name: 'a' }
const b: Leaf = { type: 'leaf', name: 'b' }
const inner: Block = { type: 'block', children: [b] }
const tree: Block = { type: 'block', children: [a, inner] }
const { find } = treeOf<Block, Leaf | Block>()

describe('trees', () => {
  test('walk goes through parents before their children', () => {
    expect([...walk(tree)]).toEqual([a, inner, b])
  })

  test('find gives the first of a type that fits', () => {
    expect(find(tree, 'leaf')).toBe(a)
    expect(find(tree, 'leaf', leaf => leaf.name === 'b')).toBe(b)
    expect(find(tree, 'leaf', leaf => leaf.name === 'c')).toBeUndefined()
  })

  test('replace takes one, several or none, and shares the rest', () => {
    const c: Leaf = { type: 'leaf', name: 'c' }
    expect(replace(tree, b, c)).toEqual({ type: 'block', children: [a, { type: 'block', children: [c] }] })
    expect(replace(tree, a, [a, c])).toEqual({ type: 'block', children: [a, c, inner] })
    const removed = replace(tree, a, [])
    expect(removed.children).toEqual([inner])
    expect(removed.children[0]).toBe(inner)
    expect(tree.children).toEqual([a, inner])
  })

  test('a node without a list of children holds no others', () => {
    expect([...walk(Object.assign({}, tree, { children: [{ type: 'x', children: 5 }] }))]).toHaveLength(1)
  })

  test('replace does not take a copy for the node', () => {
    expect(() => replace(tree, { ...a }, [])).toThrow(new RangeError('this leaf is not in the document'))
  })
})

describe('layout', () => {
  test('only surprises are noted', () => {
    const notes = new LayoutNotes()
    notes.note('gaps', 'a', ' ', ' ')
    expect(notes.layout).toEqual({})
    notes.note('gaps', 'b', '\t', ' ')
    notes.note('spelling', 'c', '', 'x')
    expect(notes.layout).toEqual({ layout: { gaps: { b: '\t' }, spelling: { c: '' } } })
  })

  test.each([
    undefined,
    null,
    1,
    'x',
    [],
    { gaps: null },
    { gaps: { a: 1 } },
    { gaps: 'aaa' },
    Object.create({ gaps: { a: ' ' } }),
  ])('nothing is believed of %j', layout => {
    expect(noted({ layout }, 'gaps', 'a')).toBeUndefined()
  })
})

describe('writing', () => {
  const gap = { pattern: /^ +$/, canonical: ' ' }
  const digits = {
    read: (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined),
    write: String,
    refuse: (value: number) => (value < 0 ? 'is negative' : undefined),
  }

  function written(value: number, layout: Layout, purpose?: 'format'): string {
    const out = new Writer(purpose)
    const node = { type: 'x', value, layout }
    out.gap(node, 'value', gap)
    out.field(node, 'value', value, digits)
    return out.text
  }

  test('a noted gap is used if it fits', () => {
    expect(written(1, { gaps: { value: '   ' } })).toBe('   1')
    expect(written(1, { gaps: { value: '\n' } })).toBe(' 1')
  })

  test('a noted spelling is used if it reads back as the value', () => {
    expect(written(1, { spelling: { value: '001' } })).toBe(' 001')
    expect(written(2, { spelling: { value: '001' } })).toBe(' 2')
    expect(written(1, { spelling: { value: 'x' } })).toBe(' 1')
  })

  test('a formatter leaves both aside', () => {
    expect(written(1, { gaps: { value: '   ' }, spelling: { value: '001' } }, 'format')).toBe(' 1')
  })

  test('a list is spelt as noted if it reads back as the same list', () => {
    const words = {
      read: (text: string) => text.trim().split(/ +/),
      write: (list: readonly string[]) => list.join(' '),
      refuse: () => undefined,
    }
    const out = new Writer()
    const layout = { spelling: { a: 'x   y' } }
    out.field({ type: 'x', layout }, 'a', ['x', 'y'], words)
    out.field({ type: 'x', layout }, 'a', ['x', 'z'], words)
    expect(out.text).toBe('x   yx z')
  })

  test('the end is told of what was written last, if that was anything', () => {
    const out = new Writer()
    expect(out.endsWith('')).toBe(true)
    for (const text of ['a\r', '']) out.write(text)
    expect([out.endsWith('\r'), out.endsWith('a'), out.length, out.text]).toEqual([true, false, 2, 'a\r'])
  })

  test('long texts come back whole, and nothing is located that was not asked for', () => {
    const out = new Writer()
    for (let line = 0; line < 9; line++) out.write(`${line}`.repeat(1024))
    expect(out.text).toBe('012345678'.replace(/./g, line => line.repeat(1024)))
    expect(out.spans).toBeUndefined()
  })

  test('a node that is written twice stands where it was first', () => {
    const out = new Writer('locate')
    for (let times = 0; times < 2; times++) {
      out.open(a)
      out.write('a')
      out.close(a)
    }
    out.put(b, 'name', 'b')
    expect(out.spans).toEqual(new Map([[a, { start: 0, end: 1, fields: new Map() }]]))
  })

  test('a value that no text can carry is refused', () => {
    expect(() => written(-1, {})).toThrow('x.value -1: is negative')
  })
})
