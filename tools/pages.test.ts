import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, type Plan } from 'gen-cluster-configs'
import { format, resolveConfig } from 'prettier'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  cpSync(path('examples/realistic/inventory.yaml'), join(folder, 'inventory.yaml'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function path(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}

/** What the command prints that is run in the folder. */
async function said(...args: string[]): Promise<string> {
  let out = ''
  const placed = args.map(arg => (/^(?:out|inventory\.yaml)$/.test(arg) ? join(folder, arg) : arg))
  await run(placed, { out: text => (out += text), error: text => (out += text) })
  return out.replaceAll(`${folder}/`, '')
}

/** What plan prints of the realistic cluster, written as it is and then changed. */
async function planned(before: string, after: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'inventory.yaml')
  const inventory = readFileSync(file, 'utf8')
  expect(inventory).toContain(before)
  await said('inventory.yaml', '-o', 'out', '-q')
  writeFileSync(file, inventory.replace(before, after))
  const printed = await said('plan', 'inventory.yaml', '-o', 'out', ...options)
  writeFileSync(file, inventory)
  return printed
}

/** Fails unless a page has these texts in its fences behind the marks of this test; `--update` writes them there. */
async function holds(page: string, ...texts: readonly string[]): Promise<void> {
  const left = [...texts]
  const fence = /(?<=<!-- tools\/pages\.test\.ts -->\n\n```\w*\n)[^]*?(?=```\n)/g
  const text = readFileSync(path(page), 'utf8').replace(fence, () => left.shift() ?? '')
  expect(left).toEqual([])
  const style = await resolveConfig(path(page))
  const formatted = await format(text, { ...style, parser: 'markdown' })
  await expect(formatted).toMatchFileSnapshot(path(page))
}

/** A plan with only the first of its files and only one of its nodes, in the roots that it names, too. */
function shortened(json: string, node: string): string {
  const plan: Plan = JSON.parse(json)
  const nodes = plan.nodes.filter(({ name }) => name === node)
  const roots = plan.roots.map(root => ({ ...root, nodes: root.nodes.filter(name => name === node) }))
  return `${JSON.stringify({ ...plan, files: plan.files.slice(0, 1), nodes, roots }, undefined, 2)}\n`
}

/** What check finds when a blank comes between the address of the node `login` and its options. */
async function blankFound(): Promise<string> {
  const file = join(folder, 'out/master/etc/exports')
  const exports = readFileSync(file, 'utf8')
  expect(exports).toContain('10.10.1.200(')
  writeFileSync(file, exports.replace('10.10.1.200(', '10.10.1.200 ('))
  return said('check', 'out')
}

test('README.md shows a kernel argument that four nodes get, and a blank that makes an export everyone’s', async () => {
  const plan = await planned('iommu=pt]', 'iommu=pt, hugepages=64]')
  await holds('README.md', plan, await blankFound())
})

test('docs/plan.md shows a node that gets another address and a package, for people and for programs', async () => {
  const change = ['address: 10.10.1.63,', 'address: 10.10.1.64,\n      packages: [htop],'] as const
  const text = await planned(...change, '--diff=none')
  const json = await planned(...change, '--diff=none', '--json')
  await holds('docs/plan.md', text, shortened(json, 'g04'))
})
