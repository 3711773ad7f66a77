import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import type { FormatName } from '../formats.ts'
import { address, mac } from './names.ts'

/** A file of a format with so many hosts, labels, exports, interfaces or entries, as this project generates them. */
export const SAMPLES: Readonly<Record<FormatName, (entries: number) => string>> = {
  dhcpd: entries => {
    const { document, fixedAddress, hardware, host, option, quote, serialize, subnet } = dhcpd
    const hosts = times(entries, n =>
      host(`node${n}`, [
        hardware('ethernet', mac(n)),
        fixedAddress(address(n)),
        option('host-name', quote(`node${n}`)),
      ]),
    )
    return serialize(document([subnet('10.0.0.0', '255.0.0.0', []), ...hosts]))
  },
  exports: entries => {
    const { client, document, entry, serialize } = exports
    const options = ['rw', 'no_root_squash', 'no_subtree_check', 'sync']
    return serialize(document(times(entries, n => entry(`/srv/nfs/node${n}`, [client(address(n), options)]))))
  },
  fstab: entries => {
    const { document, entry, serialize } = fstab
    const options = ['rw', 'noatime']
    return serialize(
      document(times(entries, n => entry(`10.0.0.1:/srv/nfs/node${n}`, `/mnt/node${n}`, 'nfs', options))),
    )
  },
  interfaces: entries => {
    const { auto, document, iface, option, serialize } = interfaces
    return serialize(
      document(
        times(entries, n => [
          auto([`eth${n}`]),
          iface(`eth${n}`, 'inet', 'static', [option('address', `${address(n)}/8`), option('mtu', '9000')]),
        ]).flat(),
      ),
    )
  },
  pxelinux: entries => {
    const { append, document, kernel, label, serialize } = pxelinux
    return serialize(
      document(
        times(entries, n =>
          label(`node${n}`, [
            kernel(`node${n}/vmlinuz.pxe`),
            append(`root=/dev/nfs nfsroot=10.0.0.1:/srv/nfs/node${n} ip=dhcp rw`),
          ]),
        ),
      ),
    )
  },
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}
