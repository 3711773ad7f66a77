import * as pxelinux from '@cluster-configs/pxelinux'
import { posix } from 'node:path'
import { addressOf } from '../check/addresses.ts'
import { askerOf, nfsRootOf, readBootFile, type BootFile, type NfsRoot } from '../check/boot-files.ts'
import { grantedTo } from '../check/exports.ts'
import { namesOf } from '../check/machines.ts'
import { Reader } from '../check/source.ts'
import { lookUp, type Services } from '../check/system.ts'
import { FOLDER, servedFile } from '../check/tftp.ts'
import type { ClientFirmware } from './asking.ts'
import { dhcpAnswer, type DhcpAnswer } from './dhcp-answer.ts'
import type { Given } from './run.ts'

/** What tells a machine from others; each in any usual spelling. */
export interface WhichClient {
  readonly mac: string
  /** The address that it has; without it, the one that the files give it. */
  readonly ip?: string | undefined
  /** What its firmware sends as DHCP option 97. */
  readonly uuid?: string | undefined
  /** BIOS unless given. */
  readonly firmware?: ClientFirmware | undefined
}

/** How a machine boots, as far as the files tell. */
export interface Which {
  /** In small letters with colons. */
  readonly mac: string
  readonly dhcp: DhcpAnswer | undefined
  /** The names that PXELINUX asks for, in its order. */
  readonly asked: readonly Asked[]
  /** Files by UUID, one of which it gets before all others if that is its own, which was not given. */
  readonly byUuid: readonly string[]
  /** Undefined if none of the files is there. */
  readonly boot: Boot | undefined
}

/** A file that PXELINUX asks for, or would if there was none before it. */
interface Asked {
  /** Below the directory of the boot loader. */
  readonly name: string
  /** Where it is, if it is there. */
  readonly file: string | undefined
  /** `taken` is the first that is there; what is there behind it is `shadowed`. */
  readonly state: 'taken' | 'shadowed' | 'absent'
}

/** What PXELINUX boots. */
export interface Boot {
  /** The file that says so. */
  readonly file: string
  /** The label; undefined where the file names none. */
  readonly label: string | undefined
  /** The module that shows a menu, and the labels in it. */
  readonly menu: { readonly module: string; readonly labels: readonly string[] } | undefined
  /** The file that is booted; for the local disk its number. */
  readonly kernel: string | undefined
  readonly localDisk: boolean
  readonly initrds: readonly string[]
  /** What the kernel sees in /proc/cmdline. */
  readonly commandLine: string | undefined
  readonly root: WhichRoot | undefined
}

/** The root over NFS, and what exports it to the machine. */
interface WhichRoot extends NfsRoot {
  /** The client and its options in exports(5); undefined if the machine may not mount it, or that is not known. */
  readonly export: Given | undefined
  /** Whether it is known whether it is exported. */
  readonly judged: boolean
}

/**
 * Follows a machine from its first DHCP request to its root file system.
 * @throws RangeError if one of the three of the client is not what it should be
 */
export function which(services: Services, { mac, ip, uuid, firmware = 'BIOS' }: WhichClient): Which {
  // Checks all three.
  const names = pxelinux.resolve({ mac, ipv4: ip, uuid })
  const own = (mac.toLowerCase().match(/[0-9a-f]{2}/g) ?? []).join(':')
  const dhcp = services.dhcp === undefined ? undefined : dhcpAnswer(services.dhcp, own, ip, firmware)
  const address =
    ip ?? (addressOf(dhcp?.address?.value ?? '') === undefined ? undefined : dhcp?.address?.value)
  const all = address === undefined ? names : pxelinux.resolve({ mac, ipv4: address, uuid })
  const directory = loaderDirectory(services, dhcp, firmware)
  const files = directory === undefined ? new Map<string, BootFile>() : filesOf(services, directory, all)
  const taken = all.find(name => files.has(name))
  const winner = taken === undefined ? undefined : files.get(taken)
  return {
    mac: own,
    dhcp,
    asked: all.map(name => ({
      name,
      file: files.get(name)?.file,
      state: name === taken ? 'taken' : files.has(name) ? 'shadowed' : 'absent',
    })),
    byUuid: uuid === undefined && directory !== undefined ? namesByUuid(services, directory) : [],
    boot: winner === undefined ? undefined : bootOf(services, winner, { mac, ipv4: address, uuid }, dhcp),
  }
}

/** The directory of the boot loader that the machine gets. */
function loaderDirectory(
  { tftp }: Services,
  dhcp: DhcpAnswer | undefined,
  firmware: ClientFirmware,
): string | undefined {
  const loader = dhcp?.filenames.find(named => named.firmware === firmware)
  const path = tftp === undefined || loader === undefined ? undefined : servedFile(tftp, loader.value)
  return path === undefined ? tftp?.directory : posix.dirname(path)
}

/** Those of the files beside a boot loader that are there, of all that PXELINUX asks for, by its names for them. */
function filesOf(
  { files }: Services,
  directory: string,
  names: readonly string[],
): ReadonlyMap<string, BootFile> {
  const reader = new Reader(files)
  const found = names.map(name => [name, readBootFile(reader, directory, posix.basename(name))] as const)
  return new Map(found.flatMap(([name, file]) => (file === undefined ? [] : [[name, file]])))
}

function namesByUuid({ files }: Services, directory: string): string[] {
  const names = files.list(posix.join(directory, FOLDER))
  return names
    .filter(name => askerOf(name)?.by === 'uuid')
    .map(name => posix.join(FOLDER, name))
    .filter(name => files.kind(posix.join(directory, name)) === 'file')
}

function bootOf(
  services: Services,
  { file, document }: BootFile,
  client: pxelinux.Client,
  dhcp: DhcpAnswer | undefined,
): Boot {
  const option = (name: string): string | undefined =>
    dhcp?.options.find(option => option.name === name)?.value.split(', ')[0]
  // What is not known shows as 0.0.0.0.
  const machine: pxelinux.Machine = {
    ...client,
    ipv4: client.ipv4 ?? '0.0.0.0',
    server: numeric(services, dhcp?.nextServer?.value) ?? '0.0.0.0',
    gateway: numeric(services, option('routers')),
    netmask: option('subnet-mask') ?? dhcp?.netmask ?? '0.0.0.0',
  }
  const first = pxelinux.commandLine(document, undefined, machine)
  const isMenu = first?.type === 'com32'
  const behind = isMenu ? defaultOf(document) : undefined
  const booted = isMenu
    ? behind === undefined
      ? undefined
      : pxelinux.commandLine(document, behind, machine)
    : first
  const root = booted === undefined ? undefined : nfsRootOf(booted.text)
  const labels = [...pxelinux.walk(document)].flatMap(node => (node.type === 'label' ? [node.name] : []))
  return {
    file,
    label: booted?.label?.name,
    menu: isMenu ? { module: first.kernel, labels } : undefined,
    kernel: booted?.kernel,
    localDisk: booted?.type === 'localboot',
    initrds: booted?.initrds ?? [],
    commandLine: booted?.type === 'linux' ? booted.text : undefined,
    root: root === undefined ? undefined : exported(services, root, client.ipv4),
  }
}

/** What a menu boots if nobody chooses: its MENU DEFAULT, or what the last DEFAULT names. */
function defaultOf(document: pxelinux.Document): string | undefined {
  const nodes = [...pxelinux.walk(document)]
  const chosen = nodes.find(
    node =>
      node.type === 'label' &&
      node.children.some(child => child.type === 'menu' && child.keyword === 'DEFAULT'),
  )
  if (chosen?.type === 'label') return chosen.name
  const line = nodes.findLast(node => node.type === 'directive' && node.keyword === 'DEFAULT')
  return line?.type === 'directive' ? line.value : undefined
}

function numeric(services: Services, name: string | undefined): string | undefined {
  if (name === undefined || addressOf(name) !== undefined) return name
  const lines = services.master.hosts?.byName.get(name.toLowerCase()) ?? []
  return lookUp(services, name).length === 0 ? undefined : lines[0]?.address
}

function exported(services: Services, root: NfsRoot, address: string | undefined): WhichRoot {
  const number = addressOf(address ?? '')
  if (services.exports === undefined || number === undefined)
    return { ...root, export: undefined, judged: false }
  const found = grantedTo(services.exports, root.path, number, namesOf(services)(number))
  const given = found && {
    value: `${found.path} ${found.host}(${found.options.join(',')})`,
    place: found.place(),
  }
  return { ...root, export: given, judged: true }
}
