import type { Place, Text } from './place.ts'

/** A name that a hosts(5) file gives an address. */
export interface HostName {
  readonly name: string
  readonly address: string
  readonly place: () => Place
}

/** What a hosts(5) file says. */
export interface Hosts {
  readonly file: Text
  readonly names: readonly HostName[]
  /** The lines of a name, in small letters. */
  readonly byName: ReadonlyMap<string, readonly HostName[]>
}

/** Reads hosts(5): an address, its names, and a comment from `#` on. */
export function readHosts(file: Text): Hosts {
  const names: HostName[] = []
  const byName = new Map<string, HostName[]>()
  let start = 0
  for (const line of file.text.split('\n')) {
    const [address, ...words] = wordsOf(line.replace(/#.*/, ''))
    for (const { text, offset } of words) {
      const at = start + offset
      const name = { name: text, address: address?.text ?? '', place: () => file.at(at, at + text.length) }
      names.push(name)
      const key = text.toLowerCase()
      const same = byName.get(key)
      if (same === undefined) byName.set(key, [name])
      else same.push(name)
    }
    start += line.length + 1
  }
  return { file, names, byName }
}

function wordsOf(line: string): { readonly text: string; readonly offset: number }[] {
  return [...line.matchAll(/\S+/g)].map(match => ({ text: match[0], offset: match.index }))
}
