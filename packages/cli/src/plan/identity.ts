import { basename } from 'node:path'
import type { Manifest, ManifestNode } from '../manifest.ts'

/** Finds the node that a file, named by its path below the output directory, is of or about. */
export function nodeFinder({ nodes = [] }: Manifest): (path: string) => ManifestNode | undefined {
  const byName = new Map(nodes.map(node => [node.name, node]))
  const byBootFile = new Map(nodes.map(node => [node.bootFile, node]))
  return path => {
    const [top, name = ''] = path.split('/')
    if (top === 'nodes') return byName.get(name)
    return path.includes('/pxelinux.cfg/') ? byBootFile.get(basename(path)) : undefined
  }
}

/**
 * Takes a node's own name and addresses out of a text, so that what many nodes have alike can be seen. Control
 * characters stand for them, of which no file that we write has any.
 */
export function anonymous({ name, mac, address, bootFile }: ManifestNode, text: string): string {
  const words = new Map([
    [name, '\u0001'],
    [address, '\u0002'],
    [bootFile, '\u0003'],
    [mac, '\u0004'],
  ])
  const any = [...words.keys()].map(word => word.replaceAll('.', String.raw`\.`)).join('|')
  return text.replace(new RegExp(`(?<![\\w-])(?:${any})(?![\\w-])`, 'g'), word => words.get(word) ?? word)
}
