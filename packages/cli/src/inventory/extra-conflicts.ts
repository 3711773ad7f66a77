import * as dhcpdFormat from '@cluster-configs/dhcpd'
import * as exportsFormat from '@cluster-configs/exports'
import * as fstabFormat from '@cluster-configs/fstab'
import * as interfacesFormat from '@cluster-configs/interfaces'
import * as pxelinuxFormat from '@cluster-configs/pxelinux'
import {
  isParent,
  ParseError,
  type Location,
  type Node as SyntaxNode,
  type Problem,
} from '@cluster-configs/syntax'
import { resolveCluster, type Cluster, type Node } from '../cluster.ts'
import { textOf } from '../files/added.ts'
import { dhcpd } from '../files/dhcpd.ts'
import { exports } from '../files/exports.ts'
import { fstab } from '../files/fstab.ts'
import { masterInterfaces, nodeInterfaces } from '../files/interfaces.ts'
import { LABELS, nodeBoot } from '../files/pxelinux.ts'
import type { Complaint } from './complaint.ts'
import { layersOf } from './profiles.ts'
import type { Path } from './source.ts'
import type { Inventory } from './types.ts'

/** A line that is wrong, counted from 0, and why. */
interface Mistake {
  readonly line: number
  readonly reason: string
}

/** The texts that an inventory adds to files, judged by themselves and in their files. */
export function* extraConflicts(inventory: Inventory): Generator<Complaint> {
  const { extra = {} } = inventory
  const texts = [
    ...(['dhcpd', 'exports', 'interfaces'] as const).map(
      name => [name, extra[name], ['extra', name]] as const,
    ),
    ...Object.entries(inventory.profiles ?? {}).flatMap(([name, { extra }]) =>
      (['fstab', 'interfaces', 'pxelinux'] as const).map(
        file => [file, extra?.[file], ['profiles', name, 'extra', file]] as const,
      ),
    ),
    ...Object.entries(inventory.nodes).flatMap(([name, { extra }]) =>
      (['fstab', 'interfaces', 'pxelinux'] as const).map(
        file => [file, extra?.[file], ['nodes', name, 'extra', file]] as const,
      ),
    ),
  ].flatMap(([file, lines, path]) =>
    lines === undefined || lines.length === 0 ? [] : [{ file, lines, path }],
  )
  if (texts.length === 0) return
  const alone = texts.flatMap(({ file, lines, path }) =>
    mistakesIn(file, textOf(lines), false).map(({ line, reason }) => complaint(path, lines, line, reason)),
  )
  yield* alone
  if (alone.length === 0) yield* togetherConflicts(inventory, resolveCluster(inventory))
}

function complaint(path: Path, lines: readonly string[], line: number, reason: string): Complaint {
  return { path: line >= 0 && line < lines.length ? [...path, line] : path, reason }
}

/** What is wrong in the files as they are generated, from the first line that was added on. */
function* togetherConflicts(inventory: Inventory, cluster: Cluster): Generator<Complaint> {
  const master = [
    ['dhcpd', dhcpd(cluster)],
    ['exports', exports(cluster)],
    ['interfaces', masterInterfaces(cluster)],
  ] as const
  for (const [file, text] of master) {
    const lines = cluster.extra[file] ?? []
    if (lines.length === 0) continue
    const before = text.split('\n').length - 1 - lines.length
    for (const { line, reason } of mistakesIn(file, text, true)) {
      yield complaint(['extra', file], lines, line - before, reason)
    }
  }
  // Nodes of one profile have the same added, and one of them tells for all.
  const told = new Set<string>()
  for (const node of cluster.nodes) {
    for (const [file, reason] of nodeMistakes(node)) {
      const key = JSON.stringify([file, node.extra[file], reason])
      if (told.has(key)) continue
      told.add(key)
      yield { path: lastSaid(inventory, node.name, file), reason }
    }
  }
}

function* nodeMistakes(node: Node): Generator<readonly ['fstab' | 'interfaces' | 'pxelinux', string]> {
  const { extra } = node
  const files = [
    ['fstab', extra.fstab, fstab],
    ['interfaces', extra.interfaces, nodeInterfaces],
    ['pxelinux', extra.pxelinux, nodeBoot],
  ] as const
  for (const [file, lines = [], generate] of files) {
    if (lines.length === 0) continue
    for (const { reason } of mistakesIn(file, generate(node), true)) yield [file, reason]
    if (file === 'pxelinux' && !ownLabelsStand(node)) {
      yield [file, 'takes the place of a label of this program, or hides it']
    }
  }
}

/** Whether each label of the node is there once, and not inside of a menu or a text that was added. */
function ownLabelsStand(node: Node): boolean {
  const { children } = pxelinuxFormat.parse(nodeBoot(node))
  const names = children.flatMap(child => (child.type === 'label' ? [child.name] : []))
  return node.boot.menu.every(entry => names.filter(name => name === LABELS[entry].name).length === 1)
}

/** Where the last of the lines that are added to a node's file stands. */
function lastSaid(inventory: Inventory, node: string, file: 'fstab' | 'interfaces' | 'pxelinux'): Path {
  const layer = layersOf(inventory, node).findLast(
    ({ settings }) => (settings.extra?.[file] ?? []).length > 0,
  )
  return [...(layer?.path ?? []), 'extra', file]
}

type Format = 'dhcpd' | 'exports' | 'interfaces' | 'fstab' | 'pxelinux'

/**
 * What the real program would reject or pass over in a text.
 * @param inPlace whether it is the whole file, in which what is referred to is there
 */
function mistakesIn(format: Format, text: string, inPlace: boolean): readonly Mistake[] {
  try {
    if (format === 'dhcpd') return told(dhcpdFormat, text, inPlace)
    if (format === 'exports') return told(exportsFormat, text, inPlace)
    if (format === 'interfaces') return told(interfacesFormat, text, inPlace)
    if (format === 'fstab') return told(fstabFormat, text, inPlace)
    return told(pxelinuxFormat, text, inPlace)
  } catch (error) {
    if (error instanceof ParseError) return [{ line: error.line - 1, reason: error.reason }]
    throw error
  }
}

/** What a program warns of, or takes without a word, and nobody can have meant as it is read. */
const NEVER_MEANT: ReadonlySet<string> = new Set([
  'blank-before-options',
  'lost-option',
  'relative-path',
  'options-in-path',
  'template',
  'bad-value',
  'not-a-number',
  'line-cut',
  'continued-line',
  'unended-text',
  'unended-submenu',
  'nfs-source',
  'invalid-address',
  'invalid-gateway',
  'invalid-netmask',
  'invalid-number',
  'dropped-log',
])

function isMistake({ severity, rule }: Problem): boolean {
  return severity === 'error' || NEVER_MEANT.has(rule)
}

interface Language<Document extends SyntaxNode> {
  parse(text: string): Document
  problems(document: Document): readonly Problem[]
  locate(document: Document, node: SyntaxNode, field?: string): Location | undefined
}

function told<Document extends SyntaxNode>(
  language: Language<Document>,
  text: string,
  inPlace: boolean,
): readonly Mistake[] {
  const document = language.parse(text)
  const lineOf = (node: SyntaxNode, field?: string): number => {
    const inside = field === undefined ? undefined : language.locate(document, node, field)
    const place = inside ?? language.locate(document, node)
    return (place?.start.line ?? 1) - 1
  }
  const errors = inPlace ? language.problems(document).filter(isMistake) : []
  return [
    ...errors.map(({ node, field, message }) => ({ line: lineOf(node, field), reason: message })),
    ...[...ignoredIn(document)].map(({ node, reason }) => ({ line: lineOf(node), reason })),
  ]
}

/** What the program passes over without a word is not what somebody wrote it for. */
function* ignoredIn(node: SyntaxNode): Generator<{ readonly node: SyntaxNode; readonly reason: string }> {
  if (node.type === 'ignored' && 'reason' in node && typeof node.reason === 'string') {
    yield { node, reason: node.reason }
  }
  if (isParent(node)) for (const child of node.children) yield* ignoredIn(child)
}
