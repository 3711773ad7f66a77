import { z } from 'zod'
import type { Cluster } from './cluster.ts'
import type { OutputFile } from './files/file.ts'
import { memo } from './memo.ts'
import { sha256 } from './sha256.ts'

/** Its name at the top of the tree. */
export const MANIFEST = 'manifest.json'

/** The list of everything generated, for programs: `manifest.json` at the top of the tree. */
export interface Manifest {
  /** What the cluster is called. */
  readonly cluster: string
  /** In the order of the inventory; undefined in a manifest of an earlier version, which did not list them. */
  readonly nodes?: readonly ManifestNode[] | undefined
  readonly files: readonly ManifestEntry[]
}

/** What tells a node from others. */
export interface ManifestNode {
  readonly name: string
  readonly mac: string
  readonly address: string
  /** The profiles that the inventory names for it. */
  readonly profiles: readonly string[]
  /** The directory of the master that it mounts as its root. */
  readonly root: string
  /** The name of its PXELINUX file, in `pxelinux.cfg`. */
  readonly bootFile: string
}

export interface ManifestEntry {
  /** Below the output directory, with `/` between. */
  readonly path: string
  /** Whose file it is: the name of the master, of a node or of a shared root, null for what is used from the tree itself. */
  readonly machine: string | null
  /** Where it belongs on that machine. */
  readonly destination: string | null
  /** Permissions in octal, such as `0644`. */
  readonly mode: string
  /** The SHA-256 of its content, in hexadecimal. */
  readonly sha256: string
  /** The systemd units on the master that read it. */
  readonly services: readonly string[]
}

/** A path below the output directory that cannot lead out of it. */
const inside = z.string().regex(/^(?!\.{1,2}(?:\/|$))[^/\0]+(?:\/(?!\.{1,2}(?:\/|$))[^/\0]+)*$/)

const schema: z.ZodType<Manifest> = z.object({
  cluster: z.string(),
  nodes: z
    .array(
      z.object({
        name: z.string(),
        mac: z.string(),
        address: z.string(),
        profiles: z.array(z.string()),
        root: z.string(),
        bootFile: z.string(),
      }),
    )
    .optional(),
  files: z.array(
    z.object({
      path: inside,
      machine: z.string().nullable(),
      destination: z.string().nullable(),
      mode: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      services: z.array(z.string()),
    }),
  ),
})

/** The manifest of a cluster and its generated files, as JSON. */
export function manifest(
  { name, nodes }: Pick<Cluster, 'name' | 'nodes'>,
  files: readonly OutputFile[],
): string {
  const entries = files.map(
    ({ path, machine = null, destination = null, mode, text, services }): ManifestEntry => {
      return {
        path,
        machine,
        destination,
        mode: mode.toString(8).padStart(4, '0'),
        sha256: sha256(text),
        services,
      }
    },
  )
  const identities = nodes.map(({ name, mac, address, profiles, root, boot }): ManifestNode => {
    return { name, mac, address, profiles, root, bootFile: boot.file }
  })
  const listed = { cluster: name, nodes: identities, files: entries } satisfies Manifest
  return `${JSON.stringify(listed, undefined, 2)}\n`
}

/**
 * Reads a manifest that an earlier run left.
 * @returns undefined if it is none, or not one that this program wrote
 */
export const readManifest: (text: string) => Manifest | undefined = memo(text => {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
})
