import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ParseError, walk } from '@cluster-configs/syntax'
import { FORMATS, type Format, type FormatName } from './formats.ts'
import { judgeOf, type Judge } from './judge.ts'

const HELP = `Usage: corpus [--format NAME] [--no-judge] FOLDER...

Parses and serializes every file below the folders, and prints for each format how many the real program accepts,
how many of those we parse, how many come back byte for byte, and where not. A file of whose meaning the program
judges otherwise than parse and problems together is named too.

  --format NAME  take every file for one of ${Object.keys(FORMATS).join(', ')}; otherwise a file's name tells
  --no-judge     do not ask the real programs

Exit codes: 0 everything that the program accepts is parsed and byte-exact, 1 something is not, 2 wrong usage.`

/** What a file's path says of its format, the first that fits: a folder of the format's name, or the file's own. */
const NAMES: readonly (readonly [RegExp, FormatName])[] = [
  [/\/dhcpd\//, 'dhcpd'],
  [/\/exports\//, 'exports'],
  [/\/fstab\//, 'fstab'],
  [/\/interfaces\//, 'interfaces'],
  [/\/pxelinux\//, 'pxelinux'],
  [/fstab[^/]*$/, 'fstab'],
  [/exports[^/]*$/, 'exports'],
  [/(?:interfaces[^/]*|interfaces\.d\/[^/]+)$/, 'interfaces'],
  [/pxelinux\.cfg\/[^/]+$|(?:syslinux|isolinux|extlinux|pxelinux)[^/]*\.(?:cfg|conf)$/, 'pxelinux'],
  [/dhcpd?[^/]*\.(?:conf|in)[^/]*$/, 'dhcpd'],
]

interface Tally {
  files: number
  /** Accepted by the program; where it cannot be asked, all are. */
  accepted: number
  parsed: number
  exact: number
  /** Judged by the program, and how many of them by us as it does: without an error from parse and problems. */
  judged: number
  agreed: number
  ignored: number
  bytes: number
  milliseconds: number
}

const args = process.argv.slice(2)
const folders: string[] = []
let only: FormatName | undefined
let asking = true
while (args.length > 0) {
  const word = args.shift() ?? ''
  if (word === '--help') {
    console.log(HELP)
    process.exit(0)
  } else if (word === '--no-judge') asking = false
  else if (word === '--format') {
    const name = args.shift() ?? ''
    if (!isFormat(name)) usage(`there is no format "${name}"`)
    only = name
  } else if (word.startsWith('-')) usage(`unknown option ${word}`)
  else folders.push(word)
}
if (folders.length === 0) usage('name a folder')

const found = new Map<FormatName, string[]>()
for (const folder of folders) {
  for (const file of filesBelow(folder)) {
    const name = only ?? NAMES.find(([pattern]) => pattern.test(file))?.[1]
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), file])
  }
}

const failures: string[] = []
const disagreements: string[] = []
const table: Record<string, Record<string, string | number>> = {}
for (const [name, files] of found) table[name] = row(examine(FORMATS[name], files))
console.table(table)
for (const line of [...failures, ...disagreements]) console.log(line)
process.exitCode = failures.length === 0 ? 0 : 1

function examine(format: Format, files: readonly string[]): Tally {
  const tally: Tally = {
    files: 0,
    accepted: 0,
    parsed: 0,
    exact: 0,
    judged: 0,
    agreed: 0,
    ignored: 0,
    bytes: 0,
    milliseconds: 0,
  }
  const { judge, end } = judgeOf(format.name)
  try {
    for (const file of files) examineFile(format, file, asking ? judge : (): undefined => undefined, tally)
  } finally {
    end()
  }
  return tally
}

function examineFile(format: Format, file: string, judge: Judge, tally: Tally): void {
  const text = readFileSync(file, 'latin1')
  const verdict = judge(text)
  const accepted = verdict ?? true
  const shown = `${format.name}: ${relative(process.cwd(), file)}`
  tally.files++
  tally.bytes += text.length
  if (accepted) tally.accepted++
  const start = performance.now()
  try {
    const result = format.roundTrip(text, file)
    tally.milliseconds += performance.now() - start
    tally.ignored += [...walk(result.document)].filter(node => node.type === 'ignored').length
    if (accepted) tally.parsed++
    if (result.text !== text) failures.push(`${shown} differs ${difference(text, result.text)}`)
    else if (accepted) tally.exact++
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    tally.milliseconds += performance.now() - start
    if (accepted) failures.push(`${shown} is accepted by the program: ${error.message}`)
  }
  if (verdict === undefined) return
  tally.judged++
  const fault = faultIn(format, text)
  if (verdict === (fault === undefined)) tally.agreed++
  else
    disagreements.push(
      `${shown} is ${verdict ? 'accepted' : 'rejected'} by the program; we: ${fault ?? 'no error'}`,
    )
}

/** The first error that parse or problems tells of a text. */
function faultIn(format: Format, text: string): string | undefined {
  try {
    return format.problems(text).find(({ severity }) => severity === 'error')?.message
  } catch (error) {
    if (error instanceof ParseError) return error.reason
    throw error
  }
}

function difference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at++
  return `at byte ${at}: ${JSON.stringify(before.slice(at, at + 40))} became ${JSON.stringify(after.slice(at, at + 40))}`
}

function row(tally: Tally): Record<string, string | number> {
  const { files, accepted, parsed, exact, judged, agreed, ignored, bytes, milliseconds } = tally
  return {
    files,
    accepted,
    'accepted, parsed': parsed,
    'accepted, byte-exact': exact,
    'same verdict': judged === 0 ? '–' : `${agreed} of ${judged}`,
    'ignored nodes': ignored,
    KB: Math.round(bytes / 1000),
    ms: Math.round(milliseconds),
  }
}

function* filesBelow(folder: string): Generator<string> {
  if (statSync(folder).isFile()) {
    yield folder
    return
  }
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const place = join(folder, path)
    if (statSync(place, { throwIfNoEntry: false })?.isFile() === true) yield place
  }
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name)
}

function usage(reason: string): never {
  console.error(`${reason}; see corpus --help`)
  process.exit(2)
}
