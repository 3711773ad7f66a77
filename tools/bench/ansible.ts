import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile, parseInventory, resolveCluster, type Node, type OutputFile } from 'gen-cluster-configs'
import { ENVIRONMENT } from '../environment.ts'
import { inventory } from './inventory.ts'

/*
 * The same files by Ansible's template module: `npm run bench:ansible -- [NODES]`, 20 unless told. It needs
 * Debian's packages ansible-core and time. Each node is a host with a local connection, each of its files is
 * a task with a template in which its name, its addresses and the list of machines are filled in; what was written is
 * compared with ours.
 */

const MANY = 5000
const nodes = Number(process.argv[2] ?? 20)
const parsed = parseInventory(inventory(nodes))
const files = compile(parsed).filter(({ path }) => path !== 'manifest.json' && !path.startsWith('scripts/'))
const cluster = resolveCluster(parsed)
const folder = mkdtempSync(join(tmpdir(), 'bench-ansible-'))
try {
  writePlaybook()
  const seconds = play()
  for (const { path, text } of files) {
    if (readFileSync(join(folder, 'out', path), 'utf8') !== text) throw new Error(`${path} is not the same`)
  }
  const hours = ((seconds / nodes) * MANY) / 3600
  console.log(
    `${files.length} files of ${nodes} nodes by ansible-playbook: ${seconds.toFixed(1)} s of the processor`,
  )
  console.log(`extrapolated linearly to ${MANY} nodes: ${hours.toFixed(1)} h`)
} finally {
  rmSync(folder, { recursive: true })
}

/** Runs the playbook, and gives the seconds that the processor works for it and all that it starts. */
function play(): number {
  const time = ['-f', '@%U %S', 'ansible-playbook', '-i', 'hosts.json', 'site.yml']
  const { status, stdout, stderr, error } = spawnSync('/usr/bin/time', time, {
    cwd: folder,
    encoding: 'utf8',
    // Ansible runs in no other encoding.
    env: { ...ENVIRONMENT, LC_ALL: 'C.UTF-8' },
  })
  if (error !== undefined) throw error
  const [, user, system] = /@([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? []
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
  return Number(user) + Number(system)
}

/** A play for the master and one for the nodes, whose files differ in what is filled in only. */
function writePlaybook(): void {
  const [first] = cluster.nodes
  if (first === undefined) throw new Error('name a number of nodes above 0')
  const ownBoot = (node: Node): string => `/pxelinux.cfg/${node.boot.file}`
  const master = files.filter(
    ({ path }) => path.startsWith('master/') && !cluster.nodes.some(node => path.endsWith(ownBoot(node))),
  )
  const own = files.filter(
    ({ path }) => path.startsWith(`nodes/${first.name}/`) || path.endsWith(ownBoot(first)),
  )
  const play = [
    { hosts: 'master', connection: 'local', gather_facts: false, tasks: master.map(file => task(file)) },
    { hosts: 'nodes', connection: 'local', gather_facts: false, tasks: own.map(file => task(file, first)) },
  ]
  const variables = ({ name, mac, address, boot }: Node): object => ({
    node: name,
    mac,
    address,
    file: boot.file,
  })
  const hosts = Object.fromEntries(cluster.nodes.map(node => [node.name, variables(node)]))
  const all = { machines: cluster.nodes.map(({ name, address }) => ({ name, address })) }
  put(
    'hosts.json',
    JSON.stringify({ all: { vars: all, children: { nodes: { hosts }, master: { hosts: { master: {} } } } } }),
  )
  put('site.yml', JSON.stringify(play))
}

function task({ path, text, mode }: OutputFile, node?: Node): object {
  const source = `templates/${path}.j2`
  put(source, template(text, node))
  const dest = filledIn(`${folder}/out/${path}`, node)
  mkdirSync(dirname(join(folder, 'out', path)), { recursive: true })
  for (const { name } of cluster.nodes)
    mkdirSync(dirname(join(folder, 'out', path.replace(node?.name ?? name, name))), { recursive: true })
  return {
    name: path,
    template: { src: `${folder}/${source}`, dest, mode: mode.toString(8).padStart(4, '0') },
  }
}

/** A file's text as a template: the machines in a loop, and what is a node's own as variables. */
function template(text: string, node: Node | undefined): string {
  const lines = cluster.nodes
    .map(({ name, address }) => `${address}\t${name}.${cluster.domain}\t${name}\n`)
    .join('')
  const loop = `{% for m in machines %}{{ m.address }}\t{{ m.name }}.${cluster.domain}\t{{ m.name }}\n{% endfor %}`
  return text.includes(lines) ? text.replace(lines, loop) : filledIn(text, node)
}

function filledIn(text: string, node: Node | undefined): string {
  if (node === undefined) return text
  return text
    .replaceAll(node.boot.file, '{{ file }}')
    .replaceAll(node.mac, '{{ mac }}')
    .replaceAll(new RegExp(`\\b${node.address.replaceAll('.', String.raw`\.`)}\\b`, 'g'), '{{ address }}')
    .replaceAll(new RegExp(`\\b${node.name}\\b`, 'g'), '{{ node }}')
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
