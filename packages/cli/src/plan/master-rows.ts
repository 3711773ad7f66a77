import { dirname } from 'node:path'
import { groups } from '../groups.ts'
import type { FileChange } from './files.ts'
import type { Plan } from './plan.ts'
import { row, type Row } from './row.ts'
import type { ServicePlan } from './services.ts'
import type { Packages } from './tables.ts'

/** So many files of a directory are told of one by one; of more only their number. */
const FEW = 3

/** What a plan means for the master: its files, then its services and packages. */
export function masterRows(plan: Plan): readonly Row[] {
  const { files, services, masterPackages } = plan
  const own = files.filter(({ path, change }) => path.startsWith('master/') && change !== 'leave')
  const scripts = files.filter(({ path, change }) => isScript(path) && change === 'update')
  return [
    ...groups([...own, ...scripts], ({ path, change }) => `${change} ${dirname(path)}`).flatMap(fileRows),
    ...(isFirst(plan)
      ? [row('install', 'cyan', 'the services that read them: by install-master')]
      : [...services.map(serviceRow), ...packageRows(masterPackages)]),
  ]
}

/** Nothing has been written before: then the master has yet to become one. */
function isFirst({ files, unchanged }: Plan): boolean {
  return unchanged === 0 && files.every(({ change }) => change === 'create')
}

function packageRows({ added, removed }: Packages): readonly Row[] {
  return [
    ...added.map(name => row('install', 'cyan', `${name}: by install-master`)),
    ...removed.map(name => row('leave', 'yellow', `${name}: a package that is no longer needed`)),
  ]
}

/** The tables beside the scripts follow from the rest. */
function isScript(path: string): boolean {
  return path.startsWith('scripts/') && !/\.(?:tsv|env)$/.test(path)
}

const STYLES = { create: 'green', update: 'yellow', remove: 'red', leave: 'dim' } as const

function fileRows(files: readonly FileChange[]): readonly Row[] {
  const [first] = files
  if (first === undefined) return []
  const one = (text: string): Row => row(first.change, STYLES[first.change], text)
  if (files.length > FEW) return [one(`${dirname(placeOf(first))}: ${files.length} files`)]
  return files.map(file => one(`${placeOf(file)}${file.foreign ? ', which was changed by hand' : ''}`))
}

function placeOf({ path, destination }: FileChange): string {
  return destination ?? path
}

const HOW = {
  restart: 'by apply',
  reload: 'by apply, which leaves the nodes that are up alone',
  'on request':
    'by apply --restart-networking with the nodes off, for they would lose their roots; or when the master boots',
} as const

function serviceRow({ name, how }: ServicePlan): Row {
  return row(how === 'reload' ? 'reload' : 'restart', 'cyan', `${name}: ${HOW[how]}`)
}
