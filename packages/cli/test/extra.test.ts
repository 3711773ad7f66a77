import { describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { faults } from './faults.ts'

/** An inventory in YAML with lines for the master's files and for those of a profile. */
function inventory(master: string, profile = '    {}', node = ''): string {
  return `extra:
${master}
profiles:
  p:
${profile}
nodes:
  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11, profile: p${node} }
  n2: { mac: "02:00:00:00:00:02", address: 10.0.0.12, profile: p }
name: lab
domain: lab.example
networks:
  boot: { subnet: 10.0.0.0/24, boot: true }
master: { name: master, interfaces: { eth0: { network: boot, address: 10.0.0.1 } } }
`
}

function generated(text: string, path: string): string {
  return compile(parseInventory(text, { file: 'a.yaml' })).find(file => file.path === path)?.text ?? ''
}

test('lines come behind those of the master’s files, as they are written', () => {
  const text = inventory(`  dhcpd:
    - 'host  printer {   # on the second floor'
    - '  hardware ethernet 02:00:00:00:00:99; fixed-address 10.0.0.99;'
    - '}'
  exports: ['/srv/home	10.0.0.0/24(ro,sync,no_subtree_check)  # for all']
  interfaces: ['allow-hotplug usb0', 'iface usb0 inet dhcp']`)
  expect(generated(text, 'master/etc/dhcp/dhcpd.conf')).toMatch(
    /\n\}\n\nhost {2}printer \{ {3}# on the second floor\n[^]*;\n\}\n$/,
  )
  expect(generated(text, 'master/etc/exports')).toMatch(
    /\)\n\n\/srv\/home\t10\.0\.0\.0\/24\(ro,sync,no_subtree_check\) {2}# for all\n$/,
  )
  expect(generated(text, 'master/etc/network/interfaces')).toMatch(
    /\n\nallow-hotplug usb0\niface usb0 inet dhcp\n$/,
  )
})

test('lines of profiles and of the node add up', () => {
  const text = inventory(
    '  {}',
    `    extra:
      fstab: ['tmpfs /scratch tmpfs size=1g']
      interfaces: [auto usb0, iface usb0 inet dhcp]
      pxelinux: [MENU TITLE lab, LABEL rescue, '  KERNEL rescue.img']`,
    ', extra: { fstab: ["tmpfs /more tmpfs"] }',
  )
  expect(generated(text, 'nodes/n1/etc/fstab')).toMatch(
    /\n\ntmpfs \/scratch tmpfs size=1g\ntmpfs \/more tmpfs\n$/,
  )
  expect(generated(text, 'nodes/n2/etc/fstab')).toMatch(/\n\ntmpfs \/scratch tmpfs size=1g\n$/)
  expect(generated(text, 'nodes/n2/etc/network/interfaces')).toMatch(/\n\nauto usb0\niface usb0 inet dhcp\n$/)
  expect(generated(text, 'master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-02')).toMatch(
    /\nTIMEOUT 30\n\nMENU TITLE lab\nLABEL rescue\n {2}KERNEL rescue.img\n\nLABEL linux\n/,
  )
})

describe('mistakes are told at their lines', () => {
  test.each([
    [
      "  dhcpd:\n    - 'option domain-name \"x\";'\n    - 'option domain-name'",
      '4:7: extra.dhcpd[1] expected ";" after "option domain-name"',
    ],
    [
      "  dhcpd:\n    - '# c'\n    - 'option nonsense 1;'",
      '4:7: extra.dhcpd[1] there is no option "nonsense"; define it',
    ],
    ["  dhcpd: ['host n1 { }']", '2:11: extra.dhcpd[0] there is a host "n1" already'],
    ["  dhcpd: ['}']", '2:11: extra.dhcpd[0] this "}" closes no block'],
    [
      "  exports: ['/srv/x host(rw,bad_option)']",
      '2:13: extra.exports[0] exportfs knows no option "bad_option", and stops reading there',
    ],
    // exportfs takes these, and exports to everyone, or to nobody.
    [
      "  exports: ['/srv/x 10.0.0.9 (rw,no_subtree_check)']",
      '2:13: extra.exports[0] a blank stands between "10.0.0.9" and (rw,no_subtree_check)',
    ],
    [
      "  exports: ['srv/x *(ro,no_subtree_check)']",
      '2:13: extra.exports[0] "srv/x" is no path from the root',
    ],
    ["  interfaces: ['ifcae eth9 inet dhcp']", '2:16: extra.interfaces[0] '],
    [
      '  interfaces: ["auto a\\nauto b"]',
      '2:16: extra.interfaces[0] is not one line of text: remove the control characters',
    ],
  ])('%s', (extra, fault) => {
    expect(faults(inventory(extra), { file: 'a.yaml' }).join('\n')).toContain(fault)
  })

  test.each([
    ["    extra: { fstab: ['tmpfs /x'] }", 'profiles.p.extra.fstab[0] '],
    ["    extra: { interfaces: ['iface usb0 inet nothing'] }", 'profiles.p.extra.interfaces[0] '],
    ["    extra: { pxelinux: ['TIEMOUT 9'] }", 'profiles.p.extra.pxelinux[0] '],
    [
      "    extra: { pxelinux: ['TIMEOUT soon'] }",
      'profiles.p.extra.pxelinux "soon" is no number and counts as 0',
    ],
    [
      "    extra: { pxelinux: [LABEL linux, '  KERNEL evil'] }",
      'profiles.p.extra.pxelinux takes the place of a label of this program, or hides it',
    ],
  ])('%s', (profile, fault) => {
    const found = faults(inventory('  {}', profile), { file: 'a.yaml' })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(fault)
  })
})
