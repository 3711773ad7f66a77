import type { BootFile, BootLabel, NfsRoot } from './boot-files.ts'
import type { DhcpHost } from './dhcp.ts'
import { addressOf } from './addresses.ts'
import type { Machine, Services, System } from './system.ts'

/** A machine that boots by a file of its own. */
interface Booter {
  /** Undefined where DHCP does not know it by its hardware address. */
  readonly host: DhcpHost | undefined
  /** In dotted decimal and as a number; none where it gets any of a range. */
  readonly addresses: readonly { readonly text: string; readonly number: number }[]
}

/** The machine that a PXELINUX file is for; undefined for a file that several may get. */
export function booterOf({ dhcp }: System, { asker }: BootFile): Booter | undefined {
  if (asker === undefined || dhcp === undefined) return undefined
  if (asker.by === 'mac') {
    const [host] = dhcp.byMac.get(asker.mac) ?? []
    return host === undefined ? undefined : { host, addresses: host.addresses }
  }
  if (asker.by !== 'address' || asker.first !== asker.last) return undefined
  const [host] = dhcp.byAddress.get(asker.first) ?? []
  return { host, addresses: [{ text: dotted(asker.first), number: asker.first }] }
}

/** An address as it is written. */
export function dotted(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.')
}

/** What a machine of an address is called on the master: names in small letters, in full and in short. */
export function namesOf(system: Services): (address: number) => readonly string[] {
  const names = tables.get(system) ?? nameTable(system)
  tables.set(system, names)
  return address => names.get(address) ?? []
}

/** A system is never changed: what it says is looked up once. */
const tables = new WeakMap<Services, ReadonlyMap<number, readonly string[]>>()

function nameTable(system: Services): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>()
  for (const { name, address } of system.master.hosts?.names ?? []) {
    const number = addressOf(address)
    if (number === undefined) continue
    const known = names.get(number)
    if (known === undefined) names.set(number, [name.toLowerCase()])
    else known.push(name.toLowerCase())
  }
  return names
}

/** A label that has a machine mount its root over NFS. */
export interface RootUse {
  readonly file: BootFile
  readonly label: BootLabel
  readonly root: NfsRoot
  /** The machine that boots by it, if it is one. */
  readonly booter: Booter | undefined
  /** The files of that root, or those that are laid over it, if they are there. */
  readonly machine: Machine | undefined
}

/** Every root over NFS, by the labels that name it. */
export function rootUses(system: System): readonly RootUse[] {
  const uses = allUses.get(system) ?? [...findUses(system)]
  allUses.set(system, uses)
  return uses
}

const allUses = new WeakMap<System, readonly RootUse[]>()

function* findUses(system: System): Generator<RootUse> {
  for (const file of system.bootFiles) {
    const booter = booterOf(system, file)
    for (const label of file.labels) {
      const { root } = label
      if (root === undefined) continue
      yield { file, label, root, booter, machine: system.roots.get(root.layer ?? root.path) }
    }
  }
}

/** The roots whose files are there, and what mounts each: what is wrong with the files is said once. */
export function usesByRoot(system: System): ReadonlyMap<Machine, readonly RootUse[]> {
  const uses = new Map<Machine, RootUse[]>()
  for (const use of rootUses(system)) {
    if (use.machine === undefined) continue
    const known = uses.get(use.machine)
    if (known === undefined) uses.set(use.machine, [use])
    else known.push(use)
  }
  return uses
}

/** What a machine is called in a sentence. */
export function called({ file, booter }: RootUse): string {
  return booter?.host?.name ?? booter?.addresses[0]?.text ?? file.name
}
