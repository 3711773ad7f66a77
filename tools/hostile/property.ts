import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import fc from 'fast-check'
import { compile, InventoryError, parseInventory, type OutputFile } from 'gen-cluster-configs'
import { verdicts } from '../verdicts.ts'
import { hostile, MARK, type Hostile } from './inventories.ts'

/** What became of the inventories that were tried. */
export interface Count {
  accepted: number
  refused: number
  /** Those of the accepted whose files the real programs have judged. */
  judged: number
}

/** Milliseconds of the processor that one inventory may take, and among how many accepted ones one is judged. */
const LONGEST = 5000
const JUDGED = 100

/**
 * A hostile inventory is refused with its places, or gives files within the tree in which no value has become a
 * directive, and which the real programs accept.
 * @param count what is counted up
 * @param judges whether the real programs are there
 * @param sources how `hostile` makes them
 */
export function refusedOrHarmless(
  count: Count,
  judges: boolean,
  sources?: fc.Parameters<string>,
): fc.IProperty<[Hostile]> {
  return fc.property(hostile(sources), input => {
    const before = process.cpuUsage()
    const files = filesOf(input)
    const { user, system } = process.cpuUsage(before)
    if ((user + system) / 1000 > LONGEST) throw new Error(`it takes ${(user + system) / 1000} ms`)
    if (Object.keys(Object.prototype).length > 0) throw new Error('all objects have a property more')
    if (files === undefined) return void count.refused++
    // What is added to a file line by line is a directive that was asked for.
    const asked = input.text.includes('extra')
    for (const file of files) assertHarmless(file, asked)
    if (count.accepted++ % JUDGED > 0 || !judges) return
    count.judged++
    const said = verdicts(files)
    if (said.length > 0) throw new Error(`the real programs say ${JSON.stringify(said)}`)
  })
}

/** The files of an inventory; undefined if it is refused, with places that are in it. */
function filesOf(input: Hostile): readonly OutputFile[] | undefined {
  const { file, text, nodes } = input
  try {
    return compile(parseInventory(text, { file, read: () => nodes }))
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    assertPlaced(error, input)
    return undefined
  }
}

function assertPlaced({ faults }: InventoryError, { file, text, nodes }: Hostile): void {
  if (faults.length === 0) throw new Error('it is refused without a reason')
  for (const { file: at, offset, reason } of faults) {
    const { length } = at === file ? text : nodes
    if (offset > length || reason === '') throw new Error(`"${reason}" is at ${offset} of ${length}`)
  }
}

const FORMATS = [
  [/\/dhcpd\.conf$/, (text: string) => dhcpd.problems(dhcpd.parse(text))],
  [/\/exports$/, (text: string) => exports.problems(exports.parse(text))],
  [/\/fstab$/, (text: string) => fstab.problems(fstab.parse(text))],
  [/\/network\/interfaces$/, (text: string) => interfaces.problems(interfaces.parse(text))],
  [/\/pxelinux\.cfg\//, (text: string) => pxelinux.problems(pxelinux.parse(text))],
] as const

/** Whether a file has what the inventory says is in it. */
function isAsked(path: string): boolean {
  const generated = /^nodes\/[^/]+\/(?:root\/\.ssh|etc\/(?:hostname$|hosts$|fstab$|network|initramfs-tools))/
  return path.startsWith('nodes/') && !generated.test(path)
}

/** A word or a statement of its own is what a value would need to become a directive. */
const DIRECTIVE = new RegExp(`(?:^|\\s)${MARK}|[;{}]\\s*${MARK}(?=.*[;{}]$)`, 'm')

/** That a file has nothing that no value of an inventory may bring about. */
function assertHarmless({ path, text }: OutputFile, asked: boolean): void {
  if (!/^(?:[\w.+@~-]+\/)*[\w.+@~-]+$/.test(path) || path.split('/').includes('..'))
    throw new Error(`a file has the path ${path}`)
  if (isAsked(path)) return
  if (!asked && text.includes(MARK) && DIRECTIVE.test(text)) throw new Error(`${path} has ${text}`)
  const mistakes = FORMATS.find(([pattern]) => pattern.test(path))?.[1](text) ?? []
  const error = mistakes.find(({ severity }) => severity === 'error')
  if (error !== undefined) throw new Error(`${path}: ${JSON.stringify(error)}`)
}
