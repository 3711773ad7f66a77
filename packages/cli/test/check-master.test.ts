import { expect, test } from 'vitest'
import { testFolder } from './check-folder.ts'

/** A master that somebody has set up by hand, with the mistakes that are made then. */
const MASTER: readonly (readonly [path: string, text: string])[] = [
  [
    'etc/dhcp/dhcpd.conf',
    `next-server 10.0.33.2;
filename "/pxelinux.0";
subnet 10.0.33.0 netmask 255.255.255.0 {
  range 10.0.33.10 10.0.33.30;
  option broadcast-address 10.0.32.255;
  option routers 10.0.34.1;
}
host node1 { hardware ethernet 08:00:27:00:33:11; fixed-address 10.0.33.11; }
host node2 { hardware ethernet 08:00:27:00:33:12; fixed-address 10.0.44.12; }
host node3 { hardware ethernet 08:00:27:00:33:13; fixed-address 10.0.33.11; }
host node4 { hardware ethernet 08:00:27:00:33:13; fixed-address 10.0.33.14; }
`,
  ],
  ['etc/default/isc-dhcp-server', 'INTERFACESv4="eth7"\n'],
  ['etc/default/tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure --create"\n'],
  [
    'etc/network/interfaces',
    'auto lo\niface lo inet loopback\nauto eth1\niface eth1 inet static\n  address 10.0.33.1/24\n',
  ],
  ['etc/hosts', '127.0.0.1 localhost\n127.0.1.1 master\n10.0.33.1 master\n10.0.33.21 node1\n'],
  ['etc/hostname', 'master\n'],
  [
    'etc/exports',
    `/srv/nfs/node1 *(ro,no_root_squash,no_subtree_check)
/srv/nfs/node2 10.0.33.0/24(rw,no_root_squash,no_subtree_check)
/srv/home 10.0.33.0/24 (rw,no_subtree_check)
`,
  ],
  ['srv/tftp/pxelinux.0', ''],
  [
    'srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11',
    `DEFAULT linux
TIMEOUT 5
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw
`,
  ],
  ['srv/tftp/pxelinux.cfg/01-08-00-27-00-33-1A', 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n'],
  [
    'srv/tftp/pxelinux.cfg/0A00210B',
    'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND nfsroot=10.0.33.1:/srv/nfs/node9 ip=dhcp\n',
  ],
  ['srv/nfs/node1/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
  ['srv/nfs/node1/etc/fstab', '10.0.33.1:/srv/nfs/node2 / nfs defaults 0 0\n'],
]

const { path, lay, command } = testFolder()

test('a master set up by hand is told each of its mistakes, with what to do', async () => {
  lay(MASTER)
  const { code, out } = await command('check', path())
  expect(code).toBe(1)
  const rules = [...out.matchAll(/^\d+:\d+ {2}(?:error|warning) .* {2}(\S+)$/gm)].map(([, rule = '']) => rule)
  expect(new Set(rules)).toEqual(
    new Set([
      'boot/file-missing',
      'boot/file-name',
      'boot/shadowed',
      'dhcp/address-in-no-subnet',
      'dhcp/address-in-range',
      'dhcp/broadcast-address',
      'dhcp/duplicate-address',
      'dhcp/duplicate-mac',
      'dhcp/interface-not-configured',
      'dhcp/next-server',
      'dhcp/router-outside',
      'exports/blank-before-options',
      'names/address-differs',
      'names/loopback',
      'nfs/no-root-squash-network',
      'nfs/open-to-all',
      'nfs/root-not-exported',
      'nfs/root-read-only',
      'node/boot-interface',
      'node/fstab-root',
      'pxelinux/short-timeout',
      'tftp/create',
    ]),
  )
  expect(out.match(/^ {2}hint: /gm)?.length).toBeGreaterThan(20)
})
