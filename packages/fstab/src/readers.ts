import { shown, within, type Problem } from '@cluster-configs/syntax'
import type { Entry, Node } from './ast.ts'
import { readLine, spec, word } from './lexical.ts'
import { LONGEST, type Mntent, type Reading } from './mntent.ts'
import type { Rule } from './rules.ts'

/*
 * fstab has two readers: mount(8), by libmount, and systemd, by getmntent(3). What the one reads otherwise than the
 * other is told here, line by line.
 */

/** What systemd makes of a line, where that is not what mount makes of it. */
export function* differences(node: Node, line: string, other: Reading): Generator<Problem<Node>> {
  switch (node.type) {
    case 'entry':
      if (other === 'lost') yield lost(node)
      else if (other !== 'nothing' && !same(node, other)) yield* entryDifferences(node, line, other)
      break
    case 'ignored':
      if (typeof other === 'object') yield ignoredDifference(node, other)
      break
    case 'blank':
    case 'comment':
      if (typeof other === 'object')
        yield warning(
          'carriage-return',
          node,
          'systemd reads the carriage return on this empty line as an entry; end the lines with a line feed alone',
        )
  }
}

/** Whether an entry is the same to both, the case of nearly all. One without options is looked at more closely. */
function same(entry: Entry, { fsname, dir, type, opts, freq, passno }: Mntent): boolean {
  return (
    fsname === entry.spec &&
    dir === entry.file &&
    type === entry.vfstype &&
    opts === entry.options.join(',') &&
    freq === entry.freq &&
    passno === entry.passno
  )
}

function lost(node: Node): Problem<Node> {
  return warning(
    'line-lost',
    node,
    'systemd does not see this line, because of the NUL byte in the line before it; take that out',
  )
}

function ignoredDifference(node: Node, { fsname, dir }: Mntent): Problem<Node> {
  return warning(
    'line-for-systemd',
    node,
    `mount passes over this line, but systemd takes it for an entry: ${shown(fsname)} on ${shown(dir)}; mend it or put "#" before it`,
  )
}

/** The fields of the first four, with the names of both readers. */
const WORDS = [
  ['spec', 'fsname'],
  ['file', 'dir'],
  ['vfstype', 'type'],
  ['options', 'opts'],
] as const

function* entryDifferences(entry: Entry, line: string, other: Mntent): Generator<Problem<Entry>> {
  const read = readLine(line)
  if (read.kind !== 'entry') return
  for (const [index, [field, name]] of WORDS.entries()) {
    const text = read.fields[index] ?? ''
    const value = text === '' ? '' : (word.read(text) ?? '')
    const instead = other[name]
    if (value === instead) continue
    // A line is cut once; what comes behind the cut differs only for that.
    if (line.length >= LONGEST) return yield tooLong(entry, line)
    if (instead.endsWith('\r')) yield carriageReturn(entry, field)
    else yield escape(entry, field, value, instead)
  }
  for (const field of ['freq', 'passno'] as const) {
    if (entry[field] === other[field]) continue
    if (line.length >= LONGEST) return yield tooLong(entry, line)
    yield warning(
      'number-differs',
      entry,
      `systemd reads ${other[field]} as the ${field === 'freq' ? 'fifth' : 'sixth'} field of this line and mount ${entry[field]}; write all six fields, and no blank behind them`,
      field,
    )
  }
}

function escape(entry: Entry, field: string, value: string, instead: string): Problem<Entry> {
  const spelling = field === 'spec' ? spec : word
  const advice =
    spelling.refuse(value) === undefined
      ? `write ${spelling.write(value)}`
      : 'there is no spelling that both read alike'
  return warning(
    'escape-differs',
    entry,
    `systemd reads ${shown(instead)} here and mount ${shown(value)}, for it knows only \\040, \\011, \\012 and \\134; ${advice}`,
    field,
  )
}

function carriageReturn(entry: Entry, field: string): Problem<Entry> {
  return warning(
    'carriage-return',
    entry,
    'systemd takes the carriage return at the end of this line into its last field; end the lines with a line feed alone, or write all six fields',
    field,
  )
}

function tooLong(entry: Entry, line: string): Problem<Entry> {
  return warning(
    'long-line',
    entry,
    `systemd reads ${LONGEST} bytes of a line and drops the rest; this one has ${line.length}: shorten it`,
  )
}

function warning<N extends Node>(rule: Rule, node: N, message: string, field?: string): Problem<N> {
  return { rule, severity: 'warning', node, ...within(field), message }
}
