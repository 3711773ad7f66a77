import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FORMATS, type FormatName } from '../formats.ts'
import { commands } from './commands.ts'
import { compilations, jobs } from './jobs.ts'
import { rates } from './rates.ts'
import { contest, nothing, waited, worked } from './whole.ts'

const HELP = `Usage: bench [--quick]

Prints these tables, as they stand in docs/benchmarks.md: how fast each format is parsed and serialized in one
process, and by Augeas; whole processes of ours beside the real program and Augeas on the same file (needs Debian's packages
isc-dhcp-server, nfs-kernel-server, ifupdown, augeas-tools and time), and how much of ours goes into parsing and
serializing ("inside"); the whole job beside writing the same files with plain calls; what the commands take; and what
large clusters take in memory. Times are the seconds that the processor works. They depend on the machine; the ratios say more.

  --quick  small numbers, to see that it works`

const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(HELP)
  process.exit(0)
}
const quick = args.includes('--quick')
const names: FormatName[] = ['dhcpd', 'pxelinux', 'exports', 'interfaces', 'fstab']

title(`In one process, ${quick ? 1000 : 20_000} entries each`)
inFolder(folder => table(names.map(name => rates(name, quick ? 1000 : 20_000, folder))))

title('Whole processes, the same file, seconds of the processor')
measured(folder => {
  const sizes = quick ? [1000] : [1000, 10_000, 50_000]
  console.log(`${nothing()}\n`)
  const contests = names.flatMap(name => sizes.map(entries => contest(FORMATS[name].name, entries, folder)))
  table(contests.map(worked))
  title('The same by the clock, if the machine does nothing else')
  table(contests.filter(({ entries }) => entries === sizes.at(-1)).map(waited))
})

title('The whole job, inventory to files')
table((quick ? [100] : [100, 1000, 5000]).map(jobs))

title('The commands, whole processes, seconds of the processor')
measured(folder => table((quick ? [100] : [1000, 5000]).flatMap(nodes => commands(nodes, folder))))

title('Large clusters in memory')
table([
  ...(quick ? [1000] : [5000, 10_000, 20_000, 50_000]).map(nodes => compilations(nodes, 'JSON')),
  compilations(quick ? 1000 : 50_000, 'CSV'),
])

/** Does what measures whole processes, in a folder of its own. */
function measured(work: (folder: string) => void): void {
  if (!existsSync('/usr/bin/time')) return console.log('left out: /usr/bin/time is not installed')
  inFolder(work)
}

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function title(text: string): void {
  console.log(`\n## ${text}\n`)
}

/** A Markdown table. */
function table(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {})
  console.log(`| ${columns.join(' | ')} |`)
  console.log(`|${columns.map((_, index) => (index === 0 ? ' --- |' : ' ---: |')).join('')}`)
  for (const row of rows) console.log(`| ${columns.map(column => row[column]).join(' | ')} |`)
}
