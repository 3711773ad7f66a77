import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import { address, mac } from './bench-names.ts'

/*
 * Two tables: how fast each format is parsed and serialized in this process, and what the whole job costs beside
 * writing the same files with plain calls. Single times depend on the machine; the ratios say more.
 */

const ENTRIES = 20_000
const ROUNDS = 5

const numbers = Array.from({ length: ENTRIES }, (_, n) => n)

const { hardware, fixedAddress, host, option, quote } = dhcpd
const samples = {
  dhcpd: bench(
    dhcpd,
    dhcpd.document(
      numbers.map(n =>
        host(`node${n}`, [
          hardware('ethernet', mac(n)),
          fixedAddress(address(n)),
          option('host-name', quote(`node${n}`)),
        ]),
      ),
    ),
  ),
  pxelinux: bench(
    pxelinux,
    pxelinux.document(
      numbers.map(n =>
        pxelinux.label(`node${n}`, [
          pxelinux.kernel(`node${n}/vmlinuz.pxe`),
          pxelinux.append(`root=/dev/nfs nfsroot=10.33.0.1:/srv/nfs/node${n} ip=dhcp rw`),
        ]),
      ),
    ),
  ),
  exports: bench(
    exports,
    exports.document(
      numbers.map(n =>
        exports.entry(`/srv/nfs/node${n}`, [
          exports.client(address(n), ['rw', 'no_root_squash', 'no_subtree_check', 'sync']),
        ]),
      ),
    ),
  ),
  interfaces: bench(
    interfaces,
    interfaces.document(
      numbers.flatMap(n => [
        interfaces.auto([`eth${n}`]),
        interfaces.iface(`eth${n}`, 'inet', 'static', [interfaces.option('address', `${address(n)}/16`)]),
      ]),
    ),
  ),
  fstab: bench(
    fstab,
    fstab.document(
      numbers.map(n => fstab.entry(`10.33.0.1:/srv/nfs/node${n}`, `/mnt/node${n}`, 'nfs', ['rw', 'noatime'])),
    ),
  ),
}

interface Verbs<Document> {
  readonly parse: (text: string) => Document
  readonly serialize: (document: Document) => string
}

/** MB/s of parsing and of serializing, the best of some rounds. */
function bench<Document>({ parse, serialize }: Verbs<Document>, document: Document): Record<string, string> {
  const text = serialize(document)
  const megabytes = text.length / 1e6
  let [parsing, serializing] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const parsed = parse(text)
    const middle = performance.now()
    if (serialize(parsed) !== text) throw new Error('not byte-exact')
    serializing = Math.min(serializing, performance.now() - middle)
    parsing = Math.min(parsing, middle - start)
  }
  const rate = (milliseconds: number): string => (megabytes / (milliseconds / 1000)).toFixed(1)
  return { MB: megabytes.toFixed(2), 'parse MB/s': rate(parsing), 'serialize MB/s': rate(serializing) }
}

console.log(`\nFormats, ${ENTRIES} entries each`)
console.table(samples)

console.log('\nThe whole job: inventory to files, beside writing the same files with plain calls')
const program = fileURLToPath(new URL('bench-job.js', import.meta.url))
const jobs = [100, 1000, 5000].map(nodes =>
  JSON.parse(execFileSync(process.execPath, [program, String(nodes)], { encoding: 'utf8' })),
)
console.table(jobs)
