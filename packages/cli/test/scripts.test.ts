import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { World, behaviours, scriptsFolder } from './scripts/world.ts'

const scripts = ['install-master', 'apply', 'build-node', 'update-kernel']
const shellcheck = spawnSync('shellcheck', ['--version']).status === 0
const required = process.env['CLUSTER_CONFIGS_REQUIRE_PROGRAMS'] !== undefined

let world: World
const start = (made: World) => (world = made)
afterEach(() => world?.remove())

/** A world whose first node is built and whose files are applied. Made once, then copied. */
function built(): World {
  template ??= makeTemplate()
  return start(template.copy())
}

let template: World | undefined
afterAll(() => template?.remove())

function makeTemplate(): World {
  const made = World.running()
  for (const [line, input] of [
    ['install-master', ''],
    ['build-node --root-password-stdin node1', 'secret\n'],
    ['apply --restart-networking', ''],
  ] as const) {
    const { code, stderr } = made.run(line, input)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  }
  made.calls()
  return made
}

const answering = (...addresses: readonly string[]) =>
  world.behave(
    'ping',
    `case "$*" in ${addresses.map(address => `*" ${address}"`).join('|')}) ;; *) exit 1 ;; esac`,
  )

/** What the table of neighbours has for an address. */
const neighbour = (address: string, entry: string) =>
  world.behave('ip', `case "$*" in 'neigh show to ${address} dev eth1') echo '${address} ${entry}' ;; esac`)

// It takes seconds, so it works on another core while the tests below run.
const verdict = shellcheck
  ? new Promise<string>(resolve => {
      execFile(
        'shellcheck',
        ['-x', ...scripts, 'initramfs/hook', 'initramfs/nfs-bottom'],
        { cwd: scriptsFolder },
        (error, stdout) => resolve(stdout || (error?.message ?? '')),
      )
    })
  : Promise.resolve('shellcheck is not installed')

describe.each(scripts)('%s', script => {
  test('--help prints its usage and exit codes', () => {
    const { code, stdout, stderr } = start(new World()).run(`${script} --help`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^Usage: ${script} `))
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage')
  })

  test('an unknown option is wrong usage', () => {
    const { code, stderr } = start(new World()).run(`${script} --frobnicate`)
    expect(code).toBe(2)
    expect(stderr).toBe(`${script}: unknown option --frobnicate; see ${script} --help\n`)
  })

  test('a dry run changes nothing', () => {
    built()
    world.edit('master/etc/dhcp/dhcpd.conf', '# ', '# more ')
    const before = world.snapshot()
    const line = { 'build-node': ' node2', 'update-kernel': ' node1' }[script] ?? ''
    const { code, stdout, stderr } = world.run(`${script} --dry-run${line}`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('would ')
    expect(world.snapshot()).toEqual(before)
    // Only questions were asked of the system.
    expect(world.calls().filter(call => !/^(dpkg-query|ip) /.test(call))).toEqual([])
  })

  test('generated data is never executed', () => {
    start(new World()).setting({ CLUSTER: 'x\'; touch "$CLUSTER_CONFIGS_ROOT/executed"; \'' })
    const line = { 'build-node': ' node2', 'update-kernel': ' node1' }[script] ?? ''
    const { code, stderr } = world.run(script + line)
    expect(code).toBe(1)
    expect(stderr).toContain('cluster.env: a quote inside a value')
    expect(world.has('executed')).toBe(false)
  })
})

describe('install-master', () => {
  test('installs, copies, and starts the services', () => {
    const { code, stdout, stderr } = start(World.running()).run('install-master')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(world.calls().filter(call => !call.startsWith('dpkg-query'))).toEqual([
      expect.stringMatching(/^apt-get .*--force-confold update$/),
      expect.stringMatching(
        /^apt-get .* install --no-install-recommends isc-dhcp-server tftpd-hpa nfs-kernel/,
      ),
      expect.stringMatching(/^dhcpd -t -cf \/etc\/dhcp\/\.candidate/),
      expect.stringMatching(/^ldd /),
      expect.stringMatching(/^chroot .*\/exportfs -o ro,no_subtree_check 127\.0\.0\.1:\/$/),
      'systemctl -q enable isc-dhcp-server tftpd-hpa nfs-kernel-server',
      'ip -4 -o address show dev eth1',
      'systemctl restart isc-dhcp-server',
      'exportfs -ra',
      'systemctl restart systemd-sysctl',
      'systemctl restart tftpd-hpa',
      'systemctl start isc-dhcp-server tftpd-hpa nfs-kernel-server',
    ])
    expect(stdout).toContain('networking is not restarted')
    expect(world.read('srv/tftp/pxelinux.0')).toBe('bios\n')
    expect(world.read('srv/tftp/ldlinux.e64')).toBe('e64\n')
    expect(world.read('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12')).toBe('LABEL node2\n')
    expect(world.read('etc/dhcp/dhcpd.conf')).toBe('# node1,node2,node3\n')
    expect(world.has('srv/nfs/node3')).toBe(true)
    expect(world.has('usr/sbin/policy-rc.d')).toBe(false)
  })

  test('run again, it changes and restarts nothing', () => {
    start(World.running()).run('install-master')
    world.run('apply --restart-networking')
    world.calls()
    const before = world.snapshot()
    const { code, stdout } = world.run('install-master')
    expect(code).toBe(0)
    expect(stdout).toBe('0 added, 0 changed, 0 removed; services that read them again: none\n')
    expect(world.snapshot()).toEqual(before)
    expect(world.calls().filter(call => /^(apt-get|systemctl restart|exportfs|ifup) /.test(call))).toEqual([])
  })

  test('in a chroot it enables services, starts none, and sees to a kernel', () => {
    const { code, stdout } = start(new World()).run('install-master')
    expect(code).toBe(0)
    expect(stdout).toContain('no systemd runs here')
    const calls = world.calls()
    expect(calls.filter(call => call.startsWith('systemctl'))).toHaveLength(1)
    expect(calls.find(call => call.includes(' install '))).toMatch(/ linux-image-amd64 initramfs-tools$/)
  })

  test('keeps what was there before, and brings up a boot interface that has no address', () => {
    start(World.running()).write('etc/hosts', 'of the administrator\n')
    world.behave('ip', '')
    expect(world.run('install-master').code).toBe(0)
    expect(world.read('var/lib/gen-cluster-configs/original/etc/hosts')).toBe('of the administrator\n')
    expect(world.calls()).toContain('ifup eth1')
  })

  test('an installation that fails lets the services of other packages start again', () => {
    start(World.running()).behave('apt-get', 'exit 100')
    const { code, stderr } = world.run('install-master')
    expect(code).toBe(1)
    expect(stderr).toContain('install-master: apt-get update failed')
    expect(world.has('usr/sbin/policy-rc.d')).toBe(false)
    expect(world.has('etc/exports')).toBe(false)
  })
})

describe('apply', () => {
  test('copies what changed and restarts only the service concerned', () => {
    built()
    world.edit('master/etc/dhcp/dhcpd.conf', '# ', '# more ')
    const { code, stdout } = world.run('apply')
    expect(code).toBe(0)
    expect(stdout).toContain('changed /etc/dhcp/dhcpd.conf\n')
    expect(stdout).toContain(
      '0 added, 1 changed, 0 removed; services that read them again: isc-dhcp-server\n',
    )
    expect(world.calls()).toEqual([
      expect.stringMatching(/^dhcpd -t -cf /),
      'systemctl restart isc-dhcp-server',
    ])
  })

  test('knows for ours what build-node has laid since the last run', () => {
    start(World.running())
    for (const line of ['install-master', 'build-node --locked node1']) expect(world.run(line).code).toBe(0)
    world.generate(['node1', 'node2', 'node3', 'node4'])
    const { code, stdout } = world.run('apply')
    expect(code).toBe(0)
    expect(stdout).toContain('changed /srv/nfs/node1/etc/hosts\n')
    expect(stdout).not.toContain('kept the former')
  })

  test('run again, it changes and restarts nothing', () => {
    built()
    const before = world.snapshot()
    expect(world.run('apply').code).toBe(0)
    expect(world.snapshot()).toEqual(before)
    expect(world.calls()).toEqual([])
  })

  test('a new node reaches the built roots, and a fresh root is not filled before it is built', () => {
    built()
    world.generate(['node1', 'node2', 'node4'])
    expect(world.run('apply').code).toBe(0)
    expect(world.read('srv/nfs/node1/etc/hosts')).toContain('10.0.33.14 node4')
    expect(world.has('srv/nfs/node4')).toBe(true)
    expect(world.has('srv/nfs/node4/etc')).toBe(false)
    expect(world.calls()).toContain('exportfs -ra')
  })

  test.each([
    ['dhcpd', 'dhcpd', 'echo "$3 line 1: semicolon expected" >&2; exit 1'],
    ['exportfs', 'chroot', 'echo "exportfs: /etc/exports:1: unknown keyword" >&2; exit 1'],
  ])('a check that fails changes nothing: %s', (name, command, refusal) => {
    built()
    world.generate(['node1', 'node2'])
    world.behave(command, refusal)
    const before = world.snapshot().filter(line => !line.startsWith('etc/dhcp ') && !line.startsWith('run/'))
    const { code, stderr } = world.run('apply')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`master/etc/.*1: .*\napply: ${name} does not accept .*nothing was changed`),
    )
    expect(
      world.snapshot().filter(line => !line.startsWith('etc/dhcp ') && !line.startsWith('run/')),
    ).toEqual(before)
    expect(world.calls().filter(call => /restart|exportfs -ra/.test(call))).toEqual([])
  })

  test('a removed node: its files go, its root and boot files are left and named', () => {
    built()
    world.generate(['node2', 'node3'])
    const announced = world.run('apply --dry-run').stdout
    const { code, stdout } = world.run('apply')
    expect(code).toBe(0)
    expect(stdout).toContain('removed /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11\n')
    const named =
      'left /srv/nfs/node1: the root of node1, which is no longer a node\n' +
      'left /srv/tftp/node1: the boot files of node1, which is no longer a node\n'
    expect(announced).toContain(named)
    expect(stdout).toContain(named)
    expect(world.has('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11')).toBe(false)
    expect(world.read('srv/nfs/node1/etc/hostname')).toBe('node1\n')
    expect(world.run('apply').stdout).toContain(named)
    world.generate(['node2'])
    world.run('apply')
    // Nobody ever built the root of node3.
    expect(world.has('srv/nfs/node3')).toBe(false)
  })

  test('a stale file changed by hand is left and named; one that we did not write is never touched', () => {
    built()
    world.write('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12', 'by hand\n')
    world.write('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-99', 'of somebody else\n')
    world.generate(['node1'])
    const { code, stdout } = world.run('apply')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'left /srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12: no longer generated, but not as we',
    )
    expect(world.read('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-12')).toBe('by hand\n')
    expect(world.has('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-13')).toBe(false)
    expect(world.has('srv/tftp/pxelinux.cfg/01-08-00-27-00-33-99')).toBe(true)
  })

  test('a file changed by hand is kept before ours takes its place', () => {
    built()
    world.write('etc/exports', 'by hand\n')
    const { stdout } = world.run('apply')
    expect(stdout).toContain('kept the former /etc/exports as ')
    expect(world.read('var/lib/gen-cluster-configs/original/etc/exports')).toBe('by hand\n')
    expect(world.read('etc/exports')).toContain('/srv/nfs/node1')
  })

  test('networking is restarted only when asked to', () => {
    built()
    world.edit('master/etc/network/interfaces', 'eth1', 'eth1 eth2')
    expect(world.run('apply').stdout).toContain('networking is not restarted')
    expect(world.calls()).toEqual([])
    world.run('apply --restart-networking')
    expect(world.calls()).toEqual(['systemctl restart networking'])
  })

  test('a service that failed is tried again by the next run', () => {
    built()
    world.edit('master/etc/dhcp/dhcpd.conf', '# ', '# more ')
    world.behave('systemctl', 'exit 1')
    const { code, stderr } = world.run('apply')
    expect(code).toBe(1)
    expect(stderr).toContain('apply: isc-dhcp-server did not take the new files')
    world.behave('systemctl', '')
    world.calls()
    expect(world.run('apply').code).toBe(0)
    expect(world.calls()).toEqual(['systemctl restart isc-dhcp-server'])
  })

  test('says when an initramfs no longer has the files of its node', () => {
    built()
    world.edit('nodes/node1/etc/initramfs-tools/conf.d/cluster', 'BOOT=nfs', 'BOOT=nfs\nCOMPRESS=gzip')
    expect(world.run('apply').stdout).toContain('run update-kernel node1 ')
  })

  test.each([
    [
      'a destination elsewhere',
      'master/etc/exports\t/etc/exports',
      'master/etc/exports\t/etc/passwd',
      'not its place',
    ],
    ['a destination with ..', 'master/etc/exports\t/etc/exports', 'master/../x\t/../x', 'not its place'],
    [
      'a path above the tree',
      'master/etc/exports\t',
      '../etc/exports\t',
      'not below master/, nodes/ or roots/',
    ],
    ['a node outside its root', '/srv/nfs/node1/etc/hosts\t', '/etc/hosts\t', 'not its place'],
    [
      'an unknown node',
      'nodes/node1/etc/hosts',
      'nodes/node9/etc/hosts',
      'no node and no shared root of nodes.tsv',
    ],
    ['a file that is not there', /exports/g, 'exportz', 'no regular file'],
    ['a mode with setuid', '0644', '4755', 'four octal digits'],
    ['an option for a service', 'nfs-kernel-server', '--now', 'names the services'],
  ])('refuses %s', (_, from, to, reason) => {
    start(World.running()).edit('scripts/files.tsv', from, to)
    const before = world.snapshot()
    const { code, stderr } = world.run('apply')
    expect(code).toBe(1)
    expect(stderr).toContain(reason)
    expect(world.snapshot().filter(line => !line.startsWith('run'))).toEqual(
      before.filter(line => !line.startsWith('run')),
    )
  })

  test("does not follow a node's symbolic link to the master's files", () => {
    built()
    world.write('etc/secret/hosts', "the master's\n")
    spawnSync('rm', ['-r', join(world.root, 'srv/nfs/node1/etc/initramfs-tools')])
    symlinkSync('/etc/secret', join(world.root, 'srv/nfs/node1/etc/initramfs-tools'))
    const { code, stderr } = world.run('apply')
    expect(code).toBe(1)
    expect(stderr).toContain('is a symbolic link')
  })
})

describe('build-node', () => {
  const system = '/srv/nfs/.node1.building'

  test('builds a root by debootstrap', () => {
    start(World.running()).run('install-master')
    world.calls()
    const { code, stdout, stderr } = world.run('build-node --root-password-stdin node1', 'se cret:\n')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('node1: built in /srv/nfs/node1\n')
    const apt = '-q -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold'
    expect(world.calls()).toEqual([
      `debootstrap --arch=amd64 trixie ${system} http://deb.debian.org/debian`,
      `mount -t proc proc ${system}/proc`,
      `mount -t sysfs sysfs ${system}/sys`,
      `mount --bind /dev ${system}/dev`,
      `mount -t devpts -o gid=5,mode=620,ptmxmode=666 devpts ${system}/dev/pts`,
      `chroot ${system} apt-get ${apt} update`,
      `chroot ${system} apt-get ${apt} install --no-install-recommends linux-image-amd64 initramfs-tools zstd ifupdown nfs-common`,
      `chroot ${system} apt-get ${apt} clean`,
      `chroot ${system} chpasswd`,
      'stdin: root:se cret:',
      `chroot ${system} mkinitramfs -o /boot/initrd.pxe 6.12.9-amd64`,
      `umount -- ${system}/dev/pts`,
      `umount -- ${system}/dev`,
      `umount -- ${system}/sys`,
      `umount -- ${system}/proc`,
      'exportfs -ra',
      'exportfs -f',
    ])
    expect(world.read('srv/nfs/node1/etc/hostname')).toBe('node1\n')
    expect(world.read('srv/nfs/node1/etc/machine-id')).toBe('')
    expect(world.read('srv/tftp/node1/vmlinuz.pxe')).toBe('kernel\n')
    expect(world.read('srv/tftp/node1/initrd.pxe')).toBe('initramfs 6.12.9-amd64\n')
    expect(world.has('srv/nfs/node1/usr/sbin/policy-rc.d')).toBe(false)
    expect(world.has(system)).toBe(false)
  })

  test('copies a root, and gives the copy an identity of its own', () => {
    built()
    world.write('srv/nfs/node1/etc/machine-id', '0123\n')
    world.write('srv/nfs/node1/var/lib/dbus/machine-id', '0123\n')
    world.write('srv/nfs/node1/etc/ssh/ssh_host_ed25519_key', 'of node1\n')
    world.write('srv/nfs/node1/etc/ssh/ssh_host_rsa_key', 'of node1\n')
    const { code, stdout } = world.run('build-node --from node1 --locked node2')
    expect(code).toBe(0)
    expect(stdout).toContain('node2: has new SSH host keys\n')
    expect(stdout).toContain('node2: has its own machine id')
    expect(world.read('srv/nfs/node2/etc/hostname')).toBe('node2\n')
    expect(world.read('srv/nfs/node2/etc/machine-id')).toBe('')
    expect(world.has('srv/nfs/node2/var/lib/dbus/machine-id')).toBe(false)
    expect(world.has('srv/nfs/node2/etc/ssh/ssh_host_rsa_key')).toBe(false)
    expect(world.read('srv/nfs/node2/etc/ssh/ssh_host_ed25519_key')).toBe('new\n')
    expect(world.read('srv/nfs/node1/etc/machine-id')).toBe('0123\n')
    const calls = world.calls()
    expect(calls).toContain('chroot /srv/nfs/.node2.building usermod -p * root')
    expect(calls.some(call => /debootstrap|apt-get/.test(call))).toBe(false)
  })

  test('a copy boots the same kernel and initramfs, which is not made again', () => {
    built()
    world.write('srv/tftp/node1/initrd.pxe', 'made for node1\n')
    const { code, stdout } = world.run('build-node --from node1 node2')
    expect(code).toBe(0)
    expect(stdout).toContain('node2: takes the kernel and initramfs of node1')
    expect(world.read('srv/tftp/node2/initrd.pxe')).toBe('made for node1\n')
    expect(world.read('srv/tftp/node2/vmlinuz.pxe')).toBe('kernel\n')
    expect(world.calls().some(call => call.includes('mkinitramfs'))).toBe(false)
  })

  test.each([
    ['the packages have changed', 'srv/nfs/node1/var/lib/dpkg/status'],
    ['a module was added', 'srv/nfs/node1/lib/modules/6.12.9-amd64/modules.dep'],
    ['the administrator added a script', 'srv/nfs/node1/etc/initramfs-tools/scripts/init-bottom/mine'],
    ['the root has another kernel', 'srv/nfs/node1/boot/vmlinuz-6.12.9-amd64'],
    ['its settings are not as generated', 'srv/nfs/node1/etc/initramfs-tools/conf.d/cluster'],
  ])('a copy gets an initramfs of its own if %s', async (_, path) => {
    built()
    world.write('srv/tftp/node1/initrd.pxe', 'made for node1\n')
    // The times of files are as coarse as the ticks of the kernel's clock.
    await setTimeout(20)
    world.write(path, 'newer\n')
    expect(world.run('build-node --from node1 node2').code).toBe(0)
    expect(world.read('srv/tftp/node2/initrd.pxe')).toBe('initramfs 6.12.9-amd64\n')
    expect(world.read('srv/tftp/node1/initrd.pxe')).toBe('made for node1\n')
  })

  test('--all builds the first and copies the rest; run again, it changes nothing', () => {
    start(new World()).run('install-master')
    world.calls()
    const planned = world.run('build-node --all --dry-run').stdout
    expect(planned.match(/^node\d: (?:debootstrap|copying).*/gm)).toEqual([
      'node1: debootstrap of trixie for amd64 from http://deb.debian.org/debian',
      'node2: copying the root of node1',
      'node3: copying the root of node1',
    ])
    expect(world.run('build-node --all --locked').code).toBe(0)
    expect(world.calls().filter(call => call.startsWith('debootstrap'))).toHaveLength(1)
    expect(world.read('srv/nfs/node3/etc/hostname')).toBe('node3\n')
    const before = world.snapshot()
    const { code, stdout } = world.run('build-node --all --locked')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: ['node1', 'node2', 'node3'].map(name => `${name}: has a root already\n`).join(''),
    })
    expect(world.snapshot()).toEqual(before)
    expect(world.calls()).toEqual([])
  })

  test.each([
    ['chroot', 'SIGTERM', 143],
    ['chroot', 'SIGINT', 130],
    ['debootstrap', 'SIGHUP', 129],
  ] as const)('interrupted in %s by %s, it leaves no mount and no root', async (command, signal, code) => {
    start(new World()).behave(command, 'touch "$WORLD/reached"; sleep 60')
    const outcome = await world.interrupt('build-node --locked node1', signal)
    expect(outcome.code).toBe(code)
    const calls = world.calls()
    const unmounted = calls.filter(call => call.startsWith('umount'))
    expect(unmounted).toEqual(
      command === 'chroot'
        ? ['dev/pts', 'dev', 'sys', 'proc'].map(name => `umount -- ${system}/${name}`)
        : [],
    )
    expect(world.has('srv/nfs/node1')).toBe(false)
    expect(world.has(system)).toBe(false)
    expect(world.has('srv/tftp/node1')).toBe(false)
  })

  test('a mount that cannot be undone keeps the tree it is in from being deleted', () => {
    start(new World()).behave('umount', 'exit 1')
    world.behave('sleep', '')
    const { code, stderr } = world.run('build-node --locked node1')
    expect(code).toBe(1)
    expect(stderr).toContain(`.node1.building/dev: end what uses it`)
    expect(world.has('srv/nfs/node1')).toBe(false)
  })

  test('refuses a root that exists, and --replace a node that is up', () => {
    built()
    const refused = world.run('build-node --locked node1')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('/srv/nfs/node1 exists: apply renews its files')
    answering('10.0.33.11')
    const up = world.run('build-node --locked --replace --force node1')
    expect(up.code).toBe(1)
    expect(up.stderr).toContain('node1 is up and its root in use')
    expect(world.has('srv/nfs/node1/etc/hostname')).toBe(true)
    answering('10.0.33.99')
    world.write('srv/nfs/node1/home/old', '')
    expect(world.run('build-node --locked --replace node1').code).toBe(0)
    expect(world.has('srv/nfs/node1/home/old')).toBe(false)
    expect(world.has('srv/nfs/node1/etc/hostname')).toBe(true)
  })

  test('refuses to copy a root of another release, and one in use unless forced', () => {
    built()
    world.write('srv/nfs/node1/etc/os-release', 'VERSION_CODENAME=bookworm\n')
    expect(world.run('build-node --from node1 node2').stderr).toContain(
      'is bookworm and the inventory says trixie',
    )
    world.write('srv/nfs/node1/etc/os-release', 'VERSION_CODENAME=trixie\n')
    answering('10.0.33.11')
    expect(world.run('build-node --from node1 node2').stderr).toContain(
      'node1 is up and may be writing to its root',
    )
    expect(world.run('build-node --from node1 --force node2').code).toBe(0)
  })

  test.each([
    ['build-node', 2, 'name the node, or use --all'],
    ['build-node --all node1', 2, 'not both'],
    ['build-node --all --replace', 2, 'not for --all'],
    ['build-node node1 node2', 2, 'unexpected argument node2'],
    ['build-node node1 --from', 2, '--from needs the name of a node'],
    ['build-node node1 --from node1', 2, 'cannot be a copy of itself'],
    ['build-node node1 --locked --root-password-stdin', 2, 'once'],
    ['build-node node1', 2, 'no terminal to ask for a password'],
    ['build-node node1 --root-password-stdin', 1, 'the password is empty'],
    ['build-node node1 --from node2', 1, 'node2 has no root to copy'],
    ['build-node ../x --locked', 1, 'no node ../x in this cluster: it has node1 node2 node3'],
    ['update-kernel', 2, 'name the node'],
    ['update-kernel node1 node2', 2, 'unexpected argument node2'],
    ['update-kernel node9', 1, 'no node node9 in this cluster: it has node1 node2 node3'],
    ['update-kernel node1', 1, 'node1 has no root yet: run build-node node1'],
    ['apply node1', 2, 'unexpected argument node1'],
    ['install-master x', 2, 'unexpected argument x'],
  ])('%s: exit code %i', (line, code, reason) => {
    const outcome = start(new World()).run(line)
    expect(outcome.stderr).toContain(reason)
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(outcome.code).toBe(code)
    expect(world.has('srv')).toBe(false)
  })
})

describe('packages and hooks', () => {
  const installs = () => world.calls().filter(call => call.includes(' install '))
  const hook = '#!/bin/sh\n'

  test('the packages of the master are installed with its own', () => {
    start(World.running()).ask([['master', 'ifenslave']])
    expect(world.run('install-master').code).toBe(0)
    expect(installs()).toEqual([expect.stringMatching(/ debootstrap ifenslave$/)])
  })

  test('of a node are installed in its root, and behind them its hooks run', () => {
    start(World.running()).run('install-master')
    world.ask(
      [
        ['node1', 'slurmd'],
        ['node1', 'vlan'],
        ['node2', 'tmux'],
      ],
      [
        ['node1', 'first.sh', hook],
        ['node1', 'second.sh', hook],
        ['node2', 'other.sh', hook],
      ],
    )
    world.calls()
    const { code, stdout, stderr } = world.run('build-node --locked node1')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/node1: runs the hook first.sh\nnode1: runs the hook second.sh\nnode1: making/)
    const calls = world.calls().filter(call => call.startsWith(`chroot /srv/nfs/.node1.building`))
    expect(calls.find(call => call.includes(' install '))).toMatch(/ nfs-common slurmd vlan$/)
    const env =
      'HOME=/root LC_ALL=C DEBIAN_FRONTEND=noninteractive NAME=node1 CLUSTER=cluster DOMAIN=cluster MASTER=master ' +
      'MASTER_ADDRESS=10.0.33.1 RELEASE=trixie ARCHITECTURE=amd64 /.hook'
    expect(calls.filter(call => call.endsWith(env))).toHaveLength(2)
    expect(world.has('srv/nfs/node1/.hook')).toBe(false)
  })

  test('the directories that packages made in /var/log are there at every boot', () => {
    start(World.running()).behave(
      'chroot',
      `mkdir -p "$1/var/log/munge" "$1/var/log/journal/x"; ${behaviours['chroot']}`,
    )
    expect(world.run('build-node --locked node1').code).toBe(0)
    expect(world.read('srv/nfs/node1/etc/tmpfiles.d/cluster-log.conf')).toBe('d /var/log/munge 755 0 0\n')
  })

  test('a hook that fails ends the build, and nothing is put in place', () => {
    start(World.running()).ask([], [['node1', 'setup.sh', hook]])
    world.behave('chroot', `case "$*" in *" /.hook") exit 7 ;; esac; ${behaviours['chroot']}`)
    const { code, stderr } = world.run('build-node --locked node1')
    expect(code).toBe(1)
    expect(stderr).toContain('the hook setup.sh failed in ')
    expect(stderr).toContain(' with exit code 7: see above\n')
    expect(world.has('srv/nfs/node1')).toBe(false)
    expect(world.has('srv/tftp/node1')).toBe(false)
  })

  test('--all copies a root only for a node that asks for the same', () => {
    start(World.running()).ask([['node2', 'slurmd']])
    const { code, stdout } = world.run('build-node --all --locked')
    expect(code).toBe(0)
    expect(stdout).toContain('node1: debootstrap of trixie')
    expect(stdout).toContain('node2: debootstrap of trixie')
    expect(stdout).toContain('node3: copying the root of node1')
    expect(installs()).toHaveLength(2)
  })

  test('a copy of another root gets what it lacks, and its hooks', () => {
    built()
    world.ask([['node2', 'slurmd']], [['node2', 'setup.sh', hook]])
    const { code, stdout } = world.run('build-node --from node1 node2')
    expect(code).toBe(0)
    expect(stdout).toContain('node2: installing slurmd\n')
    expect(stdout).toContain('node2: runs the hook setup.sh\n')
    expect(stdout).toContain('node2: making the initramfs')
  })

  test('apply names the roots that are asked for otherwise than they were built', () => {
    built()
    world.ask([['node1', 'slurmd']], [['node1', 'setup.sh', hook]])
    const told = (line: string) => world.run(line).stdout.match(/^.*since it was built.*$/gm)
    expect(told('apply')).toEqual([
      'node1: + hook setup.sh, + package slurmd, since it was built: run build-node --replace node1',
    ])
    expect(world.run('build-node --replace --locked node1').code).toBe(0)
    expect(told('apply')).toBeNull()
    world.ask([], [['node1', 'setup.sh', `${hook}true\n`]])
    expect(told('apply')).toEqual([
      'node1: hook setup.sh has changed, - package slurmd, since it was built: run build-node --replace node1',
    ])
  })

  test.each([
    [[['node1', '--allow-unauthenticated']], [], 'packages.tsv: node1 has the package "--allow'],
    [[['node1', 'a;b']], [], 'packages.tsv: node1 has the package "a;b"'],
    [[], [['node1', '../apply', hook]], 'hooks.tsv: there is no regular file'],
  ])('%j, %j: refused', (packages, hooks, reason) => {
    start(World.running()).ask(packages, hooks)
    const { code, stderr } = world.run('build-node --locked node1')
    expect(code).toBe(1)
    expect(stderr).toContain(reason)
    expect(world.calls()).toEqual([])
  })
})

describe('a root that nodes share', () => {
  /** node1 has its own root; node2 and node3 share one, in which an SSH server is installed. */
  const shared = () => {
    start(World.running())
    world.generate(['node1', 'node2', 'node3'], ['node2', 'node3'])
    expect(world.run('install-master').code).toBe(0)
    world.calls()
  }
  const withSsh = () => {
    world.write('srv/nfs/common/usr/sbin/sshd', '')
    chmodSync(join(world.root, 'srv/nfs/common/usr/sbin/sshd'), 0o755)
    // What is bound to /mnt shows there, as the stand-in for mount does not have it.
    world.behave(
      'chroot',
      'case "$*" in *ssh-keygen*) for last in .node2.building .node3.building node2 node3; do target=$CLUSTER_CONFIGS_ROOT/srv/nfs/$last/etc; [ ! -d "$target" ] || { mkdir -p "$target/ssh"; [ -e "$target/ssh/ssh_host_ed25519_key" ] || echo "of $last" >"$target/ssh/ssh_host_ed25519_key"; }; done ;; esac',
    )
  }

  test('--all builds it once, and for each of its nodes what lies over it', () => {
    shared()
    const { code, stdout, stderr } = world.run('build-node --all --locked')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('common: built in /srv/nfs/common\n')
    expect(world.calls().filter(call => call.startsWith('debootstrap'))).toHaveLength(1)
    expect(world.read('srv/nfs/common/etc/hosts')).toContain('10.0.33.12 node2')
    // Its own were laid for node1, whose root it is a copy of.
    expect(world.has('srv/nfs/common/etc/hostname')).toBe(false)
    expect(world.read('srv/nfs/common/etc/machine-id')).toBe('')
    expect(world.read('srv/tftp/common/initrd.pxe')).toBe('initramfs 6.12.9-amd64\n')
    expect(world.has('srv/tftp/node2')).toBe(false)
    expect(world.read('srv/nfs/node2/etc/hostname')).toBe('node2\n')
    const ids = ['node2', 'node3'].map(name => world.read(`srv/nfs/${name}/etc/machine-id`))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}\n$/)
    expect(ids[0]).not.toBe(ids[1])
    const before = world.snapshot()
    const again = world.run('build-node --all --locked')
    expect(again.stdout).toBe(
      'node1: has a root already\ncommon: has a root already\n' +
        'node2: has its own files already\nnode3: has its own files already\n',
    )
    expect(world.snapshot()).toEqual(before)
    expect(world.run('apply').stdout).toMatch(/^0 added, 0 changed, 0 removed;/m)
  })

  test('has no SSH host keys; each of its nodes has its own, and none is made again', () => {
    shared()
    world.run('build-node --locked common')
    withSsh()
    world.write('srv/nfs/common/etc/ssh/ssh_host_rsa_key', 'of the package\n')
    expect(world.run('build-node --all --locked --from common').code).toBe(0)
    expect(world.read('srv/nfs/node2/etc/ssh/ssh_host_ed25519_key')).toBe('of .node2.building\n')
    expect(world.read('srv/nfs/node3/etc/ssh/ssh_host_ed25519_key')).toBe('of .node3.building\n')
    const id = world.read('srv/nfs/node2/etc/machine-id')
    behaveAsInstaller()
    expect(world.run('build-node --locked --replace common').code).toBe(0)
    expect(world.has('srv/nfs/common/etc/ssh/ssh_host_rsa_key')).toBe(false)
    expect(world.read('srv/nfs/node2/etc/ssh/ssh_host_ed25519_key')).toBe('of .node2.building\n')
    expect(world.read('srv/nfs/node2/etc/machine-id')).toBe(id)
  })

  /** As on a master, where installing an SSH server makes keys. */
  const behaveAsInstaller = () =>
    world.behave(
      'chroot',
      `case "$2 $*" in
        apt-get*" install "*) echo kernel >"$1/boot/vmlinuz-6.12.9-amd64"; mkdir -p "$1/lib/modules/6.12.9-amd64" "$1/etc/ssh"
          echo package >"$1/etc/ssh/ssh_host_rsa_key" ;;
        mkinitramfs*) echo "initramfs $5" >"$1$4" ;;
      esac`,
    )

  test('a node that is built first has its root built, too', () => {
    shared()
    const { code, stdout } = world.run('build-node --locked node3')
    expect(code).toBe(0)
    expect(stdout).toContain('common: built in /srv/nfs/common\n')
    expect(stdout).toContain('node3: built in /srv/nfs/node3\n')
    expect(world.has('srv/nfs/node1/etc')).toBe(false)
  })

  test('directories over it have the mode of those below', () => {
    shared()
    world.run('build-node --locked common')
    chmodSync(join(world.root, 'srv/nfs/common/etc'), 0o751)
    world.run('build-node node2')
    const modes = ['', '/etc'].map(path => statSync(join(world.root, `srv/nfs/node2${path}`)).mode & 0o777)
    expect(modes).toEqual([0o755, 0o751])
  })

  test('is left alone while a node that shares it is up', () => {
    shared()
    world.run('build-node --all --locked')
    answering('10.0.33.13')
    expect(world.run('update-kernel common')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'update-kernel: node3 is up: shut it down first, or go on all the same with --force\n',
    })
    expect(world.run('build-node --replace --locked common').stderr).toContain(
      'node3 is up and its root in use',
    )
    expect(world.run('build-node --replace --locked node2').code).toBe(0)
    answering('10.0.33.99')
    expect(world.run('update-kernel common').stdout).toContain(
      'common: its nodes boot 6.12.9-amd64 the next time',
    )
    expect(world.run('update-kernel node2').stderr).toContain('node2 shares the root common')
  })

  test('an own root is not taken for what lies over a shared one', () => {
    start(World.running()).run('install-master')
    world.run('build-node --locked node2')
    world.generate(['node1', 'node2', 'node3'], ['node2', 'node3'])
    expect(world.run('apply').code).toBe(0)
    expect(world.read('srv/nfs/node2/etc/debian_version')).toBe('13.1\n')
    const refused = world.run('build-node --locked node2')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('/srv/nfs/node2 exists')
    expect(world.run('build-node --locked --replace node2').code).toBe(0)
    expect(world.has('srv/nfs/node2/etc/debian_version')).toBe(false)
  })

  test('that no node shares any more is left and named', () => {
    shared()
    world.run('build-node --all --locked')
    world.run('apply')
    world.generate(['node1', 'node2'])
    const { stdout } = world.run('apply')
    expect(stdout).toContain('left /srv/nfs/common: the root of common, which no node shares any more\n')
    expect(stdout).toContain('left /srv/nfs/node3: the root of node3, which is no longer a node\n')
    expect(world.run('apply').stdout).toContain('left /srv/nfs/common: ')
    expect(world.read('srv/nfs/common/etc/hosts')).toContain('node3')
  })

  test.each([
    [/\tcommon\n/g, '\t../x\n', 'nodes.tsv: the shared root of node2 is "../x"'],
    [/\tcommon\n/g, '\tnode1\n', 'nodes.tsv: node1 is a node and a shared root'],
    [/\tcommon\n/g, '\n', 'nodes.tsv: '],
  ])('%s → %s is refused', (from, to, reason) => {
    shared()
    world.edit('scripts/nodes.tsv', from, to)
    const { code, stderr } = world.run('apply')
    expect(code).toBe(1)
    expect(stderr).toContain(reason)
  })
})

describe('update-kernel', () => {
  test("renews one node's boot files and no others", () => {
    built()
    world.run('build-node --from node1 node2')
    for (const version of ['6.12.9-amd64', '6.12.10-amd64']) {
      world.write(`srv/nfs/node2/boot/vmlinuz-${version}`, `kernel ${version}\n`)
      world.write(`srv/nfs/node2/lib/modules/${version}/modules.dep`, '')
    }
    const others = () => world.snapshot().filter(line => /tftp\/(?!node2)|nfs\/node1/.test(line))
    const before = others()
    world.calls()
    const { code, stdout } = world.run('update-kernel node2')
    expect(code).toBe(0)
    expect(stdout).toContain('node2: boots 6.12.10-amd64 the next time it starts\n')
    expect(world.read('srv/tftp/node2/vmlinuz.pxe')).toBe('kernel 6.12.10-amd64\n')
    expect(world.read('srv/tftp/node2/initrd.pxe')).toBe('initramfs 6.12.10-amd64\n')
    expect(world.has('srv/nfs/node2/boot/initrd.pxe')).toBe(false)
    expect(others()).toEqual(before)
    const calls = world.calls()
    expect(calls.slice(-4)).toEqual(
      ['dev/pts', 'dev', 'sys', 'proc'].map(name => `umount -- /srv/nfs/node2/${name}`),
    )
    expect(calls.some(call => call.includes('apt-get'))).toBe(false)
    world.run('update-kernel --upgrade node2')
    expect(world.calls().filter(call => call.includes('apt-get'))).toHaveLength(2)
  })

  test('refuses while the node is up, by ping or by its connection to the NFS server', () => {
    built()
    answering('10.0.33.11')
    const { code, stderr } = world.run('update-kernel node1')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'update-kernel: node1 is up: shut it down first, or go on all the same with --force\n',
    )
    expect(world.calls().some(call => call.startsWith('mount'))).toBe(false)
    answering('10.0.33.99')
    world.behave('ss', 'case "$*" in *10.0.33.11*) echo tcp ;; esac')
    neighbour('10.0.33.11', 'lladdr 08:00:27:00:33:11 REACHABLE')
    expect(world.run('update-kernel node1').code).toBe(1)
    expect(world.run('update-kernel --force node1').code).toBe(0)
    world.behave('ss', '')
    world.write('proc/fs/nfsd/clients/3/info', 'clientid: 0x1\naddress: "10.0.33.11:876"\n')
    expect(world.run('update-kernel node1').code).toBe(1)
  })

  test('takes a node that was shut down for down, though its connection outlives it', () => {
    built()
    world.behave('ss', 'echo tcp')
    world.write('proc/fs/nfsd/clients/3/info', 'clientid: 0x1\naddress: "10.0.33.11:876"\n')
    neighbour('10.0.33.11', 'INCOMPLETE')
    const { code, stderr } = world.run('update-kernel node1')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const asked = world.calls().filter(call => /^(?:ip neigh|ping) /.test(call))
    expect(asked).toEqual([
      'ip neigh flush to 10.0.33.11 dev eth1',
      expect.stringMatching(/^ping .* 10\.0\.33\.11$/),
      'ip neigh show to 10.0.33.11 dev eth1',
    ])
  })

  test('leaves the boot files alone when mkinitramfs fails', () => {
    built()
    world.behave('chroot', 'exit 1')
    const { code, stderr } = world.run('update-kernel node1')
    expect(code).toBe(1)
    expect(stderr).toContain('update-kernel: mkinitramfs failed')
    expect(world.read('srv/tftp/node1/initrd.pxe')).toBe('initramfs 6.12.9-amd64\n')
    expect(world.calls().filter(call => call.startsWith('umount'))).toHaveLength(4)
  })
})

test.skipIf(!shellcheck && !required)('shellcheck has nothing to say', async () => {
  expect(await verdict).toBe('')
})
