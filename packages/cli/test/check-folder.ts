import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { run } from '../src/main.ts'

/** A folder that each test of a file has for itself, and the command run on it. */
export interface TestFolder {
  /** Where it is now. */
  readonly path: () => string
  /** Writes files below it. */
  readonly lay: (files: Iterable<readonly [path: string, text: string]>) => void
  /** Runs the command in this process; the folder shows as `~`. */
  readonly command: (...args: string[]) => Promise<{ code: number; out: string; error: string }>
}

/** Has a folder made before each test, and removed behind it. */
export function testFolder(): TestFolder {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  return {
    path: () => folder,
    lay: files => {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    command: async (...args) => {
      let [out, error] = ['', '']
      const code = await run(args, { out: text => (out += text), error: text => (error += text) })
      return { code, out: out.replaceAll(folder, '~'), error: error.replaceAll(folder, '~') }
    },
  }
}
