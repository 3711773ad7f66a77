import fc from 'fast-check'
import { judgesMissing } from '../verdicts.ts'
import { refusedOrHarmless, type Count } from './property.ts'

const HELP = `Usage: hostile [--runs N] [--seed N] [--from PART]

Tries hostile inventories: quotes, braces, control characters, path tricks, huge numbers, deep nesting and names such as
__proto__, as JSON, as YAML and with nodes in CSV. Each must be refused with its places, or give files within the tree
in which no value has become a directive; dhcpd, ifquery, findmnt and exportfs, where they are installed, judge all files
of one in a hundred that are accepted.

They come in parts of ${(10_000).toLocaleString('en')}, each from a seed of its own: part P of seed S begins at S + P.

  --runs N     inventories, those of the parts that are left out among them (1000000)
  --seed N     where the random numbers begin; the one in use is printed
  --from PART  leave out the parts before this one; the first is 0

Exit codes: 0 nothing found, 1 something found, 2 wrong usage.`

const PART = 10_000
/** Different inventories beneath those of one part: to make one takes longer than all that is then done with it. */
const SOURCES = 300

const options = { runs: 1_000_000, seed: Date.now() % 2 ** 30, from: 0 }
const args = process.argv.slice(2)
while (args.length > 0) {
  const word = args.shift() ?? ''
  const value = Number(args[0] ?? 'none')
  if (word === '--help') {
    console.log(HELP)
    process.exit(0)
  }
  const name =
    word === '--runs' ? 'runs' : word === '--seed' ? 'seed' : word === '--from' ? 'from' : undefined
  if (name === undefined || !Number.isSafeInteger(value) || value < 0) {
    const what = name === undefined ? `"${word}" is no option` : `${word} takes a whole number`
    console.error(`${what}; see hostile --help`)
    process.exit(2)
  }
  options[name] = value
  args.shift()
}

const judges = !judgesMissing()
const parts = Math.ceil(options.runs / PART)
const total: Count = { accepted: 0, refused: 0, judged: 0 }
const start = performance.now()
console.log(
  `seed ${options.seed}${judges ? '' : '; the real programs are not all installed, and are not asked'}`,
)
let part = options.from
while (part < parts && holds(part)) part++
if (part < parts) process.exitCode = 1
else console.log(`${told(total)}: nothing found`)

/** Tries one part; tells what is found, if anything is, with the smallest inventory that shows it. */
function holds(part: number): boolean {
  const seed = options.seed + part
  const count: Count = { accepted: 0, refused: 0, judged: 0 }
  const property = refusedOrHarmless(count, judges, { numRuns: SOURCES, seed })
  const { counterexample, errorInstance } = fc.check(property, {
    seed,
    numRuns: Math.min(PART, options.runs - part * PART),
  })
  if (counterexample !== null) {
    console.log(
      `found in part ${part} of seed ${options.seed}: ${JSON.stringify(counterexample[0], undefined, 2)}`,
    )
    console.log(errorInstance)
    return false
  }
  for (const key of ['accepted', 'refused', 'judged'] as const) total[key] += count[key]
  console.log(`part ${part} of ${parts} holds; so far ${told(total)}`)
  return true
}

function told({ accepted, refused, judged }: Count): string {
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  return `${accepted} accepted, ${refused} refused, ${judged} judged, ${seconds} s`
}
