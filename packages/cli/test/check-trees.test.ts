import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '../../../tools/run.ts'
import { testFolder } from './check-folder.ts'

const { path: folder, lay, command } = testFolder()

const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  why: z.string(),
  hint: z.string(),
  places: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number(),
      column: z.number(),
      endLine: z.number(),
      endColumn: z.number(),
      label: z.string().optional(),
    }),
  ),
})

describe('the root of a master', () => {
  test('dhcpd includes, sourced interfaces and exports.d are followed, and places are in them', async () => {
    lay([
      [
        'etc/dhcp/dhcpd.conf',
        'include "/etc/dhcp/nodes.conf";\nsubnet 10.0.33.0 netmask 255.255.255.0 {\n}\n',
      ],
      [
        'etc/dhcp/nodes.conf',
        'host node1 {\n  hardware ethernet 08:00:27:00:33:11;\n  fixed-address 10.0.43.11;\n}\n',
      ],
      ['etc/default/isc-dhcp-server', 'INTERFACESv4="eth1"\n'],
      ['etc/network/interfaces', 'source /etc/network/interfaces.d/*\nsource-directory more\n'],
      ['etc/network/interfaces.d/eth0', 'auto eth0\niface eth0 inet dhcp\n'],
      ['etc/network/more/eth1', 'auto eth1\niface eth1 inet static\n  address 10.0.34.1/24\n'],
      ['etc/exports.d/nodes.exports', '/srv/nfs 10.0.33.0/24(rw,no_root_squash,no_subtree_check)\n'],
    ])
    const { code, out } = await command('check', '--json', folder())
    const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(out))
    const told = findings.map(({ rule, places }) => [
      rule,
      ...places.map(({ file, line }) => `${file}:${line}`),
    ])
    expect({ code, told }).toEqual({
      code: 1,
      told: [
        ['dhcp/interface-without-subnet', '~/etc/default/isc-dhcp-server:1', '~/etc/network/more/eth1:3'],
        ['dhcp/address-in-no-subnet', '~/etc/dhcp/nodes.conf:3', '~/etc/dhcp/dhcpd.conf:2'],
        ['nfs/no-root-squash-network', '~/etc/exports.d/nodes.exports:1'],
      ],
    })
  })

  test('links start from it as from the root, and none leads out of it', async () => {
    lay([
      ['outside', '/srv *(rw)\n'],
      ['tree/data/exports', '/srv *(ro,no_subtree_check)\n'],
      ['tree/etc/hosts', '127.0.0.1 localhost\n'],
    ])
    const link = join(folder(), 'tree/etc/exports')
    symlinkSync('/data/exports', link)
    expect((await command('check', join(folder(), 'tree'))).out).toMatch(
      /^~\/tree\/etc\/exports\n\n1:6 {2}warning/,
    )
    for (const target of [join(folder(), 'outside'), '../../outside', link, 'exports']) {
      rmSync(link)
      symlinkSync(target, link)
      expect(await command('check', join(folder(), 'tree'))).toMatchObject({
        code: 0,
        out: 'nothing found\n',
      })
    }
  })

  test('directories and pipes among the files do no harm', async () => {
    mkdirSync(join(folder(), 'srv/tftp/pxelinux.cfg/old'), { recursive: true })
    mkdirSync(join(folder(), 'etc'))
    run('sh', ['-c', 'mkfifo "$1"', 'sh', join(folder(), 'etc/exports')])
    expect((await command('check', folder())).out).toMatch(
      /^~\/etc\/exports\n\n1:1 {2}warning {2}.* cannot be read/,
    )
  })

  test('what the manual makes by hand', async () => {
    lay([
      [
        'etc/dhcp/dhcpd.conf',
        `allow booting;
allow bootp;
option domain-name "cluster";
subnet 10.0.33.0 netmask 255.255.255.0 {
  range 10.0.33.20 10.0.33.30;
  option routers 10.0.33.1;
  option broadcast-address 10.0.33.255;
  next-server 10.0.33.1;
  filename "pxelinux.o";
}
host node1 {
  hardware ethernet 08:00:27:00:33:11;
  fixed-address 10.0.33.21;
}
`,
      ],
      ['etc/default/isc-dhcp-server', 'INTERFACESv4="eth1"\n'],
      ['etc/default/tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure --create"\n'],
      ['etc/network/interfaces', 'auto enp0s8\niface enp0s8 inet static\n  address 10.0.33.1/24\n'],
      ['etc/exports', '/srv/nfs 10.0.33.0/24(rw,no_root_squash,no_subtree_check,async)\n'],
      ['etc/hosts', '127.0.0.1 localhost\n127.0.1.1 master\n10.0.33.11 node1\n'],
      ['etc/hostname', 'master\n'],
      [
        'srv/tftp/pxelinux.cfg/default',
        `DEFAULT linux
PROMPT 1
TIMEOUT 3
LABEL linux
  KERNEL vmlinuz.pxe
  APPEND root=/dev/nfs initrd=initrd.pxe nfsroot=10.0.33.1:/srv/nfs ip=dhcp rw
`,
      ],
      ['srv/tftp/pxelinux.0', ''],
      ['srv/tftp/vmlinuz.pxe', ''],
      ['srv/nfs/etc/fstab', '/dev/sda1 / ext4 defaults 0 0\n'],
      ['srv/nfs/etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
    ])
    const { out } = await command('check', '--json', folder())
    const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(out))
    expect(findings.map(({ rule, places: [place] }) => `${place?.file}:${place?.line} ${rule}`)).toEqual([
      '~/etc/default/isc-dhcp-server:1 dhcp/interface-not-configured',
      '~/etc/default/tftpd-hpa:2 tftp/create',
      '~/etc/dhcp/dhcpd.conf:9 tftp/filename-typo',
      '~/etc/dhcp/dhcpd.conf:9 tftp/loader-missing',
      '~/etc/dhcp/dhcpd.conf:13 dhcp/address-in-range',
      '~/etc/exports:1 nfs/no-root-squash-network',
      '~/etc/hosts:2 names/loopback',
      '~/etc/hosts:3 names/address-differs',
      '~/srv/nfs/etc/fstab:1 node/fstab-root',
      '~/srv/nfs/etc/fstab:1 fstab/root-passno',
      '~/srv/nfs/etc/network/interfaces:2 node/boot-interface',
      '~/srv/tftp/pxelinux.cfg/default:3 pxelinux/short-timeout',
      '~/srv/tftp/pxelinux.cfg/default:6 boot/file-missing',
    ])
  })
})
