import { describe, expect, test } from 'vitest'
import { check } from '../src/check/check.ts'
import { memoryFiles } from '../src/check/files.ts'
import { readSystem } from '../src/check/system.ts'
import { resolveCluster } from '../src/cluster.ts'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { reportWhich } from '../src/which/report.ts'
import { which } from '../src/which/which.ts'
import { faults } from './faults.ts'

const LAB = `name: lab
domain: lab.example
networks: { boot: { subnet: 10.0.0.0/24, boot: true } }
master: { name: master, interfaces: { eth0: { network: boot, address: 10.0.0.1 } } }
profiles:
  compute: { root: { shared: common }, packages: [slurmd] }
  gpu: { inherits: compute, root: { memory: 2g }, packages: [clinfo], exports: [async] }
nodes:
  own: { mac: '02:00:00:00:00:01', address: 10.0.0.11 }
  c1: { mac: '02:00:00:00:00:02', address: 10.0.0.12, profile: compute }
  c2: { mac: '02:00:00:00:00:03', address: 10.0.0.13, profile: compute, root: { shared: false } }
  g1: { mac: '02:00:00:00:00:04', address: 10.0.0.14, profile: gpu, interfaces: { eth1: { method: dhcp } },
        mounts: { /data: { source: '10.0.0.1:/data' } } }
`
const files = compile(parseInventory(LAB, { file: 'lab.yaml' }))

/** The text of one generated file. */
function generated(path: string): string {
  return files.find(file => file.path === path)?.text ?? `there is no ${path}`
}

/** What check finds in the generated tree with a text replaced. */
function found(path: string, from: string, to: string): string[] {
  const tree = files.map(file => {
    const text = file.path === path ? file.text.replace(from, to) : file.text
    return [`/${file.path}`, text] as const
  })
  return check(readSystem(memoryFiles(tree))).map(({ rule, message }) => `${rule}: ${message}`)
}

describe('a root that nodes share', () => {
  test('is exported to each of its nodes, and to each its own layer, all read-only', () => {
    const ro = 'ro,no_root_squash,no_subtree_check'
    expect(generated('master/etc/exports').split('\n').slice(1, -1)).toEqual([
      '/srv/nfs/own 10.0.0.11(rw,no_root_squash,no_subtree_check,sync)',
      `/srv/nfs/common 10.0.0.12(${ro},sync)`,
      `/srv/nfs/c1 10.0.0.12(${ro},sync)`,
      '/srv/nfs/c2 10.0.0.13(rw,no_root_squash,no_subtree_check,sync)',
      `/srv/nfs/common 10.0.0.14(${ro},async)`,
      `/srv/nfs/g1 10.0.0.14(${ro},async)`,
    ])
  })

  test('boots its own kernel read-only, and the initramfs is told what lies over it', () => {
    expect(generated('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-02')).toContain(
      `  KERNEL common/vmlinuz.pxe
  INITRD common/initrd.pxe
  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/nfs/common ip=dhcp ro nfslayer=10.0.0.1:/srv/nfs/c1 overlay-size=50% net.ifnames=0\n`,
    )
    expect(generated('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-04')).toContain(' overlay-size=2g ')
    expect(generated('master/srv/tftp/pxelinux.cfg/01-02-00-00-00-00-03')).toContain(
      'nfsroot=10.0.0.1:/srv/nfs/c2 ip=dhcp rw net',
    )
  })

  test('has what its nodes have alike; each node has the rest for itself', () => {
    const paths = files.filter(({ path }) => /^(?:roots|nodes\/[cg]1)\//.test(path))
    expect(paths.map(({ path, mode }) => `${mode.toString(8)} ${path}`)).toEqual([
      '644 roots/common/etc/hosts',
      '644 roots/common/etc/initramfs-tools/conf.d/cluster',
      '755 roots/common/etc/initramfs-tools/hooks/overlay',
      '755 roots/common/etc/initramfs-tools/scripts/nfs-bottom/overlay',
      '644 nodes/c1/etc/hostname',
      '644 nodes/c1/etc/fstab',
      '644 nodes/c1/etc/network/interfaces',
      '644 nodes/g1/etc/hostname',
      '644 nodes/g1/etc/fstab',
      '644 nodes/g1/etc/network/interfaces',
    ])
    expect(generated('nodes/g1/etc/network/interfaces')).toContain('iface eth1 inet dhcp')
    expect(generated('scripts/files.tsv')).toContain(
      'roots/common/etc/hosts\t/srv/nfs/common/etc/hosts\t0644\t-\n',
    )
    expect(generated('scripts/files.tsv')).toContain('nodes/g1/etc/fstab\t/srv/nfs/g1/etc/fstab\t0644\t-\n')
  })

  test('is in no fstab: the initramfs has laid it, and all that is written is within its limit', () => {
    expect(generated('nodes/g1/etc/fstab').split('\n').slice(1)).toEqual([
      'proc /proc proc defaults 0 0',
      '10.0.0.1:/data /data nfs defaults 0 0',
      '',
    ])
  })

  test('has the packages of all its nodes, each once', () => {
    expect(generated('scripts/packages.tsv')).toBe('c2\tslurmd\ncommon\tslurmd\ncommon\tclinfo\n')
    expect(resolveCluster(parseInventory(LAB, { file: 'lab.yaml' })).sharedRoots).toEqual([
      { name: 'common', root: '/srv/nfs/common', packages: ['slurmd', 'clinfo'], hooks: [] },
    ])
    expect(generated('scripts/nodes.tsv')).toBe(
      'own\t02:00:00:00:00:01\t10.0.0.11\t/srv/nfs/own\t-\n' +
        'c1\t02:00:00:00:00:02\t10.0.0.12\t/srv/nfs/c1\tcommon\n' +
        'c2\t02:00:00:00:00:03\t10.0.0.13\t/srv/nfs/c2\t-\n' +
        'g1\t02:00:00:00:00:04\t10.0.0.14\t/srv/nfs/g1\tcommon\n',
    )
  })
})

describe('what is refused', () => {
  const refused = (from: string, to: string): readonly string[] =>
    faults(LAB.replace(from, to), { file: 'lab.yaml' })

  test('the name of a node', () => {
    expect(refused('shared: common', 'shared: own')).toEqual([
      '6:30: profiles.compute.root.shared own is a node, and its root stands where this one is to be: name it otherwise (nodes.own 9:8)',
    ])
  })

  test.each([
    ['memory: 2g', 'memory: 0%', 'profiles.gpu.root.memory is no size of a tmpfs'],
    ['memory: 2g', 'memory: "2g,mode=777"', 'profiles.gpu.root.memory is no size of a tmpfs'],
    ['shared: common', 'shared: ../x', 'profiles.compute.root.shared is no name of a shared root'],
    ['shared: common', 'shared: true', 'profiles.compute.root.shared is no name of a shared root'],
    ['packages: [slurmd]', 'boot: { arguments: [nfslayer=10.0.0.9:/x] }', 'gives the kernel itself'],
  ])('%s → %s', (from, to, reason) => {
    expect(refused(from, to).join('\n')).toContain(reason)
  })
})

describe('check', () => {
  test('finds nothing wrong with what is generated', () => {
    expect(found('', '', '')).toEqual([])
  })

  test.each([
    [
      'master/etc/exports',
      'common 10.0.0.12(ro',
      'common 10.0.0.12(rw',
      'nfs/shared-root-writable: c1 shares',
    ],
    [
      'master/etc/exports',
      'common 10.0.0.12',
      'common 10.0.0.99',
      'nfs/root-not-to-node: /srv/nfs/common is',
    ],
    [
      'master/etc/exports',
      '/srv/nfs/c1 ',
      '/srv/nfs/cx ',
      'nfs/root-not-exported: /srv/nfs/c1, the layer of c1',
    ],
    ['nodes/c1/etc/hostname', 'c1', 'c9', 'node/hostname: the node calls itself c9'],
  ])('%s: %s → %s', (path, from, to, finding) => {
    expect(found(path, from, to).join('\n')).toContain(finding)
  })
})

test('which tells what lies over the shared root', () => {
  const system = readSystem(memoryFiles(files.map(({ path, text }) => [`/${path}`, text] as const)))
  const said = reportWhich(which(system, { mac: '02:00:00:00:00:02' }), (_, text) => text)
  expect(said).toContain('/srv/nfs/common 10.0.0.12(ro,')
  expect(said).toContain('over it  /srv/nfs/c1, and what it writes, in its memory')
})
