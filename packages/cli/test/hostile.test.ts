import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { compile } from '../src/compile.ts'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { inventories } from './inventories.ts'

/** A word that shows wherever it gets to. */
const MARK = 'EVIL'

const PIECES = [
  '"',
  "'",
  '\\',
  '`',
  '$(',
  ';',
  '}',
  '{',
  '#',
  '(',
  ')',
  ',',
  ' ',
  '\t',
  '\n',
  '\r',
  '\0',
  '\u2028',
  '%s',
  '/../',
]

const hostile = fc.oneof(
  fc.constantFrom(...PIECES).map((piece): unknown => `a${piece}${MARK}`),
  fc.constantFrom<unknown>(
    -1,
    0,
    Infinity,
    2 ** 53,
    1.5,
    '',
    '-',
    '..',
    '.',
    '/',
    'constructor',
    '10',
    '0x1f',
  ),
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    [[]],
    { constructor: 1 },
    [MARK],
    { [`a\n${MARK}`]: {} },
    { '../x': {} },
  ),
  fc.constant('x'.repeat(5000)),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
)

/** Every value in a tree, as a way to put another in its place, and every object as a way to add to it. */
function places(value: unknown): ((other: unknown, name: string) => void)[] {
  if (typeof value !== 'object' || value === null) return []
  const parent: object = value
  const inner = Object.keys(parent).flatMap(key => [
    (other: unknown) => void Reflect.set(parent, key, other),
    ...places(Reflect.get(parent, key)),
  ])
  return [...inner, (other, name) => void Reflect.set(parent, name, other)]
}

const FORMATS = [
  [/\/dhcpd\.conf$/, (text: string) => dhcpd.problems(dhcpd.parse(text))],
  [/\/exports$/, (text: string) => exports.problems(exports.parse(text))],
  [/\/fstab$/, (text: string) => fstab.problems(fstab.parse(text))],
  [/\/network\/interfaces$/, (text: string) => interfaces.problems(interfaces.parse(text))],
  [/\/pxelinux\.cfg\//, (text: string) => pxelinux.problems(pxelinux.parse(text))],
] as const

/** Whether a file has what the inventory says is in it. */
function isAsked(path: string): boolean {
  const generated = /^nodes\/[^/]+\/(?:root\/\.ssh|etc\/(?:hostname$|hosts$|fstab$|network|initramfs-tools))/
  return path.startsWith('nodes/') && !generated.test(path)
}

test('a hostile value is refused with its place, or does no more than a value can', () => {
  const name = fc.oneof(fc.constantFrom(`x\n${MARK}`, '../x', 'a b', '', 'constructor', 'x;y'), fc.string())
  fc.assert(
    fc.property(inventories, fc.nat(), hostile, name, (source, at, value, name) => {
      const copy: unknown = JSON.parse(JSON.stringify(source))
      const all = places(copy)
      all[at % all.length]?.(value, name)
      let files: ReturnType<typeof compile> = []
      try {
        files = compile(parseInventory(JSON.stringify(copy), { file: 'inventory.json' }))
      } catch (error) {
        if (!(error instanceof InventoryError)) throw error
        expect(error.faults.length).toBeGreaterThan(0)
        return
      }
      for (const { path, text } of files) {
        expect(path).toMatch(/^(?:[\w.+@~-]+\/)*[\w.+@~-]+$/)
        expect(path.split('/')).not.toContain('..')
        // A line of its own is what a value would need to become a directive.
        if (!isAsked(path)) expect(text).not.toMatch(new RegExp(`^\\s*${MARK}`, 'm'))
        for (const [pattern, mistakes] of FORMATS) {
          if (pattern.test(path))
            expect(mistakes(text).filter(({ severity }) => severity === 'error')).toEqual([])
        }
      }
    }),
    { numRuns: runs(60) },
  )
})
