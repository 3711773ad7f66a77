import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { applyPatch } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { compile } from '../src/compile.ts'
import type { OutputFile } from '../src/files/file.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { plan, type Plan } from '../src/plan/plan.ts'
import { compareTree } from '../src/tree/compare.ts'
import { inventories } from '../../../tools/inventories.ts'

/** Two clusters are made and compared in each run: where the laws are tried 10,000 times, these are 100 times. */
const SHARE = 1 / 100

/** A cluster, by the names of its nodes and as its files. */
interface Side {
  readonly nodes: readonly string[]
  readonly files: readonly OutputFile[]
}

function side(source: unknown): Side {
  const inventory = parseInventory(JSON.stringify(source))
  return { nodes: Object.keys(inventory.nodes), files: compile(inventory) }
}

/** The plan that leads from the one to the other. */
function between(before: Side, after: Side): Plan {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  try {
    const out = join(folder, 'out')
    for (const { path, mode, text } of before.files) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), text, { mode })
    }
    return plan(compareTree(out, after.files), { diff: 'all' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function texts({ files }: Side): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]))
}

test('each difference is told once, and makes the new text of the old one', () => {
  fc.assert(
    fc.property(inventories, inventories, (one, other) => {
      const [before, after] = [side(one), side(other)]
      const { diffs, files } = between(before, after)
      const [old, now] = [texts(before), texts(after)]
      const differing = files.filter(({ path }) => (old.get(path) ?? '') !== (now.get(path) ?? ''))
      expect(diffs.flatMap(({ paths }) => paths).toSorted()).toEqual(
        differing.map(({ path }) => path).toSorted(),
      )
      for (const { paths, text, same } of diffs)
        for (const path of same ? paths : paths.slice(0, 1))
          expect(applyPatch(old.get(path) ?? '', text)).toBe(now.get(path) ?? '')
    }),
    { numRuns: runs(4, SHARE), endOnFailure: true },
  )
})

test('who comes and goes is told by name, and from a cluster to itself nothing changes', () => {
  fc.assert(
    fc.property(inventories, inventories, (one, other) => {
      const [before, after] = [side(one), side(other)]
      const { nodes } = between(before, after)
      const of = (wanted: string): readonly string[] =>
        nodes.filter(({ change }) => change === wanted).map(({ name }) => name)
      expect(of('new')).toEqual(after.nodes.filter(name => !before.nodes.includes(name)))
      expect(of('gone')).toEqual(before.nodes.filter(name => !after.nodes.includes(name)))
      expect(between(after, after)).toMatchObject({
        changes: false,
        nodes: [],
        roots: [],
        services: [],
        diffs: [],
      })
    }),
    { numRuns: runs(4, SHARE), endOnFailure: true },
  )
})
