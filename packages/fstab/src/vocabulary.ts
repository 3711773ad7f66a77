/*
 * Names that libmount knows (mnt_fstype_is_pseudofs and its neighbours), and that its verification goes by.
 */

/** The tags that name a device by what is on it: `UUID=…`. */
export const TAGS: ReadonlySet<string> = new Set(['ID', 'LABEL', 'PARTLABEL', 'PARTUUID', 'UUID'])

const PSEUDO: ReadonlySet<string> = new Set(
  `anon_inodefs apparmorfs autofs bdev binder binfmt_misc bpf cgroup cgroup2 configfs cpuset debugfs devfs devpts
  devtmpfs dlmfs dmabuf drm efivarfs fuse fuse.archivemount fuse.avfsd fuse.dumpfs fuse.encfs
  fuse.gvfs-fuse-daemon fuse.gvfsd-fuse fuse.lxcfs fuse.rofiles-fuse fuse.vmware-vmblock fuse.xwmfs fusectl
  hugetlbfs ipathfs mqueue nfsd none nsfs overlay pipefs proc pstore ramfs resctrl rootfs rpc_pipefs securityfs
  selinuxfs smackfs sockfs spufs sysfs tmpfs tracefs vboxsf virtiofs`.split(/\s+/),
)
const NET = /^(?:cifs|smb3|smbfs|nfs.*|afs|ncpfs|glusterfs|fuse\.curlftpfs|fuse\.sshfs|9p.*)$/
/** File systems on a block device that fsck(8) has nothing to do for at boot. */
const UNCHECKED = /^(?:xfs|btrfs|zfs|squashfs|erofs|iso9660|udf|bcachefs|cramfs|ubifs|jffs2)$/

/** Whether a file system lives in the kernel, so that what is mounted is only a name. */
export function isPseudo(vfstype: string): boolean {
  return PSEUDO.has(vfstype)
}

/** Whether a file system comes over a network. */
export function isNet(vfstype: string): boolean {
  return NET.test(vfstype)
}

/** Whether fsck(8) can do something for a file system. */
export function isChecked(vfstype: string): boolean {
  return !isPseudo(vfstype) && !isNet(vfstype) && !UNCHECKED.test(vfstype) && vfstype !== 'swap'
}
