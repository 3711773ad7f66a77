import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const scriptsFolder = join(import.meta.dirname, '../../scripts')

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

// What a stand-in does after it has recorded how it was called. `$1`… are its arguments.
export const behaviours: Readonly<Record<string, string>> = {
  'apt-get': `case " $* " in *" install "*)
    touch "$WORLD/installed"
    cd "$CLUSTER_CONFIGS_ROOT" && mkdir -p usr/lib/PXELINUX usr/lib/syslinux/modules/bios usr/lib/SYSLINUX.EFI/efi64 usr/lib/syslinux/modules/efi64 etc
    echo bios >usr/lib/PXELINUX/pxelinux.0; echo c32 >usr/lib/syslinux/modules/bios/ldlinux.c32
    echo efi >usr/lib/SYSLINUX.EFI/efi64/syslinux.efi; echo e64 >usr/lib/syslinux/modules/efi64/ldlinux.e64 ;;
  esac`,
  'dpkg-query': `[ -e "$WORLD/installed" ] && printf installed`,
  debootstrap: `mkdir -p "$3/etc" "$3/boot" "$3/lib/modules" "$3/usr" "$3/var"; echo 13.1 >"$3/etc/debian_version"
    echo VERSION_CODENAME="$2" >"$3/etc/os-release"; echo 0123 >"$3/etc/machine-id"`,
  chroot: `case "$2 $*" in
    apt-get*" install "*) echo kernel >"$1/boot/vmlinuz-6.12.9-amd64"; mkdir -p "$1/lib/modules/6.12.9-amd64" ;;
    mkinitramfs*) echo "initramfs $5" >"$1$4" ;;
    chpasswd*) sed "s/^/stdin: /" >>"$WORLD/calls" ;;
    ssh-keygen*) echo new >"$1/etc/ssh/ssh_host_ed25519_key" ;;
  esac`,
  ping: 'exit 1',
  ip: 'echo "3: eth1 inet 10.0.33.1/24 scope global eth1"',
}
const silent = ['mount', 'umount', 'systemctl', 'exportfs', 'dhcpd', 'ifup', 'ss', 'ldd', 'sysctl']

/** A generated tree, a scratch root to act on, and stand-ins for the commands that change a system. */
export class World {
  /** With a blank in its name: whatever is not quoted in the scripts fails. */
  readonly folder: string = mkdtempSync(join(tmpdir(), 'cluster scripts '))
  readonly root: string = join(this.folder, 'root')
  readonly out: string = join(this.folder, 'out')
  readonly #bin = join(this.folder, 'bin')

  constructor() {
    for (const folder of [join(this.root, 'etc'), this.#bin]) mkdirSync(folder, { recursive: true })
    for (const name of silent) this.behave(name, '')
    for (const [name, script] of Object.entries(behaviours)) this.behave(name, script)
    this.generate(['node1', 'node2', 'node3'])
  }

  /** A master on which systemd runs. */
  static running(): World {
    const world = new World()
    mkdirSync(join(world.root, 'run/systemd/system'), { recursive: true })
    return world
  }

  /** Another world in the same state. */
  copy(): World {
    const world = new World()
    rmSync(world.folder, { recursive: true })
    cpSync(this.folder, world.folder, { recursive: true, preserveTimestamps: true })
    return world
  }

  behave(name: string, script: string): void {
    const path = join(this.#bin, name)
    writeFileSync(path, `#!/bin/sh\necho "${name} $*" >>"$WORLD/calls"\n${script}\n`)
    chmodSync(path, 0o755)
  }

  /** Writes the tree as the generator does. @param sharing the nodes that share the root `common` */
  generate(nodes: readonly string[], sharing: readonly string[] = []): void {
    rmSync(this.out, { recursive: true, force: true })
    cpSync(scriptsFolder, join(this.out, 'scripts'), { recursive: true })
    const rows: string[] = []
    const file = (path: string, destination: string, services: string, text: string) => {
      this.#write(join(this.out, path), text)
      rows.push([path, destination, '0644', services].join('\t'))
    }
    const master = (path: string, services: string, text: string) =>
      file(`master${path}`, path, services, text)
    const table = nodes.map(name => {
      const octet = 10 + Number(name.replace(/\D/g, ''))
      return {
        name,
        mac: `08:00:27:00:33:${octet}`,
        address: `10.0.33.${octet}`,
        root: `/srv/nfs/${name}`,
        shared: sharing.includes(name) ? 'common' : '-',
      }
    })
    const hosts = table.map(node => `${node.address} ${node.name}\n`).join('')
    master('/etc/hostname', '-', 'master\n')
    master('/etc/hosts', '-', hosts)
    master('/etc/network/interfaces', 'networking', 'auto eth1\n')
    master('/etc/sysctl.d/90-cluster.conf', 'systemd-sysctl', 'net.ipv6.conf.all.disable_ipv6 = 1\n')
    master('/etc/dhcp/dhcpd.conf', 'isc-dhcp-server', `# ${nodes.join()}\n`)
    master('/etc/default/tftpd-hpa', 'tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\n')
    master(
      '/etc/exports',
      'nfs-kernel-server',
      table.map(node => `${node.root} ${node.address}(rw)\n`).join(''),
    )
    const conf = '/etc/initramfs-tools/conf.d/cluster'
    if (sharing.length > 0) {
      file('roots/common/etc/hosts', '/srv/nfs/common/etc/hosts', '-', hosts)
      file(`roots/common${conf}`, `/srv/nfs/common${conf}`, '-', 'BOOT=nfs\nMODULES=netboot\n')
    }
    for (const { name, mac, root, shared } of table) {
      master(`/srv/tftp/pxelinux.cfg/01-${mac.replaceAll(':', '-')}`, '-', `LABEL ${name}\n`)
      file(`nodes/${name}/etc/hostname`, `${root}/etc/hostname`, '-', `${name}\n`)
      if (shared !== '-') continue
      file(`nodes/${name}/etc/hosts`, `${root}/etc/hosts`, '-', hosts)
      file(`nodes/${name}${conf}`, root + conf, '-', 'BOOT=nfs\nMODULES=netboot\n')
    }
    this.#write(join(this.out, 'scripts/files.tsv'), rows.map(row => `${row}\n`).join(''))
    this.#write(
      join(this.out, 'scripts/nodes.tsv'),
      table.map(node => `${Object.values(node).join('\t')}\n`).join(''),
    )
    this.setting({})
  }

  /** Writes what is asked for beside the usual: rows of a name and a package, or a name, a hook and its text. */
  ask(packages: readonly (readonly string[])[], hooks: readonly (readonly string[])[] = []): void {
    const table = (rows: readonly (readonly string[])[]) =>
      rows.map(row => `${row.slice(0, 2).join('\t')}\n`).join('')
    this.#write(join(this.out, 'scripts/packages.tsv'), table(packages))
    this.#write(join(this.out, 'scripts/hooks.tsv'), table(hooks))
    for (const [, name = '', text = ''] of hooks) this.#write(join(this.out, 'hooks', name), text)
  }

  setting(changes: Record<string, string>): void {
    const values = {
      CLUSTER: 'cluster',
      DOMAIN: 'cluster',
      MASTER: 'master',
      BOOT_INTERFACE: 'eth1',
      MASTER_ADDRESS: '10.0.33.1',
      NFS_ROOT: '/srv/nfs',
      TFTP_ROOT: '/srv/tftp',
      RELEASE: 'trixie',
      MIRROR: 'http://deb.debian.org/debian',
      ARCHITECTURE: 'amd64',
      ...changes,
    }
    const lines = Object.entries(values).map(([key, value]) => `${key}='${value}'\n`)
    this.#write(join(this.out, 'scripts/cluster.env'), lines.join(''))
  }

  /** Replaces text in a generated file. */
  edit(path: string, from: string | RegExp, to: string): void {
    const file = join(this.out, path)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }

  run(line: string, input = ''): Outcome {
    const [script = '', ...args] = line.split(' ')
    const { status, stdout, stderr } = spawnSync(join(this.out, 'scripts', script), args, {
      env: this.#env(),
      encoding: 'utf8',
      input,
    })
    return { code: status ?? -1, stdout, stderr }
  }

  /** Runs a script and signals it as soon as a stand-in has touched `reached`. */
  async interrupt(line: string, signal: NodeJS.Signals): Promise<Outcome> {
    const [script = '', ...args] = line.split(' ')
    const child = spawn(join(this.out, 'scripts', script), args, { env: this.#env() })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', data => (stdout += data))
    child.stderr.on('data', data => (stderr += data))
    child.stdin.end()
    const timer = setInterval(() => {
      if (!existsSync(join(this.folder, 'reached'))) return
      clearInterval(timer)
      child.kill(signal)
    }, 20)
    const code = await new Promise<number>(resolve => child.on('close', status => resolve(status ?? -1)))
    clearInterval(timer)
    return { code, stdout, stderr }
  }

  /** The recorded commands since the last call, with the folders of this world shortened. */
  calls(): string[] {
    const file = join(this.folder, 'calls')
    if (!existsSync(file)) return []
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    return text.replaceAll(this.root, '').replaceAll(this.out, 'OUT').trimEnd().split('\n')
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path))
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  write(path: string, text: string): void {
    this.#write(join(this.root, path), text)
  }

  /** Everything in the scratch root that a second look could find changed. */
  snapshot(): string[] {
    return readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .filter(path => !path.endsWith('.lock'))
      .toSorted()
      .map(path => {
        const { mode, mtimeMs, size, ino } = statSync(join(this.root, path))
        return [path, mode.toString(8), mtimeMs, size, ino].join(' ')
      })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #env(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.#bin}:${process.env['PATH'] ?? ''}`,
      CLUSTER_CONFIGS_ROOT: this.root,
      WORLD: this.folder,
    }
  }

  #write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
