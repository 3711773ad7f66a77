import { basename } from 'node:path'
import { textBefore, type Comparison } from '../tree/compare.ts'

/** What changes in the tables that the scripts read: what roots are made of. */
export interface TableChanges {
  /** Debian packages of the master. */
  readonly masterPackages: Packages
  /** For the directory of a root: why it must be built anew. */
  readonly rebuild: (root: string) => readonly string[]
  /** Why the boot files of all nodes must be made anew. */
  readonly bootFiles: readonly string[]
}

/** What is asked for now and was not before, and the reverse. */
export interface Packages {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

const PACKAGES = 'scripts/packages.tsv'
const HOOKS = 'scripts/hooks.tsv'
const SETTINGS = 'scripts/cluster.env'

/** Compares the tables of the directory with those that would be written. */
export function tableChanges(comparison: Comparison): TableChanges {
  const [packagesBefore, packagesAfter] = both(comparison, PACKAGES).map(byOwner)
  const [hooksBefore, hooksAfter] = both(comparison, HOOKS).map(byOwner)
  const [before, after] = both(comparison, SETTINGS).map(settingsOf)
  const changed = (name: string): readonly string[] => {
    const [old, now] = [before?.get(name), after?.get(name)]
    return old === undefined || old === now ? [] : [`${old} → ${now}`]
  }
  const system = [
    ...changed('RELEASE').map(change => `release ${change}`),
    ...changed('ARCHITECTURE').map(change => `architecture ${change}`),
  ]
  const updated = new Set(comparison.updated)
  const packages = (owner: string): Packages => ({
    added: missing(packagesAfter?.get(owner), packagesBefore?.get(owner)),
    removed: missing(packagesBefore?.get(owner), packagesAfter?.get(owner)),
  })
  return {
    masterPackages: packages(after?.get('MASTER') ?? ''),
    rebuild: root => {
      const owner = basename(root)
      const { added, removed } = packages(owner)
      const [before, after] = [hooksBefore?.get(owner), hooksAfter?.get(owner)]
      const hooks = signed(missing(after, before), missing(before, after))
      const changed = (after ?? []).filter(name => updated.has(`hooks/${name}`))
      return [
        ...system,
        ...sentence('packages', signed(added, removed)),
        ...sentence('hooks', [...hooks, ...changed]),
      ]
    },
    bootFiles: changed('TFTP_ROOT').map(change => `boot files ${change}`),
  }
}

/** A file's text before and after; the empty one where there is none, and the same for both if it does not change. */
function both(comparison: Comparison, path: string): readonly [string, string] {
  const after = comparison.files.find(file => file.path === path)?.text ?? ''
  const { updated, removed, unchanged } = comparison
  if (unchanged.includes(path)) return [after, after]
  return [updated.includes(path) || removed.includes(path) ? textBefore(comparison, path) : '', after]
}

/** The items of a table by whose they are. */
function byOwner(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [owner = '', name] = line.split('\t')
    if (name !== undefined) found.set(owner, [...(found.get(owner) ?? []), name])
  }
  return found
}

/** Assignments as `clusterEnv` writes them. */
function settingsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^([A-Z_]+)='(.*)'$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  )
}

function signed(added: readonly string[], removed: readonly string[]): readonly string[] {
  return [...added.map(name => `+${name}`), ...removed.map(name => `-${name}`)]
}

function sentence(what: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${what} ${words.join(' ')}`]
}

function missing(items: readonly string[] = [], among: readonly string[] = []): readonly string[] {
  return items.filter(item => !among.includes(item))
}
