import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { compile } from '../src/compile.ts'
import type { OutputFile } from '../src/files/file.ts'
import { InventoryError } from '../src/inventory/fault.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { hostile, MARK, type Hostile } from './hostile-inventories.ts'
import { judgesMissing, verdicts } from './verdicts.ts'

/** Milliseconds of the processor that one inventory may take, and among how many accepted ones one is judged. */
const LONGEST = 5000
const JUDGED = 100

const FORMATS = [
  [/\/dhcpd\.conf$/, (text: string) => dhcpd.problems(dhcpd.parse(text))],
  [/\/exports$/, (text: string) => exports.problems(exports.parse(text))],
  [/\/fstab$/, (text: string) => fstab.problems(fstab.parse(text))],
  [/\/network\/interfaces$/, (text: string) => interfaces.problems(interfaces.parse(text))],
  [/\/pxelinux\.cfg\//, (text: string) => pxelinux.problems(pxelinux.parse(text))],
] as const

test('a hostile inventory is refused with its places, or does no more than values can', () => {
  const count = { accepted: 0, refused: 0, judged: 0 }
  const [many, judges] = [runs(60) > 1000, !judgesMissing()]
  fc.assert(
    fc.property(hostile(many ? 300 : undefined), input => {
      const before = process.cpuUsage()
      const files = filesOf(input)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(LONGEST)
      expect(Object.keys(Object.prototype)).toEqual([])
      if (files === undefined) return void count.refused++
      // What is added to a file line by line is a directive that was asked for.
      const asked = input.text.includes('extra')
      for (const file of files) expect(faultOf(file, asked)).toBeUndefined()
      if (count.accepted++ % JUDGED > 0 || !judges) return undefined
      count.judged++
      expect(verdicts(files)).toEqual([])
    }),
    { numRuns: runs(60) },
  )
  // Too few of a kind would mean that the other half is not tried.
  expect(count.accepted * 20).toBeGreaterThan(count.refused)
  expect(count.refused * 20).toBeGreaterThan(count.accepted)
  if (many) console.log(`${count.accepted} accepted, ${count.refused} refused, ${count.judged} judged`)
})

/** The files of an inventory; undefined if it is refused, with places that are in it. */
function filesOf({ file, text, nodes }: Hostile): readonly OutputFile[] | undefined {
  try {
    return compile(parseInventory(text, { file, read: () => nodes }))
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    expect(error.faults.length).toBeGreaterThan(0)
    for (const { file: at, offset, reason } of error.faults) {
      expect(offset).toBeLessThanOrEqual((at === file ? text : nodes).length)
      expect(reason).not.toBe('')
    }
    return undefined
  }
}

/** Whether a file has what the inventory says is in it. */
function isAsked(path: string): boolean {
  const generated = /^nodes\/[^/]+\/(?:root\/\.ssh|etc\/(?:hostname$|hosts$|fstab$|network|initramfs-tools))/
  return path.startsWith('nodes/') && !generated.test(path)
}

/** What a file has that no value of an inventory may bring about. */
function faultOf({ path, text }: OutputFile, asked: boolean): string | undefined {
  if (!/^(?:[\w.+@~-]+\/)*[\w.+@~-]+$/.test(path) || path.split('/').includes('..')) return `the path ${path}`
  if (isAsked(path)) return undefined
  // A word or a statement of its own is what a value would need to become a directive.
  const directive = new RegExp(`(?:^|\\s)${MARK}|[;{}]\\s*${MARK}(?=.*[;{}]$)`, 'm')
  if (!asked && directive.test(text)) return `${path}: ${text}`
  const mistakes = FORMATS.find(([pattern]) => pattern.test(path))?.[1](text) ?? []
  const error = mistakes.find(({ severity }) => severity === 'error')
  return error && `${path}: ${JSON.stringify(error)}`
}
