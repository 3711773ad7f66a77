import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locate, parse, serialize, walk, type Document, type Node } from '@cluster-configs/fstab'
import { documents, texts } from '@cluster-configs/fstab/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { run, runs, testWith } from '../../../tools/programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fstab-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A string as the bytes of its characters, which is how this test shows any text to a program. */
function save(text: string): string {
  const file = join(folder, 'fstab')
  writeFileSync(file, Buffer.from(text, 'latin1'))
  return file
}

const COLUMNS = ['SOURCE', 'TARGET', 'FSTYPE', 'OPTIONS', 'FREQ', 'PASSNO']

/** What findmnt reads: the entries, and the numbers of the lines that it passes over. */
function findmnt(text: string): { entries: unknown[]; ignored: number[] } {
  const args = ['--fstab', '--tab-file', save(text), '--json', '--list', '-o', COLUMNS.join(',')]
  const { stdout, stderr } = run('findmnt', args)
  const entries: unknown[] = stdout === '' ? [] : JSON.parse(stdout).filesystems
  return {
    entries,
    ignored: [...stderr.matchAll(/parse error at line (\d+)/g)].map(([, line]) => Number(line)),
  }
}

/** The same of a document of ours. findmnt shows an empty text as null. */
function ours(table: Document): { entries: unknown[]; ignored: number[] } {
  const entries: unknown[] = []
  const ignored: number[] = []
  for (const node of walk(table)) {
    if (node.type === 'ignored') ignored.push(locate(table, node)?.start.line ?? 0)
    if (node.type !== 'entry') continue
    const { spec, file, vfstype, freq, passno } = node
    const options = written(table, node) ? node.options.join(',') : ''
    const [source, target, fstype, shown] = [spec, file, vfstype, options].map(text =>
      text === '' ? null : text,
    )
    entries.push({ source, target, fstype, options: shown, freq, passno })
  }
  return { entries, ignored }
}

function written(table: Document, node: Node): boolean {
  return locate(table, node, 'options') !== undefined
}

function latin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

testWith('findmnt', 'reads what we print as we meant it', () => {
  const printable = documents.filter(table => latin1(serialize(table)))
  fc.assert(
    fc.property(printable, table => {
      expect(findmnt(serialize(table))).toEqual(ours(table))
    }),
    { numRuns: runs(200) },
  )
})

testWith('findmnt', 'reads in any text what we read', () => {
  fc.assert(
    fc.property(texts.filter(latin1), text => {
      expect(findmnt(text)).toEqual(ours(parse(text)))
    }),
    { numRuns: runs(200) },
  )
})
