/** A file of the generated tree, as `compile` gives it. */
export interface OutputFile {
  /** Below the output directory, with `/` between. */
  readonly path: string
  /** Permissions, such as 0o644. */
  readonly mode: number
  readonly text: string
  /** Whose file it is: the master's, a node's or a shared root's by name, or undefined for what is used from the tree itself. */
  readonly machine: string | undefined
  /** The absolute path that the file has on that machine. */
  readonly destination: string | undefined
  /** The systemd units on the master that read it. */
  readonly services: readonly string[]
}

/** A file for the master's own root. */
export function masterFile(
  master: string,
  destination: string,
  text: string,
  services: readonly string[] = [],
): OutputFile {
  return { path: `master${destination}`, mode: 0o644, text, machine: master, destination, services }
}

/** A file for a node's root, or for what lies over the root that it shares. */
export function nodeFile(node: string, destination: string, text: string, mode = 0o644): OutputFile {
  return { path: `nodes/${node}${destination}`, mode, text, machine: node, destination, services: [] }
}

/** A file for a root that nodes share. */
export function rootFile(name: string, destination: string, text: string, mode = 0o644): OutputFile {
  return { path: `roots/${name}${destination}`, mode, text, machine: name, destination, services: [] }
}
