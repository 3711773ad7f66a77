import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Tells where the five format packages have drifted apart: they have the same files, verbs and README. */
const FORMATS = ['fstab', 'exports', 'interfaces', 'pxelinux', 'dhcpd'] as const

const FILES = [
  'README.md',
  'package.json',
  'tsconfig.json',
  ...['ast', 'lexical', 'parse', 'serialize', 'build', 'tree', 'problems', 'rules', 'arbitrary', 'index'].map(
    name => `src/${name}.ts`,
  ),
  ...['laws', 'parse', 'edit', 'error', 'problems', 'rules', 'mistakes', 'oracle'].map(
    name => `test/${name}.test.ts`,
  ),
  'test/rule-examples.ts',
]

/** What every index exports, in this order of files. */
const VERBS = [
  'parse',
  'format',
  'locate',
  'serialize',
  'document',
  'comment',
  'blank',
  'find',
  'replace',
  'walk',
  'problems',
  'rules',
]
const SHARED = ['ParseError', 'SerializeError', 'Location', 'ParseOptions', 'Position', 'Document', 'Node']
const ARBITRARIES = ['documents', 'texts', 'alphabet']
const SECTIONS = [
  '## Verbs',
  '## Nodes',
  '## What it covers',
  '## What it does not cover',
  '## What its errors look like',
]

const root = fileURLToPath(new URL('../../packages/', import.meta.url))
const faults: string[] = []

for (const format of FORMATS) {
  const read = (path: string): string => {
    const place = `${root}${format}/${path}`
    return existsSync(place) ? readFileSync(place, 'utf8') : ''
  }
  const expectWords = (path: string, words: readonly string[]): void => {
    const text = read(path)
    for (const word of words) {
      if (!new RegExp(`\\b${word}\\b`).test(text))
        faults.push(`packages/${format}/${path} does not mention ${word}`)
    }
  }
  for (const path of FILES) if (read(path) === '') faults.push(`packages/${format}/${path} is missing`)
  expectWords('src/index.ts', [...VERBS, ...SHARED])
  expectWords('src/arbitrary.ts', ARBITRARIES)
  for (const section of SECTIONS) {
    if (!read('README.md').includes(`\n${section}\n`))
      faults.push(`packages/${format}/README.md has no ${section}`)
  }
  for (const path of imports(format)) {
    if (/^@cluster-configs\/(?!syntax)/.test(path) || path.startsWith('node:')) {
      faults.push(`packages/${format} imports ${path}: a format is pure and knows no other`)
    }
  }
}

/** What the sources of a package import. */
function* imports(format: string): Generator<string> {
  const folder = `${root}${format}/src`
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    for (const [, path = ''] of text.matchAll(/from '([^']+)'/g)) yield path
  }
}

for (const fault of faults) console.error(fault)
console.log(`${FORMATS.length} formats, ${faults.length} differences`)
process.exitCode = faults.length === 0 ? 0 : 1
