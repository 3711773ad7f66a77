/*
 * The names that the programs know, and those that people write instead. libmount's are those of
 * mnt_fstype_is_pseudofs and its neighbours; systemd's are in systemd.mount(5).
 */

/** The tags that name a device by what is on it: `UUID=…`. */
export const TAGS: ReadonlySet<string> = new Set(['UUID', 'LABEL', 'PARTUUID', 'PARTLABEL', 'ID'])

const PSEUDO: ReadonlySet<string> = new Set(
  `anon_inodefs apparmorfs autofs bdev binder binfmt_misc bpf cgroup cgroup2 configfs cpuset debugfs devfs devpts
  devtmpfs dlmfs dmabuf drm efivarfs fuse fuse.archivemount fuse.avfsd fuse.dumpfs fuse.encfs
  fuse.gvfs-fuse-daemon fuse.gvfsd-fuse fuse.lxcfs fuse.rofiles-fuse fuse.vmware-vmblock fuse.xwmfs fusectl
  hugetlbfs ipathfs mqueue nfsd none nsfs overlay pipefs proc pstore ramfs resctrl rootfs rpc_pipefs securityfs
  selinuxfs smackfs sockfs spufs sysfs tmpfs tracefs vboxsf virtiofs`.split(/\s+/),
)
const NET = /^(?:cifs|smb3|smbfs|nfs.*|afs|ncpfs|glusterfs|fuse\.curlftpfs|fuse\.sshfs|9p.*)$/
/** File systems that are on a block device and nowhere else. */
const BLOCK = /^(?:ext[234]|xfs|jfs|reiserfs|vfat|msdos|exfat|ntfs3?|ntfs-3g|f2fs|swap)$/
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

/** Whether a file system is on a block device. */
export function isBlock(vfstype: string): boolean {
  return BLOCK.test(vfstype)
}

/** Whether fsck(8) can do something for a file system. */
export function isChecked(vfstype: string): boolean {
  return !isPseudo(vfstype) && !isNet(vfstype) && !UNCHECKED.test(vfstype) && vfstype !== 'swap'
}

/** Types as people write them, in small letters, and as Linux has them. */
export const MEANT_TYPES: ReadonlyMap<string, string> = new Map([
  ...`ext2 ext3 ext4 xfs btrfs vfat exfat ntfs nfs nfs4 cifs tmpfs swap proc sysfs iso9660 auto none`
    .split(' ')
    .map(name => [name, name] as const),
  ['cd9660', 'iso9660'],
  ['ext', 'ext4'],
  ['ext2fs', 'ext2'],
  ['ext5', 'ext4'],
  ['fat', 'vfat'],
  ['fat32', 'vfat'],
  ['ffs', 'ufs'],
  ['iso', 'iso9660'],
  ['linprocfs', 'proc'],
  ['linux-swap', 'swap'],
  ['mfs', 'tmpfs'],
  ['msdosfs', 'vfat'],
  ['nfs3', 'nfs with the option vers=3'],
  ['nfsv3', 'nfs with the option vers=3'],
  ['nfsv4', 'nfs4'],
  ['procfs', 'proc'],
  ['samba', 'cifs'],
  ['smb', 'cifs'],
  ['tempfs', 'tmpfs'],
])

/** Options as people write them, in small letters, and as mount(8) has them. */
export const MEANT_OPTIONS: ReadonlyMap<string, string> = new Map([
  ...`defaults ro rw auto noauto user users exec noexec suid nosuid dev nodev atime noatime relatime bind
  nofail _netdev sync async`
    .split(/\s+/)
    .map(name => [name, name] as const),
  ['bootwait', 'nothing, for that is what happens without nofail'],
  ['default', 'defaults'],
  ['netdev', '_netdev'],
  ['no-auto', 'noauto'],
  ['nobootwait', 'nofail'],
  ['read-only', 'ro'],
  ['readonly', 'ro'],
])

/** Options of which the last one holds: those of libmount's maps, and of nfs(5). One that has a value ends in `=`. */
export const OPPOSITES: readonly (readonly string[])[] = [
  ['rw', 'ro'],
  ...`auto exec suid dev atime diratime relatime strictatime lazytime iversion mand symfollow user users owner group
  ac acl cto lock rdirplus resvport sharecache`
    .split(/\s+/)
    .map(name => [name, `no${name}`] as const),
  ['sync', 'async'],
  ['loud', 'silent'],
  ['fg', 'bg'],
  ['hard', 'soft', 'softerr'],
  ['tcp', 'udp', 'rdma', 'proto='],
]

/** Options that have two names. */
export const NAMES: readonly (readonly [string, string])[] = [['nfsvers', 'vers']]

/** What begins an option that tells the version of NFS. Of these mount.nfs takes one, and none beside it. */
export const NFS_VERSION: RegExp = /^(?:v[234]|vers|nfsvers)/

/** How often the time of a reading is noted. Of these the kernel takes the first that is there, wherever it stands. */
export const ACCESS_TIMES: readonly string[] = ['strictatime', 'noatime', 'relatime']

/** What options mean besides, as long as nothing behind them says otherwise (mnt_optstr_get_flags of libmount). */
export const IMPLIED: ReadonlyMap<string, readonly string[]> = new Map([
  ['user', ['noexec', 'nosuid', 'nodev']],
  ['users', ['noexec', 'nosuid', 'nodev']],
  ['owner', ['nosuid', 'nodev']],
  ['group', ['nosuid', 'nodev']],
])

/** What systemd's fstab generator knows (systemd 252); it passes over others without a word. */
export const SYSTEMD_OPTIONS: ReadonlySet<string> = new Set(
  `requires before after wanted-by required-by requires-mounts-for device-bound automount idle-timeout
  device-timeout mount-timeout makefs growfs rw-only`
    .split(/\s+/)
    .map(name => `x-systemd.${name}`),
)
