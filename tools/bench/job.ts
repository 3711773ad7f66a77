import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile, parseInventory, writeTree, type OutputFile } from 'gen-cluster-configs'
import { inventory } from './inventory.ts'
import { processorTime } from './processor.ts'

/*
 * The whole job for one number of nodes, and the same files written with plain calls, each into a directory of its
 * own: `job.js NODES [plain-first]` prints seconds of the processor. `jobs.ts` starts it in a process of its own each time, as a user
 * would, so that nothing is warm and the memory is that of one run.
 */

const [nodes = '', order] = process.argv.slice(2)
const text = inventory(Number(nodes))
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  const ours = join(folder, 'ours')
  const [compiling, files] = seconds(() => compile(parseInventory(text)))
  const plain = (): number => seconds(() => writePlainly(join(folder, 'plain'), files))[0]
  const before = order === 'plain-first' ? plain() : undefined
  const [writing] = seconds(() => writeTree(ours, files))
  const memory = process.resourceUsage().maxRSS / 1024
  const after = before ?? plain()
  const [unchanged] = seconds(() => writeTree(ours, compile(parseInventory(text))))
  const [changed] = seconds(() => writeTree(ours, withOneChanged(files)))
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const times = { compiling, writing, plain: after, unchanged, changed }
  console.log(JSON.stringify({ files: files.length, bytes, memory, ...times }))
} finally {
  rmSync(folder, { recursive: true })
}

function seconds<T>(work: () => T): readonly [seconds: number, result: T] {
  const start = processorTime()
  const result = work()
  return [(processorTime() - start) / 1000, result]
}

/** The shortest program that writes these files. */
function writePlainly(directory: string, files: readonly OutputFile[]): void {
  for (const path of new Set(files.map(({ path }) => dirname(join(directory, path))))) {
    mkdirSync(path, { recursive: true })
  }
  for (const { path, mode, text } of files) writeFileSync(join(directory, path), text, { mode })
}

function withOneChanged(files: readonly OutputFile[]): readonly OutputFile[] {
  return files.map(file =>
    file.path.endsWith('/exports') ? { ...file, text: `${file.text}# more\n` } : file,
  )
}
