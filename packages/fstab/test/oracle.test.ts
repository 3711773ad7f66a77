import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { document, entry, locate, parse, problems, serialize, walk } from '@cluster-configs/fstab'
import type { Document, Entry, Node } from '@cluster-configs/fstab'
import { documents, texts } from '@cluster-configs/fstab/arbitrary'
import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'
import { runs, testWith } from '../../../tools/programs.ts'
import { run } from '../../../tools/run.ts'
import { readMntents, type Reading } from '../src/mntent.ts'
import { examples } from './rule-examples.ts'
import { mutated } from './seeds.ts'
import { wild } from './wild.ts'

const folder = mkdtempSync(join(tmpdir(), 'fstab-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A string as the bytes of its characters, which is how this test shows any text to a program. */
function save(text: string, name = 'fstab'): string {
  const file = join(folder, name)
  writeFileSync(file, Buffer.from(text, 'latin1'))
  return file
}

function latin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

const COLUMNS = ['SOURCE', 'TARGET', 'FSTYPE', 'OPTIONS', 'FREQ', 'PASSNO']

/** What findmnt reads: the entries, and the numbers of the lines that it passes over. */
function findmnt(text: string): { entries: unknown[]; ignored: number[] } {
  const args = ['--fstab', '--tab-file', save(text), '--json', '--list', '-o', COLUMNS.join(',')]
  const { stdout, stderr } = run('findmnt', args)
  const entries: unknown[] = stdout === '' ? [] : JSON.parse(stdout).filesystems
  return {
    entries,
    ignored: [...stderr.matchAll(/parse error at line (\d+)/g)].map(([, line]) => Number(line)),
  }
}

/** The same of a document of ours. findmnt shows an empty text as null. */
function ours(table: Document): { entries: unknown[]; ignored: number[] } {
  const entries: unknown[] = []
  for (const node of walk(table)) {
    if (node.type !== 'entry') continue
    const { spec, file, vfstype, freq, passno } = node
    const options = written(table, node) ? node.options.join(',') : ''
    const [source, target, fstype, shown] = [spec, file, vfstype, options].map(text =>
      text === '' ? null : text,
    )
    entries.push({ source, target, fstype, options: shown, freq, passno })
  }
  const errors = problems(table).filter(({ severity }) => severity === 'error')
  return { entries, ignored: errors.map(({ node }) => locate(table, node)?.start.line ?? 0) }
}

function written(table: Document, node: Node): boolean {
  return locate(table, node, 'options') !== undefined
}

testWith('findmnt', 'reads what we print as we meant it', () => {
  const printable = documents.filter(table => latin1(serialize(table)))
  fc.assert(
    fc.property(printable, table => {
      expect(findmnt(serialize(table))).toEqual(ours(table))
    }),
    { numRuns: runs(100) },
  )
})

/**
 * Where libmount forgets its own error: it passes over a line with a number of more than 64 bits, unless that
 * number ends the line, and then it is read as -1 or 0. To us it is no number anywhere.
 */
const HUGE_LAST_NUMBER = /[0-9]{19,}\r?$/m

testWith('findmnt', 'reads tables as they are found as we do', () => {
  for (const text of wild) expect(findmnt(text)).toEqual(ours(parse(text)))
})

/** The examples of the rules, wrong and right, as the bytes of UTF-8. */
const exampleTexts = Object.values(examples).flatMap(example => {
  const text = typeof example === 'string' ? example : example.text
  return (['wrong', 'right'] as const).map(which => Buffer.from(alternatives(text, which)).toString('latin1'))
})

testWith('findmnt', 'reads the examples of the rules as we do, and passes over the wrong lines', () => {
  for (const text of exampleTexts) expect([text, findmnt(text)]).toEqual([text, ours(parse(text))])
})

testWith('findmnt', 'reads in any text what we read, and passes over the same lines', () => {
  const any = fc.oneof(texts, mutated).filter(text => latin1(text) && !HUGE_LAST_NUMBER.test(text))
  fc.assert(
    fc.property(any, text => {
      expect(findmnt(text)).toEqual(ours(parse(text)))
    }),
    { numRuns: runs(150) },
  )
})

/** Prints what getmntent(3) returns for each file. It keeps numbers of the last entry, so that one is read first. */
const GETMNTENT = `
import ctypes, json, os, sys
c = ctypes.CDLL(None)
class Mntent(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ('fsname', 'dir', 'type', 'opts')] \\
             + [(name, ctypes.c_int) for name in ('freq', 'passno')]
c.setmntent.restype = ctypes.c_void_p
c.getmntent.argtypes = c.endmntent.argtypes = [ctypes.c_void_p]
c.getmntent.restype = ctypes.POINTER(Mntent)
def read(path):
    stream = c.setmntent(os.fsencode(path), b'r')
    entries = []
    while entry := c.getmntent(stream):
        entries.append({name: value.decode('latin1') if isinstance(value, bytes) else value
                        for name, value in ((name, getattr(entry.contents, name)) for name, _ in Mntent._fields_)})
    c.endmntent(stream)
    return entries
for path in sys.argv[2:]:
    read(sys.argv[1])
    print(json.dumps(read(path)))
`

/** What the real getmntent returns for each text. */
function getmntent(all: readonly string[]): unknown[] {
  const files = all.map((text, index) => save(text, `mntent-${index}`))
  const { stdout, stderr } = run('python3', ['-c', GETMNTENT, save('a b c d 0 0\n'), ...files])
  expect(stderr).toBe('')
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line))
}

const READERS = new Set([
  'byte-order-mark',
  'carriage-return',
  'escape-differs',
  'ignored-line',
  'line-for-systemd',
  'line-lost',
  'long-line',
  'number-differs',
])

/** Whether the two readers make the same of a line, told without what `problems` knows. */
function alike(table: Document, node: Node, reading: Reading): boolean {
  if (node.type === 'ignored') return reading === 'nothing' || reading === 'lost'
  if (node.type !== 'entry') return typeof reading !== 'object'
  const { spec, file, vfstype, freq, passno } = node
  const opts = written(table, node) ? node.options.join(',') : ''
  return (
    typeof reading === 'object' &&
    JSON.stringify(reading) === JSON.stringify({ fsname: spec, dir: file, type: vfstype, opts, freq, passno })
  )
}

testWith('python3', 'getmntent(3) reads in any text what our model of it reads', () => {
  const long = fc
    .tuple(fc.integer({ min: 4085, max: 4100 }), fc.constantFrom('#', '# ', 'a /b c d,', '\0'), mutated)
    .map(([length, start, text]) => `${start.padEnd(length, 'x')}\n${text}`)
  const any = fc.oneof({ weight: 3, arbitrary: texts }, { weight: 3, arbitrary: mutated }, long)
  fc.assert(
    fc.property(fc.array(any.filter(latin1), { minLength: 100, maxLength: 100 }), some => {
      const all = [...wild, ...some]
      const model = all.map(text => readMntents(text).filter(reading => typeof reading === 'object'))
      expect(model).toEqual(getmntent(all))
      for (const text of all) {
        const table = parse(text)
        const readings = readMntents(text)
        const told = new Set(
          problems(table).flatMap(({ rule, node }) =>
            READERS.has(rule) && rule !== 'ignored-line' && rule !== 'byte-order-mark' ? [node] : [],
          ),
        )
        const differ = table.children.filter((node, at) => !alike(table, node, readings[at] ?? 'nothing'))
        expect([...told]).toEqual(differ)
      }
    }),
    { numRuns: Math.ceil(runs(300) / 100), endOnFailure: true },
  )
})

/**
 * Tables about which findmnt --verify has something to say that is in the text. Types without a device are left
 * out: it wants them checked on the root, where fsck can do nothing.
 */
const dubious: fc.Arbitrary<Document> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('/dev/no/1', '/dev/no/2', 'uuid=1', 'Label=a'),
        fc.constantFrom('/', '/no', '/no/a', '/no/a/b', '/nob', '/no/c'),
        fc.constantFrom('ext4', 'xfs', 'btrfs', 'swap', 'vfat'),
        fc.constantFrom(['defaults'], ['bind'], ['discard=foo'], ['pri=-3'], ['pri=x', 'discard=once']),
        fc.nat(2),
      )
      .map(([spec, file, vfstype, options, passno]) => entry(spec, file, vfstype, options, 0, passno)),
    { minLength: 1, maxLength: 8 },
  )
  // findmnt warns of swap entries on one target, too, though swap has no target; that is no mistake to us.
  .map(entries => document(entries.map(node => (node.vfstype === 'swap' ? { ...node, file: 'none' } : node))))

/** findmnt's messages that speak of the text alone, what to compare of each, and the rules that they are to us. */
const VERIFIED: readonly (readonly [string, RegExp, (entry: Entry) => string])[] = [
  [
    'duplicate-target',
    /^(?!none\n)(\S.*)(?:\n {3}.*)*\n {3}\[W\] target specified more than once/gm,
    e => e.file,
  ],
  ['wrong-order', /wrong order: (\S+) specified before/g, e => e.file],
  ['root-passno', /recommended root FS (passno) is 1/g, () => 'passno'],
  ['unsupported-tag', /unsupported source tag: (\S+)/g, e => e.spec],
  [
    'swap-option',
    /(discard policy|priority option)/g,
    e => (e.options[0]?.startsWith('d') ? 'discard policy' : 'priority option'),
  ],
]

testWith('findmnt', 'warns of what we warn of in the text', () => {
  fc.assert(
    fc.property(dubious, table => {
      const { stdout } = run('findmnt', [
        '--verify',
        '--nocanonicalize',
        '--tab-file',
        save(serialize(table)),
      ])
      for (const [rule, message, subject] of VERIFIED) {
        const theirs = [...stdout.matchAll(message)].map(([, found = '']) => found)
        const told = problems(table).flatMap(problem =>
          problem.rule === rule && problem.node.type === 'entry' ? [subject(problem.node)] : [],
        )
        expect([rule, ...new Set(told)].toSorted()).toEqual([rule, ...new Set(theirs)].toSorted())
      }
    }),
    { numRuns: runs(60) },
  )
})
