import { manifestAfter, type Comparison } from '../tree/compare.ts'
import { refusal, type Permission } from '../tree/refusal.ts'
import { diffsOf, type Diff, type DiffScope } from './diffs.ts'
import { changesByMachine, fileChanges, type FileChange } from './files.ts'
import type { Lock } from '../inventory/lock.ts'
import { lockChange, type LockChange } from './lock.ts'
import { nodePlans, type NodePlan } from './nodes.ts'
import { rootPlans, type RootPlan } from './roots.ts'
import { servicePlans, type ServicePlan } from './services.ts'
import { tableChanges, type TableChanges } from './tables.ts'

/** What a run would change, in plain data. */
export interface Plan {
  readonly directory: string
  /** Whether a run would write anything at all. */
  readonly changes: boolean
  /** Why a run would refuse to write, and what to do about it. */
  readonly refusal?: string | undefined
  /** In the order of the manifest; those that go or are left at the end. */
  readonly files: readonly FileChange[]
  /** How many files stay as they are. */
  readonly unchanged: number
  /** The nodes that anything changes for, in the order of the inventory; those that go at the end. */
  readonly nodes: readonly NodePlan[]
  /** The roots that nodes share and that anything changes for. */
  readonly roots: readonly RootPlan[]
  /** The services of the master that are to read their files again. */
  readonly services: readonly ServicePlan[]
  /** Debian packages of the master itself: `install-master` installs them, and nothing removes any. */
  readonly masterPackages: TableChanges['masterPackages']
  /** The lock file of the inventory. */
  readonly lock: LockChange
  /** What changes in the files' lines. */
  readonly diffs: readonly Diff[]
}

/** What a plan is made for. */
export interface PlanOptions {
  /** What the run would be allowed to do. */
  readonly permission?: Permission
  /** The addresses that the inventory's lock file keeps, and those that it is to keep. */
  readonly locked?: Lock['addresses'] | undefined
  readonly assigned?: Lock['addresses'] | undefined
  /** Which files' lines are compared: those that change on machines unless given. */
  readonly diff?: DiffScope
}

/**
 * Tells what a run would change and what that asks for: which nodes come, go and move, which services read their
 * files again, which nodes must be built, start again or only get files. It only reads.
 * @param comparison of the directory with what `compile` gives, by `compareTree`
 */
export function plan(comparison: Comparison, options: PlanOptions = {}): Plan {
  const after = manifestAfter(comparison)
  const files = fileChanges(comparison, after)
  const tables = tableChanges(comparison)
  const changed = changesByMachine(files)
  const roots = rootPlans(comparison.manifest, after, changed, tables)
  const lock = lockChange(options.locked ?? {}, options.assigned ?? {})
  return {
    directory: comparison.directory,
    changes:
      lock.assigned.length + lock.released.length > 0 || files.some(({ change }) => change !== 'leave'),
    refusal: refusal(comparison, options.permission ?? {}),
    files,
    unchanged: comparison.unchanged.length,
    nodes: nodePlans({ comparison, after, files, changed, tables, roots }),
    roots,
    services: servicePlans(files),
    masterPackages: tables.masterPackages,
    lock,
    diffs: diffsOf(comparison, files, after, options.diff ?? 'changed'),
  }
}
