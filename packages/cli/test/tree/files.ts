import type { OutputFile } from '../../src/files/file.ts'
import { manifest } from '../../src/manifest.ts'

export function file(path: string, text: string, mode = 0o644): OutputFile {
  return { path, text, mode, machine: undefined, destination: undefined, services: [] }
}

/** Files as `compile` gives them, with their manifest. */
export function generated(...files: OutputFile[]): OutputFile[] {
  return [...files, file('manifest.json', manifest({ name: 'cluster', nodes: [] }, files))]
}
