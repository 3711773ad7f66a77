import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { alphabet as dhcpd, texts as dhcpdTexts } from '@cluster-configs/dhcpd/arbitrary'
import { alphabet as exports, texts as exportsTexts } from '@cluster-configs/exports/arbitrary'
import { alphabet as fstab, texts as fstabTexts } from '@cluster-configs/fstab/arbitrary'
import { alphabet as interfaces, texts as interfacesTexts } from '@cluster-configs/interfaces/arbitrary'
import { alphabet as pxelinux, texts as pxelinuxTexts } from '@cluster-configs/pxelinux/arbitrary'
import { ParseError } from '@cluster-configs/syntax'
import fc from 'fast-check'
import { FORMATS, type Format, type FormatName } from './formats.ts'

const HELP = `Usage: fuzz [--runs N] [--seed N] [--corpus FOLDER] [FORMAT...]

Mutates texts of each format and parses them. Whatever the text, the parser must return a document that serializes
to that text, or throw a ParseError inside it, in time that grows with the text's length only. What was formatted is
formatted already, and problems() finds what it finds.

  --runs N         inputs for each format (200000)
  --seed N         where the random numbers begin; the one in use is printed
  --corpus FOLDER  also mutate the files below FOLDER/NAME-OF-FORMAT

Exit codes: 0 nothing found, 1 something found, 2 wrong usage.`

/** Milliseconds that an input may take, for each kilobyte of it and at least. */
const SLOW = { perKilobyte: 2, least: 60 }

const SEEDS: Readonly<Record<FormatName, { texts: fc.Arbitrary<string>; alphabet: readonly string[] }>> = {
  dhcpd: { texts: dhcpdTexts, alphabet: dhcpd },
  exports: { texts: exportsTexts, alphabet: exports },
  fstab: { texts: fstabTexts, alphabet: fstab },
  interfaces: { texts: interfacesTexts, alphabet: interfaces },
  pxelinux: { texts: pxelinuxTexts, alphabet: pxelinux },
}

const options = { runs: 200_000, seed: Date.now() % 2 ** 31, corpus: '' }
const names: FormatName[] = []
const args = process.argv.slice(2)
while (args.length > 0) {
  const word = args.shift() ?? ''
  if (word === '--help') {
    console.log(HELP)
    process.exit(0)
  } else if (word === '--runs') options.runs = Number(args.shift())
  else if (word === '--seed') options.seed = Number(args.shift())
  else if (word === '--corpus') options.corpus = args.shift() ?? ''
  else if (isFormat(word)) names.push(word)
  else {
    console.error(`"${word}" is no option and no format; see fuzz --help`)
    process.exit(2)
  }
}

console.log(`seed ${options.seed}`)
let found = 0
for (const name of names.length > 0 ? names : formatNames()) found += fuzz(FORMATS[name])
process.exitCode = found === 0 ? 0 : 1

function fuzz(format: Format): number {
  const random = generator(options.seed)
  const { texts, alphabet } = SEEDS[format.name]
  const seeds = [...fc.sample(texts, { numRuns: 500, seed: options.seed }), ...corpus(format.name)]
  const start = performance.now()
  let parsed = 0
  let failures = 0
  for (let run = 0; run < options.runs && failures < 10; run++) {
    const text = mutate(seeds[random(seeds.length)] ?? '', alphabet, random)
    const { fault, milliseconds } = timed(format, text)
    if (fault === 'parsed') parsed++
    else if (fault !== 'rejected') {
      failures++
      console.log(`${format.name}: ${fault}: ${JSON.stringify(text)}`)
    }
    if (milliseconds > limit(text) && leastTime(format, text) > limit(text)) {
      failures++
      console.log(
        `${format.name}: ${Math.round(milliseconds)} ms for ${text.length} characters: ${JSON.stringify(text)}`,
      )
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(
    `${format.name}: ${options.runs} inputs in ${seconds} s, ${parsed} parsed, ${failures} failures`,
  )
  return failures
}

function limit(text: string): number {
  return Math.max(SLOW.least, (text.length / 1000) * SLOW.perKilobyte)
}

/** A slow run may be the garbage collector's fault, but the fastest of some is the parser's. */
function leastTime(format: Format, text: string): number {
  return Math.min(...Array.from({ length: 5 }, () => timed(format, text).milliseconds))
}

/** Counts the time of this process alone, whatever else the machine does. */
function timed(format: Format, text: string): { readonly fault: string; readonly milliseconds: number } {
  const before = process.cpuUsage()
  const fault = check(format, text)
  const { user, system } = process.cpuUsage(before)
  return { fault, milliseconds: (user + system) / 1000 }
}

/** `parsed`, `rejected`, or what is wrong. */
function check(format: Format, text: string): string {
  try {
    if (format.roundTrip(text).text !== text) return 'not byte-exact'
    const formatted = format.format(text)
    if (format.format(formatted) !== formatted) return 'formatted twice differs from once'
    format.problems(text)
    return 'parsed'
  } catch (error) {
    if (!(error instanceof ParseError)) return String(error)
    return error.offset >= 0 && error.offset <= text.length ? 'rejected' : `the fault is at ${error.offset}`
  }
}

type Random = (below: number) => number

/** A few changes, each of them one that breaks things: pieces put in, taken out, repeated, moved, bytes flipped. */
function mutate(seed: string, alphabet: readonly string[], random: Random): string {
  let text = seed
  for (let change = random(4) + 1; change > 0; change--) {
    const at = random(text.length + 1)
    const end = Math.min(text.length, at + random(12))
    const piece = text.slice(at, end)
    const kinds = [
      alphabet[random(alphabet.length)] ?? '',
      String.fromCharCode(random(256)),
      '',
      piece + piece,
      piece.repeat(random(200)),
      text.slice(random(text.length + 1)).slice(0, 40),
    ]
    text = text.slice(0, at) + (kinds[random(kinds.length)] ?? '') + text.slice(end)
  }
  return text
}

/** Random whole numbers below a limit, the same for the same seed (xorshift32). */
function generator(seed: number): Random {
  let state = seed | 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function corpus(name: FormatName): string[] {
  const folder = join(options.corpus, name)
  if (options.corpus === '') return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => statSync(path).isFile())
    .map(path => readFileSync(path, 'latin1').slice(0, 20_000))
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name)
}

function formatNames(): FormatName[] {
  return Object.keys(FORMATS).filter(isFormat)
}
