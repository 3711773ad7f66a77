import type { Complaint } from './complaint.ts'
import { saidAt } from './machines.ts'
import { settler } from './profiles.ts'
import type { Inventory, SettledSettings } from './types.ts'

/** What is generated for a node, or made when it is built, and what nothing lies in when it is up. */
const TAKEN: readonly (readonly [path: string, reason: string])[] = [
  ...[
    '/etc/hostname',
    '/etc/hosts',
    '/etc/fstab',
    '/etc/network/interfaces',
    '/etc/initramfs-tools/conf.d/cluster',
    '/etc/initramfs-tools/hooks/overlay',
    '/etc/initramfs-tools/scripts/nfs-bottom/overlay',
  ].map(path => [path, 'is generated: use the settings for it, or "extra"'] as const),
  ['/etc/machine-id', 'is made for each node when it is built: leave it out'],
  ...['rsa', 'ecdsa', 'ed25519'].flatMap(kind =>
    ['', '.pub'].map(
      end =>
        [
          `/etc/ssh/ssh_host_${kind}_key${end}`,
          'is made for each node when it is built: leave it out',
        ] as const,
    ),
  ),
  ...['/proc', '/sys', '/dev', '/run'].map(
    path => [path, "is the kernel's or systemd's, and mounted over when the node starts"] as const,
  ),
]

/** What a node with its own root has in memory. */
const SCRATCH = ['/tmp', '/var/tmp', '/media', '/var/log']

/** Files that would take the place of others, or that nobody would see. */
export function* fileConflicts(inventory: Inventory): Generator<Complaint> {
  const settle = settler(inventory)
  const told = new Set<string>()
  for (const node of Object.keys(inventory.nodes)) {
    const settings = settle(node)
    for (const destination of Object.keys(settings.files)) {
      const reason = conflict(destination, settings)
      if (reason === undefined) continue
      const path = saidAt(inventory, node, ['files', destination])
      const key = JSON.stringify(path)
      if (told.has(key)) continue
      told.add(key)
      yield { path, reason, name: true }
    }
  }
}

function conflict(destination: string, settings: SettledSettings): string | undefined {
  const taken = TAKEN.find(([path]) => within(destination, path) || within(path, destination))
  if (taken !== undefined)
    return taken[0] === destination ? taken[1] : `stands where ${taken[0]} is: ${taken[1]}`
  if (within(destination, KEYS) && (settings.authorizedKeys ?? []).length > 0)
    return 'is what authorizedKeys are written to: use these'
  const inside = Object.keys(settings.files).find(
    other => other !== destination && within(destination, other),
  )
  if (inside !== undefined) return `is inside of ${inside}, which is a file, too: move one of them`
  const scratch = (settings.root?.shared ?? false) === false ? SCRATCH : []
  const mount = [...Object.keys(settings.mounts), ...scratch].find(point => within(destination, point))
  return mount === undefined
    ? undefined
    : `would not be seen: something is mounted on ${mount} when the node starts`
}

const KEYS = '/root/.ssh/authorized_keys'

/** Whether a path is another one, or below it. */
function within(path: string, other: string): boolean {
  return `${path}/`.startsWith(`${other}/`)
}
