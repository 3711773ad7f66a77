import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'
import type { Checker } from './gallery.ts'

/** The text at which each problem is told. */
function placesOf<Document>({ parse, problems, locate }: Checker<Document>, text: string): readonly string[] {
  const document = parse(text, { file: '' })
  return problems(document).map(({ node, field, item }) => {
    const location = locate(document, node, field, item) ?? locate(document, node)
    return text.slice(location?.start.offset, location?.end.offset)
  })
}

test('what is told of one item of a list or one word of a value stands there', () => {
  const host = (name: string, mac: string, addresses: string): string =>
    `host ${name} { hardware ethernet 52:54:0:0:0:${mac}; fixed-address ${addresses}; }\n`
  expect(
    placesOf(dhcpd, host('a', '1', 'n1, 10.0.0.1') + host('b', '2', 'n2 ,\n  # c\n 10.0.0.1,n3')),
  ).toEqual(['10.0.0.1'])
  expect(placesOf(dhcpd, host('a', '1', '10.0.0.1, 10.0.0.300'))).toEqual(['10.0.0.300'])
  expect(placesOf(dhcpd, 'option routers 10.0.0.1, "10.0.0.2", 10.0.0.3;')).toEqual(['"10.0.0.2"'])
  expect(placesOf(dhcpd, 'option subnet-mask 255.0.0.0, 255.0.0.1;')).toEqual(['255.0.0.1'])
  expect(placesOf(exports, '/srv/nfs a(ro,"sy"nk,no_subtree_check) -rw,foo b(no_subtree_check)\n')).toEqual([
    '"sy"nk',
    'foo',
  ])
  expect(placesOf(fstab, 'UUID=a / ext4 rw,errors=x,x-systemd-automount,ro 0 1\n')).toEqual([
    'x-systemd-automount',
    'rw',
  ])
  expect(placesOf(interfaces, 'auto lo \\\n  eth7 # x\niface lo inet loopback\n')).toEqual(['#', 'eth7'])
  const servers = 'iface lo inet loopback\n  dns-nameservers 10.0.0.1 \\\n    10.0.0.300 10.0.0.2\n'
  expect(placesOf(interfaces, servers)).toEqual(['10.0.0.300'])
  expect(placesOf(pxelinux, 'MENU COLOR title  1;36 #12 *\nDEFAULT a # b\nLABEL a\nKERNEL k\n')).toEqual(
    expect.arrayContaining(['#12', '#']),
  )
  const boots = (lines: string): string => `DEFAULT a\nLABEL a\n${lines}\n`
  expect(placesOf(pxelinux, boots('KERNEL k\nAPPEND ro  initrd= b'))).toEqual(['initrd='])
  expect(placesOf(pxelinux, boots('KERNEL k\nAPPEND ro\nINITRD b,'))).toEqual(['b,'])
  expect(placesOf(pxelinux, boots('KERNEL k initrd=b\nAPPEND ro  initrd=c'))).toEqual(['initrd=c'])
  expect(placesOf(pxelinux, boots('KERNEL k\nAPPEND initrd=b\nINITRD c'))).toEqual(['c'])
  expect(placesOf(pxelinux, boots('KERNEL k Initrd=b\nAPPEND ro  INITRD=c'))).toEqual([
    'Initrd=b',
    'INITRD=c',
  ])
})

test('where the text does not tell where an item begins, the whole list is the place', () => {
  // mount reads the escape as a comma.
  expect(placesOf(fstab, 'a /x ext4 rw\\054netdev\n')).toContain('rw\\054netdev')
})
