import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { plan } from '../src/plan/plan.ts'
import { testFolder } from './check-folder.ts'

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url)), 'utf8')
const bin = fileURLToPath(new URL('../bin/gen-cluster-configs.js', import.meta.url))
const { path: folder, lay, command } = testFolder()
const at = (path: string): string => join(folder(), path)

/** The example as it is, written to `out` and then changed: each pair is a text and what stands in its place. */
async function changed(
  ...pairs: readonly (readonly [before: string | RegExp, after: string])[]
): Promise<void> {
  await command(at('inventory.json'), '-o', at('out'), '-q')
  const text = readFileSync(at('inventory.json'), 'utf8')
  const now = pairs.reduce((text, [before, after]) => text.replace(before, after), text)
  if (now === text) throw new Error('the example has nothing of the kind')
  writeFileSync(at('inventory.json'), now)
}

/** What plan prints; how many files stay as they are is of no matter. */
async function planned(...options: string[]) {
  const result = await command('plan', at('inventory.json'), '-o', at('out'), ...options)
  return { ...result, out: result.out.replace(/\d+ unchanged\n/, '… unchanged\n') }
}

/** Everything in the folder, with what tells whether it was touched. */
function snapshot(): readonly string[] {
  return readdirSync(folder(), { recursive: true, encoding: 'utf8' }).map(path => {
    const { mtimeMs, ino, size } = statSync(at(path))
    return `${path} ${mtimeMs} ${ino} ${size}`
  })
}

beforeEach(() => lay([['inventory.json', example('manual/inventory.json')]]))

describe('what is told', () => {
  test('of a directory that is not there yet', async () => {
    const { code, out, error } = await planned()
    expect({ code, error, there: existsSync(at('out')) }).toEqual({ code: 0, error: '', there: false })
    expect(out).toMatchInlineSnapshot(`
      "Nodes
        new            node1: 10.0.33.11, 08:00:27:00:33:11
        new            node2: 10.0.33.12, 08:00:27:00:33:12
        new            node3: 10.0.33.13, 08:00:27:00:33:13
        build          node[1-3]

      Master
        create         /etc/hostname
        create         /etc/hosts
        create         /etc/exports
        create         /etc/network/interfaces
        create         /etc/sysctl.d/90-cluster.conf
        create         /etc/dhcp/dhcpd.conf
        create         /etc/default/isc-dhcp-server
        create         /etc/default/tftpd-hpa
        create         /srv/tftp/pxelinux.cfg: 4 files
        install        the services that read them: by install-master

      ~/out: 44 to create, 0 to update, 0 to remove, … unchanged
      "
    `)
  })

  test('of a tree that is as it would be written', async () => {
    await command(at('inventory.json'), '-o', at('out'), '-q')
    const before = snapshot()
    expect(await planned('--exit-code')).toEqual({
      code: 0,
      out: expect.stringMatching(/^~\/out: nothing would change, … unchanged\n$/),
      error: '',
    })
    expect(snapshot()).toEqual(before)
  })

  test('of a node that is added', async () => {
    await changed([
      /(\n *)"node1": /,
      '$1"node4": { "mac": "08:00:27:00:33:14", "address": "10.0.33.14" },$&',
    ])
    const { code, out } = await planned('--exit-code')
    expect(code).toBe(2)
    expect(out).toMatchInlineSnapshot(`
      "On master, and the same on node[1-3]:
      --- ~/out/master/etc/hosts
      +++ ~/out/master/etc/hosts
      @@ -2,6 +2,7 @@
       127.0.0.1	localhost
       
       10.0.33.1	master.cluster	master
      +10.0.33.14	node4.cluster	node4
       10.0.33.11	node1.cluster	node1
       10.0.33.12	node2.cluster	node2
       10.0.33.13	node3.cluster	node3

      --- ~/out/master/etc/dhcp/dhcpd.conf
      +++ ~/out/master/etc/dhcp/dhcpd.conf
      @@ -30,6 +30,11 @@
         fixed-address 10.0.33.1;
         option host-name "master";
       }
      +host node4 {
      +  hardware ethernet 08:00:27:00:33:14;
      +  fixed-address 10.0.33.14;
      +  option host-name "node4";
      +}
       host node1 {
         hardware ethernet 08:00:27:00:33:11;
         fixed-address 10.0.33.11;

      --- ~/out/master/etc/exports
      +++ ~/out/master/etc/exports
      @@ -1,4 +1,5 @@
       # written by gen-cluster-configs: change the inventory, not this file
      +/srv/nfs/node4 10.0.33.14(rw,no_root_squash,no_subtree_check,sync)
       /srv/nfs/node1 10.0.33.11(rw,no_root_squash,no_subtree_check,sync)
       /srv/nfs/node2 10.0.33.12(rw,no_root_squash,no_subtree_check,sync)
       /srv/nfs/node3 10.0.33.13(rw,no_root_squash,no_subtree_check,sync)

      Nodes
        new            node4: 10.0.33.14, 08:00:27:00:33:14
        build          node4
        apply          node[1-3]: /etc/hosts

      Master
        update         /etc/hosts
        update         /etc/exports
        update         /etc/dhcp/dhcpd.conf
        create         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-14
        restart        isc-dhcp-server: by apply
        reload         nfs-kernel-server: by apply, which leaves the nodes that are up alone

      ~/out: 6 to create, 9 to update, 0 to remove, … unchanged
      "
    `)
  })

  test('of a node that is gone', async () => {
    await changed([/,\n +"node3".*/, ''])
    expect((await planned('--diff', 'none')).out).toMatchInlineSnapshot(`
      "Nodes
        gone           node3: /srv/nfs/node3 is left on the master
        apply          node[1-2]: /etc/hosts

      Master
        update         /etc/hosts
        update         /etc/exports
        update         /etc/dhcp/dhcpd.conf
        remove         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-13
        restart        isc-dhcp-server: by apply
        reload         nfs-kernel-server: by apply, which leaves the nodes that are up alone

      ~/out: 0 to create, 8 to update, 6 to remove, … unchanged
      "
    `)
  })

  test('of nodes that move: address, hardware address, boot file and profile', async () => {
    await changed(
      ['"10.0.33.11"', '"10.0.33.41"'],
      ['"08:00:27:00:33:12"', '"08:00:27:00:33:42"'],
      ['"address": "10.0.33.13"', '"address": "10.0.33.13", "profile": "gpu", "boot": { "file": "ip" }'],
      ['"nodes": {', '"profiles": { "gpu": { "boot": { "arguments": ["iommu=pt"] } } },\n  "nodes": {'],
    )
    expect((await planned('--diff', 'none')).out).toMatchInlineSnapshot(`
      "Nodes
        moved          node1: address 10.0.33.11 → 10.0.33.41
        moved          node2: MAC 08:00:27:00:33:12 → 08:00:27:00:33:42; boot file 01-08-00-27-00-33-12 → 01-08-00-27-00-33-42
        moved          node3: profile none → gpu; boot file 01-08-00-27-00-33-13 → 0A00210D
        reboot         node1: its address
        reboot         node3: its kernel arguments
        apply          node2: /etc/hosts

      Master
        update         /etc/hosts
        update         /etc/exports
        update         /etc/dhcp/dhcpd.conf
        create         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-42
        create         /srv/tftp/pxelinux.cfg/0A00210D
        remove         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12
        remove         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-13
        restart        isc-dhcp-server: by apply
        reload         nfs-kernel-server: by apply, which leaves the nodes that are up alone

      ~/out: 2 to create, 9 to update, 2 to remove, … unchanged
      "
    `)
  })

  test('of what nodes have alike: once, with the nodes named', async () => {
    await changed([
      '"nodes": {',
      '"profiles": { "default": { "boot": { "arguments": ["panic=30"] } } },\n  "nodes": {',
    ])
    expect((await planned()).out).toMatchInlineSnapshot(`
      "On node1, and alike, but for names and addresses, on node[2-3]:
      --- ~/out/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
      +++ ~/out/master/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
      @@ -6,5 +6,5 @@
       LABEL linux
         KERNEL node1/vmlinuz.pxe
         INITRD node1/initrd.pxe
      -  APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw net.ifnames=0
      +  APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw net.ifnames=0 panic=30
         IPAPPEND 2

      Nodes
        reboot         node[1-3]: its kernel arguments

      Master
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-13

      ~/out: 0 to create, 4 to update, 0 to remove, … unchanged
      "
    `)
  })

  test('of roots that must be built anew', async () => {
    await changed(
      ['"name": "cluster"', '"release": "bookworm",\n  "name": "cluster"'],
      ['"address": "10.0.33.11"', '"address": "10.0.33.11", "packages": ["htop"]'],
    )
    expect((await planned('--diff', 'none')).out).toMatch(
      /\n {2}rebuild {8}node1: release trixie → bookworm; packages \+htop\n {2}rebuild {8}node\[2-3\]: release/,
    )
  })

  test('of boot files that are to be elsewhere', async () => {
    await changed(['"name": "cluster"', '"paths": { "tftp": "/tftpboot" },\n  "name": "cluster"'])
    expect((await planned('--diff', 'none')).out).toContain(
      '\n  update-kernel  node[1-3]: boot files /srv/tftp → /tftpboot\n',
    )
  })

  test('of a root that nodes share, and of a hook that says something else', async () => {
    lay([['setup.sh', '#!/bin/sh\n']])
    const text = readFileSync(at('inventory.json'), 'utf8')
    const shared = '"profiles": { "default": { "root": { "shared": "common" }, "hooks": ["setup.sh"] } },'
    writeFileSync(at('inventory.json'), text.replace('"nodes": {', `${shared}\n  "nodes": {`))
    await changed(['"shared": "common"', '"shared": "common", "memory": "1g"'])
    lay([['setup.sh', '#!/bin/sh\ntrue\n']])
    const { out } = await planned('--diff', 'none')
    expect(`\n${out}`).toContain(
      '\n  rebuild        common: hooks setup.sh\n  reboot         node[1-3]: the root that it shares; its kernel arguments\n',
    )
  })

  test('of what only waits for the next boot: nothing but the file', async () => {
    await changed(['"nodes": {', '"profiles": { "default": { "boot": { "timeout": 9 } } },\n  "nodes": {'])
    const { out } = await planned()
    expect(out).toContain('+TIMEOUT 90\n')
    expect(out).not.toMatch(/^Nodes$/m)
  })

  test('of mounts and interfaces: the node must start again', async () => {
    await changed([
      '"address": "10.0.33.11"',
      '"address": "10.0.33.11", "mounts": { "/home": { "source": "10.0.33.1:/srv/home" } }, "interfaces": { "eth1": { "method": "dhcp" } }',
    ])
    expect((await planned()).out).toContain('  reboot         node1: its mounts; its interfaces\n')
  })

  test("of the master's interfaces and packages", async () => {
    await changed([
      /"eth0": \{ "network": "general", "method": "dhcp" \}/,
      '"eth0": { "method": "manual" }, "eth0.5": { "vlan": { "on": "eth0", "id": 5 }, "network": "general", "method": "dhcp" }',
    ])
    const { out } = await planned('--diff', 'none')
    expect(out).toMatch(/\n {2}restart {8}networking: by apply --restart-networking with the nodes off/)
    expect(out).toContain('\n  install        vlan: by install-master\n')
  })

  test('of addresses from a pool', async () => {
    await changed(
      ['"boot": true,', '"boot": true, "pool": ["10.0.33.40", "10.0.33.60"],'],
      [', "address": "10.0.33.12"', ''],
    )
    expect((await planned('--diff', 'none')).out).toContain(
      '  assigned       node2: 10.0.33.40 of the pool, kept in the lock file\n',
    )
    expect(existsSync(at('inventory.lock.json'))).toBe(false)
    await command(at('inventory.json'), '-o', at('out'), '-q')
    expect((await planned('--exit-code')).code).toBe(0)
  })

  test('of a tree whose manifest names no nodes, as an earlier version wrote it', async () => {
    await changed(['"10.0.33.11"', '"10.0.33.41"'])
    const manifest: object = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'))
    writeFileSync(at('out/manifest.json'), JSON.stringify({ ...manifest, nodes: undefined }))
    const { code, out } = await planned('--diff', 'none')
    expect({ code, nodes: out.match(/^ {2}(?:new|gone|moved) .*/gm) }).toEqual({ code: 0, nodes: null })
  })
})

describe('what a run would refuse is announced, with its exit code', () => {
  test('a file that was changed by hand', async () => {
    await changed(['"10.0.33.11"', '"10.0.33.41"'])
    writeFileSync(at('out/master/etc/exports'), '/srv *(rw)\u001b[31m\n')
    const { code, out } = await planned('--exit-code')
    expect(code).toBe(3)
    expect(out).toContain('-/srv *(rw)\\x1b[31m\n')
    expect(out).toContain('\n  update         /etc/exports, which was changed by hand\n')
    const refusal = await command(at('inventory.json'), '-o', at('out'))
    expect(refusal.code).toBe(3)
    expect(out).toMatch(/\nA run would refuse this: .*\n$/)
    expect(out.endsWith(`\nA run would refuse this: ${refusal.error}`)).toBe(true)
    expect((await planned('--force')).code).toBe(0)
  })

  test('a directory with files of others', async () => {
    lay([['out/master/etc/hosts', 'mine\n']])
    const { code, out } = await planned()
    expect(code).toBe(3)
    expect(out).toMatch(
      /\nA run would refuse this: ~\/out\/master\/etc\/hosts: changed by hand, or not written/,
    )
  })

  test('what is in the way of a file, and an output directory that is a file', async () => {
    lay([['out/master/etc/hosts/mine', '']])
    expect(await planned()).toMatchObject({ code: 3, out: '', error: expect.stringMatching(/is in the way/) })
    rmSync(at('out'), { recursive: true })
    lay([['out', '']])
    expect(await planned()).toMatchObject({
      code: 3,
      out: '',
      error: expect.stringMatching(/is no directory/),
    })
  })

  test('a file that is no longer generated and was changed by hand is left', async () => {
    await changed([/,\n +"node3".*/, ''])
    writeFileSync(at('out/nodes/node3/etc/fstab'), 'mine\n')
    expect((await planned()).out).toContain(
      '\nLeft as they are\n  leave          ~/out/nodes/node3/etc/fstab: no longer generated, but changed by hand\n',
    )
  })

  test('a faulty inventory', async () => {
    await changed(['10.0.33.12', '10.0.33.11'])
    expect(await planned('--exit-code')).toMatchObject({ code: 1, out: '' })
  })
})

test('--dry-run prints what plan prints, and touches nothing', async () => {
  await changed([/,\n +"node3".*/, ''])
  chmodSync(at('out/scripts/apply'), 0o700)
  const before = snapshot()
  const { out } = await command('plan', at('inventory.json'), '-o', at('out'))
  expect(out).toContain('\n  update         scripts/apply\n')
  expect(await command(at('inventory.json'), '-o', at('out'), '--dry-run')).toEqual({
    code: 0,
    out,
    error: '',
  })
  expect(snapshot()).toEqual(before)
})

test('--dry-run is told how to print as plan is', async () => {
  const dry = (...options: string[]) =>
    command(at('inventory.json'), '-o', at('out'), '--dry-run', ...options)
  await changed([/,\n +"node3".*/, ''])
  for (const options of [['--json'], ['--exit-code'], ['--diff', 'all', '--color', 'always']]) {
    const asked = await command('plan', at('inventory.json'), '-o', at('out'), ...options)
    expect(await dry(...options)).toEqual(asked)
  }
  expect(await dry('--exit-code', '-q')).toEqual({ code: 2, out: '', error: '' })
  expect(await command(at('inventory.json'), '-o', at('out'), '--json')).toMatchObject({
    code: 2,
    error: expect.stringMatching(/^error: --diff, --json and --exit-code go with --dry-run\n/),
  })
})

test('--diff all compares what comes and goes, too', async () => {
  await changed([/,\n +"node3".*/, ''])
  const { out } = await planned('--diff', 'all')
  expect(out).toContain('--- ~/out/nodes/node3/etc/hostname\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-node3\n')
  expect(out).toContain('\n-node3\t08:00:27:00:33:13\t10.0.33.13\t')
})

test('an empty file that comes has no lines to be compared', async () => {
  await changed([
    '"address": "10.0.33.11"',
    '"address": "10.0.33.11", "files": { "/etc/flag": { "content": "" } }',
  ])
  const { out } = await planned('--diff', 'all')
  expect(out).toContain('\n+nodes/node1/etc/flag\t')
  expect(out).not.toContain('+++ ~/out/nodes/node1/etc/flag')
})

test('--json gives what plan() gives', async () => {
  await changed([/,\n +"node3".*/, ''])
  const { code, out } = await planned('--json', '--exit-code')
  const { compareTree } = await import('../src/tree/compare.ts')
  const { compile } = await import('../src/compile.ts')
  const { parseInventory } = await import('../src/inventory/parse.ts')
  const files = compile(parseInventory(readFileSync(at('inventory.json'), 'utf8')))
  const expected: unknown = JSON.parse(JSON.stringify(plan(compareTree(at('out'), files))))
  expect({ code, plan: JSON.parse(out.replaceAll('~', folder())) }).toEqual({ code: 2, plan: expected })
  expect(expected).toMatchObject({
    changes: true,
    nodes: [
      { name: 'node1', change: 'same', action: 'files' },
      { name: 'node2' },
      { name: 'node3', change: 'gone' },
    ],
    services: [
      { name: 'isc-dhcp-server', how: 'restart', files: ['master/etc/dhcp/dhcpd.conf'] },
      { name: 'nfs-kernel-server', how: 'reload', files: ['master/etc/exports'] },
    ],
  })
})

test('its colours are for terminals', async () => {
  await changed([/,\n +"node3".*/, ''])
  expect((await planned()).out).not.toContain('\u001b')
  const { out } = await planned('--color', 'always')
  expect(out).toContain('\n\u001b[31m-host node3 {\u001b[39m\n')
  expect(out).toContain('\u001b[36m@@ ')
})

test('the command as it is installed reads a pipe that is cut as no failure', async () => {
  await changed([/,\n +"node3".*/, ''])
  const args = [process.execPath, bin, 'plan', at('inventory.json'), '-o', at('out')]
  const cut = spawnSync('sh', ['-c', '"$@" | head -n 1', 'sh', ...args], { encoding: 'utf8' })
  expect(cut).toMatchObject({ status: 0, stderr: '' })
  expect(cut.stdout).toMatch(/^On master, and the same on node\[1-2\]:\n$/)
})

test.each([
  [[], "error: required option '-o, --out <directory>' not specified\n"],
  [
    ['-o', 'out', '--diff', 'some'],
    "error: option '--diff <scope>' argument 'some' is invalid. Allowed choices are changed, all, none.\n",
  ],
])('a bad command line %j: 2', async (args, message) => {
  const { code, out, error } = await command('plan', at('inventory.json'), ...args)
  expect({ code, out, error }).toEqual({
    code: 2,
    out: '',
    error: `${message}see gen-cluster-configs plan --help\n`,
  })
})

describe('roots that nodes share', () => {
  const sharing = '"profiles": { "default": { "root": { "shared": "compute" } } },\n  "nodes": {'

  test('are made for nodes that had their own', async () => {
    await changed(['"nodes": {', sharing])
    expect((await planned('--diff', 'none')).out).toMatchInlineSnapshot(`
      "Nodes
        new            compute: the root of node[1-3]
        moved          node[1-3]: root its own → /srv/nfs/compute
        build          compute
        rebuild        node[1-3]: its root is another directory

      Master
        update         /etc/exports
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12
        update         /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-13
        reload         nfs-kernel-server: by apply, which leaves the nodes that are up alone

      ~/out: 4 to create, 10 to update, 6 to remove, … unchanged
      "
    `)
  })

  test('are built anew, and the nodes start again', async () => {
    await changed(['"nodes": {', sharing])
    await changed(['"root": {', '"packages": ["htop"], "root": {'])
    expect((await planned('--diff', 'none')).out).toMatchInlineSnapshot(`
      "Nodes
        rebuild        compute: packages +htop
        reboot         node[1-3]: the root that it shares

      ~/out: 1 to create, 1 to update, 0 to remove, … unchanged
      "
    `)
  })

  test('are left when no node shares them any more', async () => {
    await changed(['"nodes": {', sharing])
    await changed([sharing, '"nodes": {'])
    expect((await planned('--diff', 'none')).out).toMatch(
      /\n {2}gone {11}compute: a root that no node shares any more; \/srv\/nfs\/compute is left on the master\n/,
    )
  })
})
