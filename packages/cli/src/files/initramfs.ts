import { NOTICE } from './notice.ts'

/**
 * A drop-in for initramfs.conf(5): the root is mounted over NFS, and the modules are those that a network boot
 * needs.
 */
export function initramfs(): string {
  return `# ${NOTICE}\nBOOT=nfs\nMODULES=netboot\n`
}
