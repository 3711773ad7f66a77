import { alternatives } from '../../../tools/alternatives.ts'

/**
 * For each rule a few files of a master that it is about. Where a text or a path has `«wrong|right»`, the first makes
 * the rule fire, and with the second nothing is found.
 */
export interface Example {
  readonly rule: string
  readonly files: Readonly<Record<string, string>>
}

const INTERFACES = 'auto eth1\niface eth1 inet static\n    address 10.0.33.1/24\n'
const TFTPD = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n'
const NODE_FILE = '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11'

function subnet(...statements: string[]): string {
  const lines = statements.map(statement => `  ${statement}\n`)
  return `subnet 10.0.33.0 netmask 255.255.255.0 {\n${lines.join('')}}\n`
}

function host(name: string, mac: string, address: string): string {
  return `host ${name} {\n  hardware ethernet ${mac};\n  fixed-address ${address};\n}\n`
}

const NODE1 = host('node1', '08:00:27:00:33:11', '10.0.33.11')
const NODE2 = host('node2', '08:00:27:00:33:12', '10.0.33.12')

function boot(append: string): string {
  return `DEFAULT linux\nLABEL linux\n  KERNEL node1/vmlinuz\n  INITRD node1/initrd\n  APPEND ${append}\n`
}

const ROOT = 'root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw'
const EXPORTS = '/srv/nfs/node1 10.0.33.11(rw,no_root_squash,no_subtree_check)\n'

export const examples: readonly Example[] = [
  {
    rule: 'dhcp/next-server',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('range 10.0.33.20 10.0.33.30;', 'next-server 10.0.33.«254|1»;'),
      '/etc/default/isc-dhcp-server': 'INTERFACESv4="eth1"\n',
      '/etc/network/interfaces': INTERFACES,
      '/etc/default/tftpd-hpa': TFTPD,
    },
  },
  {
    rule: 'dhcp/interface-not-configured',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('range 10.0.33.20 10.0.33.30;'),
      '/etc/default/isc-dhcp-server': 'INTERFACESv4="«enp0s8|eth1»"\n',
      '/etc/network/interfaces': INTERFACES,
    },
  },
  {
    rule: 'dhcp/interface-without-subnet',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('range 10.0.33.20 10.0.33.30;'),
      '/etc/default/isc-dhcp-server': 'INTERFACESv4="eth1"\n',
      '/etc/network/interfaces': 'auto eth1\niface eth1 inet static\n    address 10.0.«34|33».1/24\n',
    },
  },
  {
    rule: 'dhcp/netmask-differs',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('range 10.0.33.20 10.0.33.30;'),
      '/etc/network/interfaces': 'auto eth1\niface eth1 inet static\n    address 10.0.33.1/«16|24»\n',
    },
  },
  {
    rule: 'dhcp/router-outside',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('range 10.0.33.20 10.0.33.30;', 'option routers 10.0.«43|33».1;'),
    },
  },
  {
    rule: 'dhcp/broadcast-address',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet(
        'range 10.0.33.20 10.0.33.30;',
        'option broadcast-address 10.0.«255|33».255;',
      ),
    },
  },
  {
    rule: 'dhcp/address-in-range',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet('range 10.0.33.«10|20» 10.0.33.30;')}${NODE1}`,
    },
  },
  {
    rule: 'dhcp/address-in-no-subnet',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet('option routers 10.0.33.1;')}${host('node1', '08:00:27:00:33:11', '10.0.«43|33».11')}`,
    },
  },
  {
    rule: 'dhcp/duplicate-address',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}${host('node2', '08:00:27:00:33:12', '10.0.33.«11|12»')}`,
    },
  },
  {
    rule: 'dhcp/duplicate-mac',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}${host('node2', '08:00:27:00:33:«11|12»', '10.0.33.12')}`,
    },
  },
  {
    rule: 'dhcp/hardware-length',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${host('node1', '08:00:27:00:33«:00|»:11', '10.0.33.11')}`,
    },
  },
  {
    rule: 'tftp/create',
    files: { '/etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure« --create|»"\n' },
  },
  {
    rule: 'tftp/filename-outside',
    files: {
      '/etc/dhcp/dhcpd.conf': 'filename "«/srv/tftp/|»pxelinux.0";\n',
      '/etc/default/tftpd-hpa': TFTPD,
    },
  },
  {
    rule: 'tftp/filename-typo',
    files: {
      '/etc/dhcp/dhcpd.conf': 'filename "pxelinux.«o|0»";\n',
      '/etc/default/tftpd-hpa': TFTPD,
    },
  },
  {
    rule: 'tftp/loader-missing',
    files: {
      '/etc/dhcp/dhcpd.conf': 'filename "«bios/|»pxelinux.0";\n',
      '/etc/default/tftpd-hpa': TFTPD,
      '/srv/tftp/pxelinux.0': '',
    },
  },
  {
    rule: 'tftp/directory-missing',
    files: {
      '/etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/«tftpboot|tftp»"\nTFTP_OPTIONS="--secure"\n',
      '/srv/tftp/pxelinux.0': '',
      '/usr/sbin/in.tftpd': '',
    },
  },
  {
    rule: 'boot/file-missing',
    files: {
      [NODE_FILE]:
        'DEFAULT linux\nLABEL linux\n  KERNEL «vmlinuz-6.1|node1/vmlinuz»\n  APPEND initrd=node1/initrd\n',
      '/srv/tftp/node1/vmlinuz': '',
      '/srv/tftp/node1/initrd': '',
    },
  },
  {
    rule: 'boot/file-name',
    files: {
      '/srv/tftp/pxelinux.cfg/«08-00-27-00-33-AB|01-08-00-27-00-33-ab»':
        'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    },
  },
  {
    rule: 'boot/shadowed',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}${NODE2}`,
      [NODE_FILE]: 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
      '/srv/tftp/pxelinux.cfg/0A00210«B|C»': boot('root=/dev/ram0'),
    },
  },
  {
    rule: 'boot/unreachable',
    files: {
      '/srv/tftp/pxelinux.cfg/default«~|»': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    },
  },
  {
    rule: 'boot/unknown-mac',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}`,
      '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-«21|11»': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    },
  },
  {
    rule: 'boot/wrong-directory',
    files: {
      '/etc/dhcp/dhcpd.conf': 'filename "bios/pxelinux.0";\n',
      '/srv/tftp/bios/pxelinux.0': '',
      '/srv/tftp/«|bios/»pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    },
  },
  {
    rule: 'nfs/root-not-exported',
    files: {
      [NODE_FILE]: boot(ROOT),
      '/etc/exports': '/srv/nfs/node«3|1» 10.0.33.11(rw,no_root_squash,no_subtree_check)\n',
    },
  },
  {
    rule: 'nfs/root-not-to-node',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}`,
      [NODE_FILE]: boot(ROOT),
      '/etc/exports': '/srv/nfs/node1 10.0.33.«12|11»(rw,no_root_squash,no_subtree_check)\n',
    },
  },
  {
    rule: 'nfs/root-read-only',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}`,
      [NODE_FILE]: boot(ROOT),
      '/etc/exports': '/srv/nfs/node1 10.0.33.11(«ro|rw»,no_root_squash,no_subtree_check)\n',
    },
  },
  {
    rule: 'nfs/root-server',
    files: {
      '/etc/network/interfaces': INTERFACES,
      [NODE_FILE]: boot('root=/dev/nfs nfsroot=10.0.33.«2|1»:/srv/nfs/node1 ip=dhcp rw'),
      '/etc/exports': EXPORTS,
    },
  },
  {
    rule: 'nfs/root-without-server',
    files: { [NODE_FILE]: boot('root=/dev/nfs nfsroot=«|10.0.33.1:»/srv/nfs/node1 ip=dhcp rw') },
  },
  {
    rule: 'nfs/shared-root',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}${NODE2}`,
      [NODE_FILE]: boot(ROOT),
      '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12': boot(
        'root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node«1|2» ip=dhcp rw',
      ),
    },
  },
  {
    rule: 'nfs/shared-root-writable',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}${NODE2}`,
      [NODE_FILE]: boot('root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/compute ip=dhcp ro'),
      '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12': boot(
        'root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/compute ip=dhcp ro',
      ),
      '/etc/exports':
        '/srv/nfs/compute 10.0.33.11(ro,no_root_squash,no_subtree_check)\n' +
        '/srv/nfs/compute 10.0.33.12(«rw|ro»,no_root_squash,no_subtree_check)\n',
    },
  },
  {
    rule: 'nfs/open-to-all',
    files: { '/etc/exports': '/srv/nfs «*|10.0.33.0/24»(ro,no_subtree_check)\n' },
  },
  {
    rule: 'nfs/no-root-squash-network',
    files: {
      '/etc/exports': '/srv/nfs/node1 10.0.33.«0/24|11»(rw,no_root_squash,no_subtree_check)\n',
    },
  },
  {
    rule: 'node/fstab-root',
    files: {
      [NODE_FILE]: boot(ROOT),
      '/srv/nfs/node1/etc/fstab': '10.0.33.1:/srv/nfs/node«2|1» / nfs defaults 0 0\n',
    },
  },
  {
    rule: 'node/boot-interface',
    files: {
      [NODE_FILE]: boot(ROOT),
      '/srv/nfs/node1/etc/network/interfaces':
        'auto lo\niface lo inet loopback\n\n«auto eth0\n|»iface eth0 inet «dhcp|manual»\n',
    },
  },
  {
    rule: 'node/hostname',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}`,
      [NODE_FILE]: boot(ROOT),
      '/srv/nfs/node1/etc/hostname': 'node«2|1»\n',
    },
  },
  {
    rule: 'node/machine-id',
    files: {
      [NODE_FILE]: boot(ROOT),
      '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12': boot(
        'root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node2 ip=dhcp rw',
      ),
      '/srv/nfs/node1/etc/machine-id': 'b08dfa6083e7567a1921a715000001fb\n',
      '/srv/nfs/node2/etc/machine-id': '«b08dfa6083e7567a1921a715000001fb|uninitialized»\n',
    },
  },
  {
    rule: 'node/ssh-host-key',
    files: {
      [NODE_FILE]: boot(ROOT),
      '/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12': boot(
        'root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node2 ip=dhcp rw',
      ),
      '/srv/nfs/node1/etc/ssh/ssh_host_ed25519_key.pub':
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAA root@node1\n',
      '/srv/nfs/node2/etc/ssh/ssh_host_ed25519_key.pub':
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«AAA root@node1|BBB root@node2»\n',
    },
  },
  {
    rule: 'names/loopback',
    files: {
      '/etc/dhcp/dhcpd.conf': subnet('option routers 10.0.33.1;'),
      '/etc/hostname': 'master\n',
      '/etc/hosts': '127.0.0.1 localhost\n«127.0.1.1|10.0.33.1» master.cluster master\n',
    },
  },
  {
    rule: 'names/address-differs',
    files: {
      '/etc/dhcp/dhcpd.conf': `${subnet()}${NODE1}`,
      '/etc/hosts': '127.0.0.1 localhost\n10.0.33.«12|11» node1.cluster node1\n',
    },
  },
]

/** The files of an example, as they are wrong or as they are right. */
export function filesOf(
  { files }: Example,
  which: 'wrong' | 'right',
): readonly (readonly [string, string])[] {
  return Object.entries(files).map(([path, text]) => [alternatives(path, which), alternatives(text, which)])
}
