import type { Path } from './source.ts'

/** Something wrong at a path of the inventory. */
export interface Complaint {
  readonly path: Path
  readonly reason: string
  /** The name of the property is at fault, not its value. */
  readonly name?: boolean
  /** The other party of a conflict. */
  readonly other?: Path
}

/** `nodes.node3.mac`, `networks.dedicated.range[0]` */
export function dotted(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${plain(part)}`,
    )
    .join('')
}

/** A name as it is if it is a simple one, in quotes otherwise. */
function plain(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : JSON.stringify(name)
}
