/**
 * A drop-in for initramfs.conf(5): the root is mounted over NFS, and the modules are those that a network boot
 * needs.
 */
export function initramfs(): string {
  return 'BOOT=nfs\nMODULES=netboot\n'
}
