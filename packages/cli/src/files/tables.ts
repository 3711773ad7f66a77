import type { Cluster, Node, SharedRoot } from '../cluster.ts'
import { shellWord } from '../shell.ts'
import type { OutputFile } from './file.ts'

/** What the scripts read: the cluster's settings as shell variables. Nothing in a value is special in them. */
export function clusterEnv({ name, domain, master, paths, release, mirror, architecture }: Cluster): string {
  const settings = {
    CLUSTER: name,
    DOMAIN: domain,
    MASTER: master.name,
    BOOT_INTERFACE: master.boot.interface,
    MASTER_ADDRESS: master.boot.address,
    NFS_ROOT: paths.nfs,
    TFTP_ROOT: paths.tftp,
    RELEASE: release,
    MIRROR: mirror,
    ARCHITECTURE: architecture,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${shellWord(value)}\n`)
    .join('')
}

/**
 * What the scripts read of the nodes: name, MAC address, address, directory of its own, and the root that it shares
 * or `-`, with tabs between.
 */
export function nodeTable({ nodes }: Cluster): string {
  return nodes
    .map(({ name, mac, address, root, layer }) => {
      const [own, shared] = layer === undefined ? [root, '-'] : [layer.path, layer.over]
      return `${[name, mac, address, own, shared].join('\t')}\n`
    })
    .join('')
}

/** What is to be installed beside the usual: machine or shared root and Debian package, with a tab between; empty if nothing is. */
export function packageTable(cluster: Cluster): string {
  return [cluster.master, ...ownAndShared(cluster)]
    .flatMap(({ name, packages }) => packages.map(wanted => `${name}\t${wanted}\n`))
    .join('')
}

/** What runs in a root when it is built: node or shared root and the name of the script, with a tab between. */
export function hookTable(cluster: Cluster): string {
  return ownAndShared(cluster)
    .flatMap(({ name, hooks }) => hooks.map(hook => `${name}\t${hook}\n`))
    .join('')
}

/** What is built: the roots of nodes, and those that nodes share. */
function ownAndShared({ nodes, sharedRoots }: Cluster): readonly (Node | SharedRoot)[] {
  return [...nodes.filter(({ layer }) => layer === undefined), ...sharedRoots]
}

/** What the scripts read of the files: path in the tree, destination on the master, mode, services or `-`. */
export function fileTable({ nodes, sharedRoots }: Cluster, files: readonly OutputFile[]): string {
  const own = nodes.map(({ name, root, layer }) => [name, layer?.path ?? root] as const)
  const roots = new Map([...own, ...sharedRoots.map(({ name, root }) => [name, root] as const)])
  return files
    .flatMap(({ path, machine, destination, mode, services }) => {
      if (machine === undefined || destination === undefined) return []
      const place = `${roots.get(machine) ?? ''}${destination}`
      return `${path}\t${place}\t${mode.toString(8).padStart(4, '0')}\t${services.join(',') || '-'}\n`
    })
    .join('')
}
