import type { Need } from './needs.ts'

/** What a change asks for, the least first; what stands behind includes what stands before. */
export const ACTIONS = ['none', 'files', 'reboot', 'update-kernel', 'rebuild', 'build'] as const
export type Action = (typeof ACTIONS)[number]

/** What the change of one of a node's files asks for beyond being copied by `apply`; the first that fits counts. */
const EFFECTS: readonly (readonly [destination: RegExp, action: Action, reason: string])[] = [
  // Read when the initramfs is made, which holds a copy.
  [/^\/etc\/initramfs-tools\//, 'update-kernel', 'what its initramfs is made of'],
  // Its root is mounted over the network: ifupdown and mount(8) act at boot, and not on what is in use.
  [/^\/etc\/network\/interfaces$/, 'reboot', 'its interfaces'],
  [/^\/etc\/fstab$/, 'reboot', 'its mounts'],
  [/^\/etc\/hostname$/, 'reboot', 'its host name'],
]

/**
 * What the change of a file of a node asks for.
 * @param destination where the file is on the node
 */
export function effectOf(destination: string): Need {
  const [, action, reason] = EFFECTS.find(([pattern]) => pattern.test(destination)) ?? []
  return { action: action ?? 'files', reason: reason ?? destination }
}
