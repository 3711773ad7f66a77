import type { Cluster } from '../cluster.ts'
import { NOTICE } from './notice.ts'

const LOOPBACK = '127.0.0.1\tlocalhost\n'
/** As Debian's installer writes them. */
const LOOPBACK_V6 = `::1\tlocalhost ip6-localhost ip6-loopback
ff02::1\tip6-allnodes
ff02::2\tip6-allrouters
`

/**
 * hosts(5) for every machine of the cluster. A machine's own name stands on its real address, never on 127.0.1.1:
 * what it tells others of itself must be true for them.
 */
export function hosts({ domain, master, nodes, disableIpv6 }: Cluster): string {
  const machines = [{ name: master.name, address: master.boot.address }, ...nodes]
  const lines = machines.map(({ name, address }) => `${address}\t${name}.${domain}\t${name}\n`)
  return `# ${NOTICE}\n${LOOPBACK}${disableIpv6 ? '' : LOOPBACK_V6}\n${lines.join('')}`
}
