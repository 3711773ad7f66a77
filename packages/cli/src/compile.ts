import { readFileSync } from 'node:fs'
import { resolveCluster, type Cluster, type Node } from './cluster.ts'
import { dhcpServerDefaults, tftpServerDefaults } from './files/defaults.ts'
import { dhcpd } from './files/dhcpd.ts'
import { exports } from './files/exports.ts'
import { masterFile, nodeFile, rootFile, type OutputFile } from './files/file.ts'
import { fstab } from './files/fstab.ts'
import { hosts } from './files/hosts.ts'
import { initramfs } from './files/initramfs.ts'
import { masterInterfaces, nodeInterfaces } from './files/interfaces.ts'
import { nodeBoot, unknownBoot } from './files/pxelinux.ts'
import { disableIpv6 } from './files/sysctl.ts'
import { clusterEnv, fileTable, hookTable, nodeTable, packageTable } from './files/tables.ts'
import { isInfiniBand } from './hardware.ts'
import type { Inventory } from './inventory/types.ts'
import { MANIFEST, manifest } from './manifest.ts'

/**
 * All files of a cluster: those of the master, of each shared root and of each node, the scripts with their data, and the manifest.
 * The same inventory gives the same files to the byte.
 * @param inventory as `parseInventory` gives it
 */
export function compile(inventory: Inventory): readonly OutputFile[] {
  const cluster = resolveCluster(inventory)
  // One text for all of them: it is by far the longest, and what is the same text is hashed and encoded once.
  const allHosts = hosts(cluster)
  const machines = [
    ...masterFiles(cluster, allHosts),
    ...sharedRootFiles(cluster, allHosts),
    ...nodeFiles(cluster, allHosts),
  ]
  const files = [...machines, ...scriptFiles(cluster, machines)]
  return [...files, treeFile(MANIFEST, manifest(cluster, files))]
}

function masterFiles(cluster: Cluster, allHosts: string): OutputFile[] {
  const { name } = cluster.master
  const file = (destination: string, text: string, ...services: string[]): OutputFile =>
    masterFile(name, destination, text, services)
  const boot = `${cluster.paths.tftp}/pxelinux.cfg`
  return [
    file('/etc/hostname', `${name}\n`),
    file('/etc/hosts', allHosts),
    file('/etc/network/interfaces', masterInterfaces(cluster), 'networking'),
    ...(cluster.disableIpv6 ? [file('/etc/sysctl.d/90-cluster.conf', disableIpv6(), 'systemd-sysctl')] : []),
    file('/etc/dhcp/dhcpd.conf', dhcpd(cluster), 'isc-dhcp-server'),
    file('/etc/default/isc-dhcp-server', dhcpServerDefaults(cluster), 'isc-dhcp-server'),
    file('/etc/default/tftpd-hpa', tftpServerDefaults(cluster), 'tftpd-hpa'),
    file('/etc/exports', exports(cluster), 'nfs-kernel-server'),
    file(`${boot}/default`, unknownBoot(cluster)),
    ...cluster.nodes.map(node => file(`${boot}/${node.boot.file}`, nodeBoot(node))),
  ]
}

/** What the nodes of a shared root have alike, and what lays their own over it. */
function sharedRootFiles(cluster: Cluster, allHosts: string): OutputFile[] {
  return cluster.sharedRoots.flatMap(({ name }) => [
    rootFile(name, '/etc/hosts', allHosts),
    rootFile(name, INITRAMFS, initramfs()),
    rootFile(name, '/etc/initramfs-tools/hooks/overlay', scriptText('initramfs/hook'), 0o755),
    rootFile(
      name,
      '/etc/initramfs-tools/scripts/nfs-bottom/overlay',
      scriptText('initramfs/nfs-bottom'),
      0o755,
    ),
  ])
}

const INITRAMFS = '/etc/initramfs-tools/conf.d/cluster'

function nodeFiles(cluster: Cluster, allHosts: string): OutputFile[] {
  // These are the same on every node, but for one that has more cards.
  const plain = cluster.nodes.find(isPlain)
  const common = {
    interfaces: plain === undefined ? '' : nodeInterfaces(plain),
    initramfs: initramfs(),
  }
  return cluster.nodes.flatMap((node: Node) => {
    const file = (destination: string, text: string): OutputFile => nodeFile(node.name, destination, text)
    const own = node.layer === undefined
    return [
      file('/etc/hostname', `${node.name}\n`),
      ...(own ? [file('/etc/hosts', allHosts)] : []),
      file('/etc/fstab', fstab(node)),
      file('/etc/network/interfaces', isPlain(node) ? common.interfaces : nodeInterfaces(node)),
      ...(own ? [file(INITRAMFS, common.initramfs)] : []),
      ...node.files.map(({ destination, text, mode }) => nodeFile(node.name, destination, text, mode)),
    ]
  })
}

/** Whether a node's interfaces(5) is that of all others like it. */
function isPlain({ mac, cards, extra }: Node): boolean {
  return !isInfiniBand(mac) && cards.length === 0 && (extra.interfaces ?? []).length === 0
}

const SCRIPTS = ['install-master', 'build-node', 'update-kernel', 'apply'] as const
const SCRIPT_PARTS = [
  'common.sh',
  'data.sh',
  'copy.sh',
  'password.sh',
  'identity.sh',
  'recipe.sh',
  'changes.sh',
  'services.sh',
  'boot-files.sh',
] as const

function scriptFiles(cluster: Cluster, machines: readonly OutputFile[]): OutputFile[] {
  const packages = packageTable(cluster)
  return [
    ...SCRIPTS.map(name => treeFile(`scripts/${name}`, scriptText(name), 0o755)),
    ...SCRIPT_PARTS.map(name => treeFile(`scripts/${name}`, scriptText(name))),
    treeFile('scripts/cluster.env', clusterEnv(cluster)),
    treeFile('scripts/nodes.tsv', nodeTable(cluster)),
    ...(packages === '' ? [] : [treeFile('scripts/packages.tsv', packages)]),
    ...(cluster.hooks.length === 0 ? [] : [treeFile('scripts/hooks.tsv', hookTable(cluster))]),
    ...cluster.hooks.map(({ name, text }) => treeFile(`hooks/${name}`, text, 0o755)),
    treeFile('scripts/files.tsv', fileTable(cluster, machines)),
  ]
}

const scriptTexts = new Map<string, string>()

/** The scripts are the same for every cluster, and are shipped beside the program. */
function scriptText(name: string): string {
  const text = scriptTexts.get(name) ?? readFileSync(new URL(`../scripts/${name}`, import.meta.url), 'utf8')
  scriptTexts.set(name, text)
  return text
}

function treeFile(path: string, text: string, mode = 0o644): OutputFile {
  return { path, mode, text, machine: undefined, destination: undefined, services: [] }
}
