import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { check, rules } from '../src/check/check.ts'
import { memoryFiles } from '../src/check/files.ts'
import type { Finding } from '../src/check/rule.ts'
import { readSystem } from '../src/check/system.ts'
import { compile } from '../src/compile.ts'
import { parseInventory } from '../src/inventory/parse.ts'
import { which } from '../src/which/which.ts'
import { examples, filesOf } from './check-examples.ts'
import { inventories } from '../../../tools/inventories.ts'

/** A whole cluster takes twenty times as long as a line of a file. */
const WHOLE = 1 / 20

type Files = readonly (readonly [path: string, text: string])[]

/**
 * What is found that the inventory has not asked for. A text of its own, such as the source of a mount, may be one that
 * the format's package warns of.
 */
function unasked(files: Files): readonly Finding[] {
  const across = new Set(rules.map(({ id }) => id))
  return check(readSystem(memoryFiles(files))).filter(
    ({ rule, severity }) => severity === 'error' || across.has(rule),
  )
}

function generated(inventory: unknown): Files {
  return compile(parseInventory(JSON.stringify(inventory))).map(({ path, text }) => [path, text])
}

/** Whether a file is the fstab of a node that boots the root which that names. */
function bootsItsFstab([path, text]: Files[number], files: Files): boolean {
  const source = path.endsWith('/etc/fstab') ? /^(\S+) \/ nfs /m.exec(text)?.[1] : undefined
  return source !== undefined && files.some(([, other]) => other.includes(`nfsroot=${source} `))
}

describe('laws', () => {
  test('nothing is found in what any inventory generates', () => {
    fc.assert(
      fc.property(inventories, inventory => {
        expect(unasked(generated(inventory))).toEqual([])
      }),
      { numRuns: runs(50, WHOLE) },
    )
  })

  test('of generated files laid over the root of a master nothing is found either', () => {
    fc.assert(
      fc.property(inventories, inventory => {
        const files = generated(inventory)
        const table = files.find(([path]) => path === 'scripts/files.tsv')?.[1] ?? ''
        const places = new Map(table.split('\n').map(line => [line.split('\t')[0], line.split('\t')[1]]))
        const laid = files.flatMap(([path, text]) => {
          const place = places.get(path)
          return place === undefined ? [] : [[place, text] as const]
        })
        expect(laid.length).toBeGreaterThan(0)
        expect(unasked(laid)).toEqual([])
      }),
      { numRuns: runs(50, WHOLE) },
    )
  })

  const planted: readonly (readonly [rule: string, file: RegExp, before: RegExp, after: string])[] = [
    ['dhcp/next-server', /dhcpd\.conf$/, /next-server [\d.]+/g, 'next-server 203.0.113.9'],
    ['dhcp/interface-not-configured', /isc-dhcp-server$/, /INTERFACESv4=".*"/, 'INTERFACESv4="none0"'],
    ['dhcp/address-in-no-subnet', /dhcpd\.conf$/, /fixed-address [\d.]+/, 'fixed-address 203.0.113.9'],
    ['dhcp/router-outside', /dhcpd\.conf$/, /option routers [\d.]+/g, 'option routers 203.0.113.9'],
    ['tftp/create', /tftpd-hpa$/, /--secure/, '--secure --create'],
    ['tftp/filename-outside', /tftpd-hpa$/, /--secure/, ''],
    ['nfs/root-not-to-node', /\/exports$/, /^(\/\S+) \d[\d.]*\(/gm, '$1 203.0.113.9('],
    ['nfs/root-not-exported', /\/exports$/, /^\/\S+/gm, '/elsewhere'],
    ['names/loopback', /master\/etc\/hosts$/, /^10\.[\d.]+/gm, '127.0.1.1'],
    ['node/fstab-root', /nodes\/.*fstab$/, /:\/\S+ \/ nfs/, ':/elsewhere / nfs'],
  ]

  test.each(planted)('%s is found wherever it is planted', (rule, file, before, after) => {
    fc.assert(
      fc.property(inventories, inventory => {
        const files = generated(inventory)
        const changed = files.map(
          ([path, text]) => [path, file.test(path) ? text.replace(before, after) : text] as const,
        )
        fc.pre(changed.some(([, text], index) => text !== files[index]?.[1]))
        // Nodes may boot something else than their own system, or share a root that no fstab names.
        fc.pre(!rule.startsWith('nfs/') || files.some(([, text]) => text.includes('nfsroot=')))
        fc.pre(rule !== 'node/fstab-root' || files.some(file => bootsItsFstab(file, files)))
        expect(unasked(changed).map(finding => finding.rule)).toContain(rule)
      }),
      { numRuns: runs(5, WHOLE), endOnFailure: true },
    )
  })

  /** A file of an example changed anywhere: cut out, doubled, or with other characters put in. */
  const damaged: fc.Arbitrary<Files> = fc
    .record({
      example: fc.constantFrom(...examples),
      index: fc.nat(),
      from: fc.nat(),
      length: fc.nat({ max: 20 }),
      put: fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('{', '}', ';', '\\', '0.0.0.0'),
      ),
    })
    .map(({ example, index, from, length, put }) => {
      const files = filesOf(example, 'wrong')
      return files.map(([path, text], at) => {
        if (at !== index % files.length) return [path, text] as const
        const start = from % (text.length + 1)
        return [path, text.slice(0, start) + put + text.slice(start + length)] as const
      })
    })

  test('whatever stands in the files, check and which end with a result, and every place is in its file', () => {
    fc.assert(
      fc.property(damaged, files => {
        const system = readSystem(memoryFiles(files))
        const texts = new Map(files.map(([path, text]) => [path.slice(1), text]))
        for (const { places } of check(system))
          for (const { file, offset, line, column } of places) {
            const text = texts.get(file) ?? ''
            expect(offset).toBeLessThanOrEqual(text.length)
            expect(text.slice(0, offset).split('\n')).toHaveLength(line)
            expect(offset - text.lastIndexOf('\n', offset - 1)).toBe(column)
          }
        const machine = { mac: '08:00:27:00:33:11', uuid: '44454c4c-4200-104a-8052-b3c04f4a3132' }
        expect(which(system, machine).mac).toBe('08:00:27:00:33:11')
      }),
      { numRuns: runs(300) },
    )
  })
})
