import { reasonOf } from '../reason.ts'
import type { Complaint } from './complaint.ts'
import type { Path } from './source.ts'
import type { Draft, NodeSettings } from './types.ts'

/** The texts of files beside an inventory, and what is wrong with those that are not there. */
export interface Texts {
  readonly texts: Readonly<Record<string, string>>
  readonly complaints: readonly Complaint[]
}

/**
 * Reads every file that profiles and nodes name, once.
 * @param read gives the text of such a file; without it none may be named
 */
export function textsOf(draft: Draft, read: ((name: string) => string) | undefined): Texts {
  const texts = new Map<string, string | Error>()
  const complaints: Complaint[] = []
  for (const { path, name, script } of namedFiles(draft)) {
    const text = texts.get(name) ?? readText(name, read)
    texts.set(name, text)
    if (text instanceof Error) complaints.push({ path, reason: text.message })
    else if (script && !text.startsWith('#!'))
      complaints.push({
        path,
        reason: `${name} is no script: its first line must name its interpreter, such as #!/bin/sh`,
      })
  }
  const known = [...texts].flatMap(([name, text]) => (text instanceof Error ? [] : [[name, text] as const]))
  return { texts: Object.fromEntries(known), complaints }
}

function readText(name: string, read: ((name: string) => string) | undefined): string | Error {
  if (read === undefined) return new Error('names a file, and none is read here: put its text into "content"')
  try {
    return read(name)
  } catch (error) {
    return new Error(`${JSON.stringify(name)} cannot be read: ${reasonOf(error)}`)
  }
}

interface Named {
  readonly path: Path
  readonly name: string
  readonly script: boolean
}

function* namedFiles({ profiles = {}, nodes }: Draft): Generator<Named> {
  for (const [profile, settings] of Object.entries(profiles)) yield* named(settings, ['profiles', profile])
  for (const [node, settings] of Object.entries(nodes)) yield* named(settings, ['nodes', node])
}

function* named({ files = {}, hooks = [] }: NodeSettings, path: Path): Generator<Named> {
  for (const [destination, file] of Object.entries(files)) {
    const from = file === false ? undefined : file.from
    if (from !== undefined) yield { path: [...path, 'files', destination, 'from'], name: from, script: false }
  }
  for (const [index, name] of hooks.entries()) yield { path: [...path, 'hooks', index], name, script: true }
}
