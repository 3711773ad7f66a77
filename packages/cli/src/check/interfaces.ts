import * as interfaces from '@cluster-configs/interfaces'
import { isThere } from './files.ts'
import { posix } from 'node:path'
import { addressOf, networkOf } from './addresses.ts'
import type { Place } from './place.ts'
import type { Format, Reader, Source } from './source.ts'
import type { Subnet } from '../address.ts'

/** The format, which remembers what it has read: most nodes have the same file. */
export function interfacesFormat(): Format<interfaces.Document> {
  return { id: 'interfaces', ...interfaces, clean: new Map() }
}

/** A card as interfaces(5) configures it: an `iface` of the family inet with what it inherits. */
export interface Card {
  readonly name: string
  readonly method: string | undefined
  /** Of a static one, without its length. */
  readonly address: string | undefined
  readonly network: Subnet | undefined
  /** Whether ifupdown brings it up by itself. */
  readonly automatic: boolean
  readonly place: () => Place
  /** Where its address stands. */
  readonly addressPlace: () => Place
}

/** /etc/network/interfaces of a machine and what it sources. */
export interface Cards {
  readonly file: Source<interfaces.Document>
  readonly cards: readonly Card[]
  /** Whether names may be given to cards that no `iface` has: patterns, mappings, other families. */
  readonly names: ReadonlySet<string>
}

/**
 * Reads the interfaces of a machine.
 * @param root the directory that is the machine's root: `/`, or that of a node
 * @returns undefined if there is no such file, or it does not parse
 */
export function readCards(
  reader: Reader,
  root: string,
  format: Format<interfaces.Document>,
): Cards | undefined {
  const file = reader.open(posix.join(root, '/etc/network/interfaces'), format)
  if (file === undefined) return undefined
  const all = [...follow(reader, root, file, format, new Set([file.path]))]
  const nodes = all.flatMap(source => source.document.children.map(node => ({ source, node })))
  const automatic = new Set(nodes.flatMap(({ node }) => broughtUp(node)))
  const names = new Set(nodes.flatMap(({ node }) => (node.type === 'iface' ? [node.name] : [])))
  return { file, names, cards: all.flatMap(source => cardsOf(source, automatic)) }
}

function broughtUp(node: interfaces.Stanza): readonly string[] {
  if (node.type === 'auto' || node.type === 'allow') return node.names
  if (node.type !== 'iface') return []
  const own = node.children.some(child => child.type === 'auto' || child.type === 'allow')
  return own ? [node.name] : []
}

function cardsOf(source: Source<interfaces.Document>, automatic: ReadonlySet<string>): Card[] {
  const names = new Set(source.document.children.flatMap(node => (node.type === 'iface' ? [node.name] : [])))
  return [...names].flatMap(name =>
    interfaces.effective(source.document, name, 'inet').map(({ node, method, options }): Card => {
      const value = (option: string): string =>
        options.find(({ name }) => name === option)?.value.trim() ?? ''
      const [address = '', length = ''] = value('address').split('/')
      const option = node.children.find(child => child.type === 'option' && child.name === 'address')
      return {
        name,
        method,
        address: addressOf(address) === undefined ? undefined : address,
        network: networkOf(`${address}/${length || value('netmask')}`),
        automatic: automatic.has(name),
        place: () => source.place(node, 'name'),
        addressPlace: () =>
          option === undefined ? source.place(node, 'name') : source.place(option, 'value'),
      }
    }),
  )
}

/** A file, and those that it sources; each is read once. */
function* follow(
  reader: Reader,
  root: string,
  source: Source<interfaces.Document>,
  format: Format<interfaces.Document>,
  seen: Set<string>,
): Generator<Source<interfaces.Document>> {
  yield source
  for (const node of source.document.children) {
    if (node.type !== 'source' && node.type !== 'sourceDirectory') continue
    const pattern = posix.resolve(posix.dirname(source.path), inRoot(root, node.path))
    const matches = matching(reader, pattern)
    for (const path of node.type === 'source' ? matches : matches.flatMap(found => filesOf(reader, found))) {
      if (seen.has(path)) continue
      seen.add(path)
      const found = reader.open(path, format)
      if (found !== undefined) yield* follow(reader, root, found, format, seen)
    }
  }
}

/** An absolute path is one of the machine that the file is for. */
function inRoot(root: string, path: string): string {
  return posix.isAbsolute(path) ? posix.join(root, path) : path
}

/** interfaces(5): of a directory the files whose names have letters, digits, `_` and `-` only. */
function filesOf({ files }: Reader, directory: string): readonly string[] {
  const names = files.list(directory).filter(name => /^[A-Za-z0-9_-]+$/.test(name))
  return names.map(name => posix.join(directory, name))
}

/** The paths that a shell pattern stands for. */
function matching({ files }: Reader, pattern: string): readonly string[] {
  let found = ['/']
  for (const part of pattern.split('/').filter(part => part !== '')) {
    const special = /[*?[]/.test(part)
    found = special
      ? found.flatMap(at =>
          files
            .list(at)
            .filter(globOf(part))
            .map(name => posix.join(at, name)),
        )
      : found.map(at => posix.join(at, part))
  }
  return found.filter(path => isThere(files, path))
}

/** Whether a name fits a shell pattern. */
function globOf(pattern: string): (name: string) => boolean {
  const source = pattern.replace(/\*+|\[!?[^\]]+\]|[^]/g, token => {
    if (token.startsWith('*')) return '.*'
    if (token === '?') return '.'
    if (token.length > 1) return token.replace('[!', '[^').replaceAll('\\', '\\\\')
    return token.replace(/[\\^$.|?*+()[\]{}]/, String.raw`\$&`)
  })
  const glob = expression(source)
  return name => (!name.startsWith('.') || pattern.startsWith('.')) && glob?.test(name) === true
}

/** A pattern such as `[z-a]` fits nothing. */
function expression(source: string): RegExp | undefined {
  try {
    return new RegExp(`^${source}$`, 's')
  } catch {
    return undefined
  }
}
