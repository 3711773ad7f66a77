import * as fstab from '@cluster-configs/fstab'
import { posix } from 'node:path'
import { addressOf } from './addresses.ts'
import { bootDirectories, readBootFiles, type BootFile } from './boot-files.ts'
import { readDhcp, type Dhcp } from './dhcp.ts'
import { readExports, type ExportTable } from './exports.ts'
import { isThere, type Files } from './files.ts'
import { readHosts, type Hosts } from './hosts.ts'
import { interfacesFormat, readCards, type Cards } from './interfaces.ts'
import { layoutOf } from './layout.ts'
import { Reader, type Fault, type Format, type Source } from './source.ts'
import { hasBootFiles, readTftp, type Tftp } from './tftp.ts'
import type { Text } from './place.ts'
import type { Subnet } from '../address.ts'

const FSTAB: Format<fstab.Document> = { id: 'fstab', ...fstab }

/** What the files of a master say of it, and of what it serves. What is not there is left out. */
export interface Services {
  readonly files: Files
  /** Whether it was generated and is not installed: boot loaders, kernels and packages come later. */
  readonly generated: boolean
  readonly master: Machine
  readonly dhcp: Dhcp | undefined
  readonly tftp: Tftp | undefined
  readonly exports: ExportTable | undefined
}

/** What the files of a whole cluster say: of its master, of what each machine boots, and of the nodes' roots. */
export interface System extends Services {
  /** Whether boot loaders and kernels ought to be there. */
  readonly hasBootFiles: boolean
  readonly bootFiles: readonly BootFile[]
  /** The nodes' root file systems, by the path on the master. */
  readonly roots: ReadonlyMap<string, Machine>
  /** What is wrong with single files. */
  readonly faults: readonly Fault[]
}

/** The files of one machine. */
export interface Machine {
  /** `/` for the master, the directory on the master for a node. */
  readonly root: string
  readonly hostname: Text | undefined
  readonly hosts: Hosts | undefined
  readonly cards: Cards | undefined
  /** Of a node only. */
  readonly fstab: Source<fstab.Document> | undefined
}

/**
 * Reads what a master serves, and nothing of single nodes.
 * @param tree as for `readSystem`
 */
export function readServices(tree: Files): Services {
  const { files, generated } = layoutOf(tree)
  return servicesOf(new Reader(files), generated, nothingKnown())
}

/**
 * Reads a system.
 * @param tree a directory as this program writes it, the root of a running master, or any part of one
 */
export function readSystem(tree: Files): System {
  const { files, generated } = layoutOf(tree)
  const reader = new Reader(files)
  const known = nothingKnown()
  const services = servicesOf(reader, generated, known)
  const { dhcp, tftp, exports } = services
  const bootFiles = tftp === undefined ? [] : readBootFiles(reader, bootDirectories(dhcp, tftp))
  const roots = new Map<string, Machine>()
  for (const { path } of rootsOf(bootFiles, exports))
    if (!roots.has(path) && isThere(files, posix.join(path, 'etc')))
      roots.set(path, readMachine(reader, path, known))
  return {
    ...services,
    hasBootFiles: !generated && tftp !== undefined && hasBootFiles(files, tftp),
    bootFiles,
    roots,
    faults: reader.faults,
  }
}

function servicesOf(reader: Reader, generated: boolean, known: Known): Services {
  const master = readMachine(reader, '/', known)
  const dhcp = readDhcp(reader)
  const tftp = readTftp(reader)
  const exports = readExports(reader, name => addressesOf(master.hosts, name))
  return { files: reader.files, generated, master, dhcp, tftp, exports }
}

/** Where roots of nodes may be: what kernels mount, and what is exported. */
function rootsOf(bootFiles: readonly BootFile[], exports: ExportTable | undefined): { path: string }[] {
  const mounted = bootFiles.flatMap(({ labels }) => labels.flatMap(({ root }) => root ?? []))
  const layers = mounted.flatMap(({ layer }) => (layer === undefined ? [] : [{ path: layer }]))
  return [...mounted, ...layers, ...(exports?.all ?? [])].filter(({ path }) => path !== '/')
}

/** What machines have in common. */
interface Known {
  readonly hosts: Map<string, Hosts>
  readonly interfaces: Parameters<typeof readCards>[2]
}

function nothingKnown(): Known {
  return { hosts: new Map(), interfaces: interfacesFormat() }
}

function readMachine(reader: Reader, root: string, known: Known): Machine {
  const path = (name: string): string => posix.join(root, 'etc', name)
  const hosts = reader.text(path('hosts'))
  return {
    root,
    hostname: reader.text(path('hostname')),
    hosts: hosts === undefined ? undefined : hostsOf(hosts, known.hosts),
    cards: readCards(reader, root, known.interfaces),
    fstab: root === '/' ? undefined : reader.open(path('fstab'), FSTAB),
  }
}

/** All machines of a cluster have the same names: a text that was read is not read again. */
function hostsOf(file: Text, known: Map<string, Hosts>): Hosts {
  const hosts = known.get(file.text) ?? readHosts(file)
  known.set(file.text, hosts)
  return hosts
}

/** The addresses that a name has on the master, or the address that the text is itself. */
export function lookUp({ master: { hosts } }: Services, name: string): readonly number[] {
  return addressesOf(hosts, name)
}

function addressesOf(hosts: Hosts | undefined, name: string): readonly number[] {
  const address = addressOf(name)
  if (address !== undefined) return [address]
  const lines = hosts?.byName.get(name.toLowerCase()) ?? []
  return lines.flatMap(line => addressOf(line.address) ?? [])
}

/** Whether a name or an address is the master's; taken to be where it cannot be known. */
export function isMaster(system: System, name: string): boolean {
  const cards = (system.master.cards?.cards ?? []).filter(({ method }) => method !== 'loopback')
  const addresses = lookUp(system, name)
  if (cards.length === 0 || addresses.length === 0) return true
  // What asks another server for its address may have any, but none of a network where the master has one already.
  const open = cards.some(({ address }) => address === undefined)
  return addresses.some(address => {
    if (cards.some(card => addressOf(card.address ?? '') === address)) return true
    const near = cards.some(({ network }) => network !== undefined && within(network, address))
    return open && !near
  })
}

function within({ first, last }: Subnet, address: number): boolean {
  return first <= address && address <= last
}
