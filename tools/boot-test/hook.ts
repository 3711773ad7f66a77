import type { Cluster, Inventory } from 'gen-cluster-configs'

/** What every hook is told in its environment; NAME is not here, which a copy of a root has from the other. */
const TOLD: Readonly<Record<string, (cluster: Cluster) => string>> = {
  CLUSTER: ({ name }) => name,
  DOMAIN: ({ domain }) => domain,
  MASTER: ({ master }) => master.name,
  MASTER_ADDRESS: ({ master }) => master.boot.address,
  RELEASE: ({ release }) => release,
  ARCHITECTURE: ({ architecture }) => architecture,
}

/** Where the hook leaves what it was told. */
export const MARK = '/usr/local/share/boot-test-hook'

const HOOK = 'boot-test-mark.sh'
const TEXT = `#!/bin/sh
set -eu
{ ${Object.keys(TOLD)
  .map(name => `echo "${name}=$${name}";`)
  .join(' ')} } >${MARK}
`

/** The inventory with one more hook for all nodes, behind those of the profile for all: a node can be asked for its mark. */
export function withMark(inventory: Inventory): Inventory {
  const { profiles = {}, texts = {} } = inventory
  const { hooks = [], ...everybody } = profiles['default'] ?? {}
  return {
    ...inventory,
    profiles: { ...profiles, default: { ...everybody, hooks: [...hooks, HOOK] } },
    texts: { ...texts, [HOOK]: TEXT },
  }
}

/** What the mark says in a root of the cluster. */
export function markOf(cluster: Cluster): string {
  return Object.entries(TOLD)
    .map(([name, told]) => `${name}=${told(cluster)}`)
    .join('\n')
}
