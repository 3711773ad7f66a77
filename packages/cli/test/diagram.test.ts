import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { resolveCluster, type Cluster } from '../src/cluster.ts'
import { diagram } from '../src/diagram/diagram.ts'
import { layout } from '../src/diagram/layout.ts'
import { mermaid } from '../src/diagram/mermaid.ts'
import { TEXT, widthOf, type Shape } from '../src/diagram/shapes.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { run } from '../src/main.ts'
import { inventories } from '../../../tools/inventories.ts'

const clusters = inventories.map(source => resolveCluster(parseInventory(JSON.stringify(source))))

/** A cluster with the nodes of another repeated until they are enough, in every profile. */
const large = fc.tuple(clusters, fc.integer({ min: 101, max: 400 })).map(([cluster, count]): Cluster => {
  const nodes = Array.from({ length: cluster.nodes.length === 0 ? 0 : count }, (_, index) => {
    const [node] = cluster.nodes.slice(index % cluster.nodes.length)
    return node === undefined ? [] : [{ ...node, name: `c${index}`, address: `10.9.1.${index % 250}` }]
  })
  return { ...cluster, nodes: nodes.flat() }
})

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a text takes up at most, or a box. */
function areaOf(shape: Shape): Area | undefined {
  if (shape.type === 'box') {
    const { x, y, width, height } = shape
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  if (shape.type !== 'text' || shape.text === '') return undefined
  const { x, y, text, kind } = shape
  const { size } = TEXT[kind]
  return { left: x, top: y - size * 0.8, right: x + widthOf(text, kind), bottom: y + size * 0.25 }
}

function overlap(one: Area, other: Area): boolean {
  const beside = one.right <= other.left || other.right <= one.left
  return !beside && one.top < other.bottom && other.top < one.bottom
}

function within(inner: Area, outer: Area): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  )
}

function areasOf(shapes: readonly Shape[], wanted: (shape: Shape) => boolean): Area[] {
  return shapes.filter(wanted).flatMap(shape => areaOf(shape) ?? [])
}

function overlapping(areas: readonly Area[]): readonly (readonly Area[])[] {
  const sorted = areas.toSorted((left, right) => left.top - right.top)
  return sorted.flatMap((one, index) => {
    const below = sorted.slice(index + 1)
    const end = below.findIndex(({ top }) => top >= one.bottom)
    return (end < 0 ? below : below.slice(0, end))
      .filter(other => overlap(one, other))
      .map(other => [one, other])
  })
}

describe('every drawing', () => {
  const all = fc.oneof(clusters, large)

  test('has room for every text and every box', () => {
    fc.assert(
      fc.property(all, cluster => {
        const { width, height, shapes } = layout(cluster)
        const texts = areasOf(shapes, ({ type }) => type === 'text')
        const boxes = areasOf(shapes, shape => shape.type === 'box' && shape.kind !== 'cell')
        const cells = areasOf(shapes, shape => shape.type === 'box' && shape.kind === 'cell')
        expect([texts, boxes, cells].map(overlapping)).toEqual([[], [], []])
        const paper = { left: 0, top: 0, right: width, bottom: height }
        expect([...texts, ...boxes].filter(area => !within(area, paper))).toEqual([])
        expect(cells.filter(cell => !boxes.some(box => within(cell, box)))).toEqual([])
        // A text that begins in a box also ends in it.
        const framed = [...boxes, ...cells].flatMap(box =>
          texts.filter(text => overlap(text, box)).filter(text => !within(text, box)),
        )
        expect(framed).toEqual([])
      }),
      { numRuns: runs(20) },
    )
  })

  test('names every network, the master and every node, one by one or as one of a row', () => {
    fc.assert(
      fc.property(all, cluster => {
        for (const text of [diagram(cluster), mermaid(cluster)]) {
          for (const { name, subnet } of cluster.networks) {
            expect(text).toContain(name)
            expect(text).toContain(subnet.text)
          }
          expect(text).toContain(cluster.master.name)
          const rows = [...text.matchAll(/c(\d+) – c(\d+)/g)].map(([, first, last]) => [
            Number(first),
            Number(last),
          ])
          for (const { name } of cluster.nodes) {
            const number = Number(name.slice(1))
            const inRow = rows.some(([first = 0, last = -1]) => first <= number && number <= last)
            if (!inRow) expect(text).toContain(name)
          }
        }
      }),
      { numRuns: runs(20) },
    )
  })

  test('is well-formed, and the same for the same cluster', () => {
    fc.assert(
      fc.property(all, cluster => {
        const text = diagram(cluster)
        expect(illFormed(text)).toBeUndefined()
        expect(diagram(structuredClone(cluster)) === text).toBe(true)
      }),
      { numRuns: runs(20) },
    )
  })

  test('shows what no inventory may hold as text', () => {
    fc.assert(
      fc.property(
        clusters,
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '#', ';', ']', '|', 'a') }),
        (cluster, name) => {
          const renamed = { ...cluster, name, nodes: cluster.nodes.map(node => ({ ...node, name })) }
          expect(illFormed(diagram(renamed))).toBeUndefined()
          const bare = mermaid(renamed).replaceAll(/"(?:[^"&<>#]|#(?:35|lt|gt|amp|quot);|<br>)*"/g, '')
          expect(bare).toMatch(
            /^(?:flowchart LR\n)(?: {2}(?:network\d+\[\/\/\]|machine\d+\[\]|network\d+ ---(?:\|\|)? machine\d+)\n)*$/,
          )
        },
      ),
      { numRuns: runs(20) },
    )
  })
})

/** The first place where a text is no XML as the drawings use it: elements, attributes in double quotes, entities. */
function illFormed(text: string): string | undefined {
  const token =
    /<(?<name>[a-z]+)(?: [A-Za-z-]+="[^"<>]*")*(?<empty>\/?)>|<\/(?<end>[a-z]+)>|(?:[^<>&]|&(?:lt|gt|amp|quot);)+/y
  const open: string[] = []
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const groups = token.exec(text)?.groups
    if (groups === undefined) return text.slice(at, at + 40)
    if (groups['end'] !== undefined && open.pop() !== groups['end']) return `${groups['end']} is not open`
    if (groups['name'] !== undefined && groups['empty'] === '') open.push(groups['name'])
  }
  return open[0]
}

describe('nodes in a row', () => {
  const [node] = example('manual').nodes
  const nodesOf = (names: readonly string[], address = (index: number) => index): Cluster => {
    const cluster = example('manual')
    const nodes = names.flatMap((name, index) =>
      node === undefined ? [] : [{ ...node, name, address: `10.0.33.${address(index)}` }],
    )
    return { ...cluster, nodes }
  }
  const numbered = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `c${String(index + 1).padStart(3, '0')}`)

  test('are one cell in a large cluster, and each its own in a small one', () => {
    expect(diagram(nodesOf(numbered(101)))).toContain('>c001 – c101<')
    expect(diagram(nodesOf(numbered(101)))).toContain('>10.0.33.0 – 10.0.33.100<')
    expect(diagram(nodesOf(numbered(100)))).not.toContain('c001 –')
    expect(diagram(nodesOf(numbered(100)))).toContain('>c057<')
    expect(mermaid(nodesOf(numbered(13)))).toContain('c001 – c013')
    expect(mermaid(nodesOf(numbered(12)))).toContain('c011')
  })

  test('end where a name or an address is missing, or another name begins', () => {
    const names = numbered(110).filter(name => name !== 'c050')
    expect(diagram(nodesOf(names))).toMatch(/>c001 – c049<[^]*>c051 – c110</)
    const jump = nodesOf(numbered(110), index => (index < 20 ? index : index + 1))
    expect(diagram(jump)).toMatch(/>c001 – c020<[^]*>c021 – c110</)
    const other = [...numbered(100), 'x', 'y101', 'c101', '102']
    expect(diagram(nodesOf(other))).toMatch(/>c001 – c100<[^]*>x<[^]*>y101<[^]*>c101<[^]*>102</)
  })
})

function example(name: 'manual' | 'realistic'): Cluster {
  const path = exampleFile(name)
  return resolveCluster(parseInventory(readFileSync(path, 'utf8'), { file: path }))
}

function exampleFile(name: 'manual' | 'realistic'): string {
  const file = name === 'manual' ? 'inventory.json' : 'inventory.yaml'
  return fileURLToPath(new URL(`../../../examples/${name}/${file}`, import.meta.url))
}

test('tells how each machine is on its networks', () => {
  const text = `name: lab
domain: lab.example
networks:
  boot: { subnet: 10.0.0.0/24, boot: true, range: [10.0.0.100, 10.0.0.120] }
  rack: { subnet: 10.1.0.0/24, boot: true, relay: boot, router: 10.1.0.254 }
  data: { subnet: 10.2.0.0/24, mtu: 9000 }
master:
  name: master
  interfaces:
    eth0: { network: boot, address: 10.0.0.1 }
    br0.7: { network: data, vlan: { on: br0, id: 7 }, address: 10.2.0.1, addresses: [10.2.0.2/24] }
    br0: { method: manual, bridge: { of: [bond0] } }
    bond0: { method: manual, bond: { of: [eth1, eth2] }, mtu: 9000 }
profiles: { compute: { mounts: { /home: { source: "10.2.0.1:/home" } } } }
nodes:
  n1: { mac: "02:00:00:00:00:01", address: 10.0.0.11, profile: compute, interfaces: { eth1: { network: data, method: dhcp } } }
  n2: { mac: "02:00:00:00:00:02", address: 10.0.0.13, profile: compute, interfaces: { ib0: { method: dhcp } } }
  n3: { mac: "02:00:00:00:00:03", address: 10.1.0.11 }
`
  const words = [
    ...diagram(resolveCluster(parseInventory(text, { file: 'a.yaml' }))).matchAll(/<text[^>]*>(.*?)</g),
  ]
  expect(words.map(([, word]) => word).join('\n')).toBe(`lab
3 nodes on 3 networks · domain lab.example · Debian trixie amd64
boot
10.0.0.0/24
boot network · DHCP range 10.0.0.100 – 10.0.0.120
rack
10.1.0.0/24
boot network · through a relay on boot · router 10.1.0.254
data
10.2.0.0/24
not served · MTU 9000
eth0
10.0.0.1
serves DHCP, TFTP and NFS
br0.7
10.2.0.1
VLAN 7 on br0, bridge of bond0, bond of eth1 and eth2, also 10.2.0.2/24
master
master · master.lab.example
DHCP
3 nodes
TFTP
/srv/tftp
NFS
/srv/nfs
10.1.0.254
DHCP relay
from rack to boot
eth0
10.0.0.11 … 10.0.0.13
boot interface
eth1
by DHCP
1 of 2
compute
2 nodes with this profile · BIOS or UEFI · mounts /home · by DHCP: ib0
n1
10.0.0.11
02:00:00:00:00:01
n2
10.0.0.13
02:00:00:00:00:02
eth0
10.1.0.11
boot interface
nodes
1 node · BIOS or UEFI
n3
10.1.0.11
02:00:00:00:00:03`)
})

test('nodes that boot over InfiniBand are linked by another card than the others', () => {
  const text = mermaid(
    resolveCluster(
      parseInventory(`{
  "name": "c", "domain": "c",
  "networks": { "a": { "subnet": "10.0.0.0/24", "boot": true } },
  "master": { "name": "m", "interfaces": { "eth1": { "network": "a", "address": "10.0.0.1" } } },
  "nodes": {
    "n1": { "mac": "80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:10:39:01", "address": "10.0.0.2", "boot": { "file": "ip" } },
    "n2": { "mac": "02:00:00:00:00:02", "address": "10.0.0.3" }
  }
}`),
    ),
  )
  expect(text).toContain(
    'network0 ---|"eth0<br>10.0.0.3"| machine1\n  network0 ---|"ib0<br>10.0.0.2"| machine1\n',
  )
})

test('nodes that share a root are a box of their own kind, apart from others with their profiles', () => {
  const cluster = example('realistic')
  const [own, ...others] = cluster.nodes.filter(({ profiles }) => profiles.includes('compute'))
  expect(own?.layer?.over).toBe('compute')
  const mixed = own === undefined ? [] : [{ ...own, layer: undefined }, ...others]
  const text = diagram({ ...cluster, nodes: mixed })
  expect([...text.matchAll(/<rect class="box (?:nodes|stateless)"/g)].map(([box]) => box)).toEqual([
    '<rect class="box nodes"',
    '<rect class="box stateless"',
  ])
  expect(text).toContain('>1 node with this profile · UEFI · mounts /home, /scratch<')
  expect(text).toContain(
    `>${others.length} nodes with this profile · stateless, shared root compute · UEFI ·`,
  )
})

test.each(['manual', 'realistic'] as const)('the drawing of the %s example in docs/', async name => {
  await expect(diagram(example(name))).toMatchFileSnapshot(`../../../docs/diagram-${name}.svg`)
})

describe('the command', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'diagram-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  async function command(...args: string[]): Promise<{ code: number; out: string; error: string }> {
    let [out, error] = ['', '']
    const code = await run(['diagram', ...args], {
      out: text => (out += text),
      error: text => (error += text),
    })
    return { code, out, error: error.replaceAll(folder, '~') }
  }
  const manual = exampleFile('manual')

  test('prints the drawing, or writes it where it is told to, in place of an older one', async () => {
    const printed = await command(manual)
    expect(printed).toEqual({ code: 0, out: diagram(example('manual')), error: '' })
    const file = join(folder, 'cluster.svg')
    writeFileSync(file, 'old')
    expect(await command(manual, '-o', file)).toEqual({ code: 0, out: '', error: '' })
    expect(readFileSync(file, 'utf8')).toBe(printed.out)
  })

  test('draws in Mermaid if asked to, also by the name of the file', async () => {
    const { out } = await command(manual, '--format', 'mermaid')
    expect(out).toBe(`flowchart LR
  network0[/"general<br>10.0.2.0/24"/]
  network1[/"dedicated<br>10.0.33.0/24"/]
  machine0["master<br>master, master.cluster<br>DHCP 3 nodes<br>TFTP /srv/tftp<br>NFS /srv/nfs"]
  machine1["nodes<br>3 nodes, BIOS or UEFI<br>node1 10.0.33.11 08:00:27:00:33:11<br>node2 10.0.33.12 08:00:27:00:33:12<br>node3 10.0.33.13 08:00:27:00:33:13"]
  network0 ---|"eth0<br>by DHCP"| machine0
  network1 ---|"eth1<br>10.0.33.1"| machine0
  network1 ---|"eth0<br>10.0.33.11 – 10.0.33.13"| machine1
`)
    const file = join(folder, 'cluster.mmd')
    await command(manual, '-o', file)
    expect(readFileSync(file, 'utf8')).toBe(out)
  })

  test('tells what is wrong: 1 the inventory, 2 the command line, 3 the file', async () => {
    expect((await command(join(folder, 'nowhere.json'))).code).toBe(1)
    const png = await command(manual, '--format', 'png')
    expect(png.code).toBe(2)
    expect(png.error).toMatch(
      /^error: option '--format <name>' argument 'png' is invalid\. Allowed choices are svg, mermaid\./,
    )
    const lost = await command(manual, '-o', join(folder, 'no', 'x.svg'))
    expect(lost.code).toBe(3)
    expect(lost.error).toMatch(/^~\/no\/x\.svg cannot be written: /)
  })
})
