/*
 * The options that exportfs knows (nfs-utils' support/nfs/exports.c, parseopts), and what people write instead.
 */

/** Options in pairs that undo each other; of each pair the second holds if none is written. */
export const SWITCHES: readonly (readonly [string, string])[] = [
  ['rw', 'ro'],
  ['insecure', 'secure'],
  ['async', 'sync'],
  ['no_wdelay', 'wdelay'],
  ['nohide', 'hide'],
  ['crossmnt', 'nocrossmnt'],
  ['no_root_squash', 'root_squash'],
  ['all_squash', 'no_all_squash'],
  ['subtree_check', 'no_subtree_check'],
  ['no_auth_nlm', 'auth_nlm'],
  ['insecure_locks', 'secure_locks'],
  ['no_acl', 'acl'],
  ['pnfs', 'no_pnfs'],
]

/** Options that have two names. */
export const NAMES: readonly (readonly [string, string])[] = [
  ['no_auth_nlm', 'insecure_locks'],
  ['auth_nlm', 'secure_locks'],
  ['mountpoint', 'mp'],
]

/** Options that change nothing beside another one. */
export const OVERRULED: readonly (readonly [by: string, option: string, why: string])[] = [
  ['all_squash', 'no_root_squash', 'all_squash makes nobody of root, too'],
  ['async', 'no_wdelay', 'async answers before anything is written'],
]

/** Options that are one word. */
export const WORDS: ReadonlySet<string> = new Set([
  ...SWITCHES.flat(),
  ...NAMES.flat(),
  'nordirplus',
  'security_label',
])

/** Options with a value, and one that they may have. */
export const VALUED: ReadonlyMap<string, string> = new Map([
  ['anonuid', '65534'],
  ['anongid', '65534'],
  ['fsid', '1'],
  ['mountpoint', '/srv'],
  ['mp', '/srv'],
  ['refer', '/srv@10.0.33.2'],
  ['replicas', '/srv@10.0.33.2'],
  ['sec', 'sys'],
  ['squash_uids', '0-99'],
  ['squash_gids', '0-99'],
])

/** Security flavours; the names in a line mean the same. */
export const FLAVOURS: readonly (readonly string[])[] = [
  ['sys', 'unix'],
  ['krb5'],
  ['krb5i'],
  ['krb5p'],
  ['none', 'null'],
]

/** Options of other systems and of other files, and what stands for them. */
export const MEANT: ReadonlyMap<string, string> = new Map([
  ['access', 'name each client behind the path, as in /srv node1(ro) node2(ro)'],
  ['alldirs', 'leave it out, for folders below the path can be mounted anyway'],
  ['anon', 'write anonuid= and anongid='],
  ['anonuid_gid', 'write anonuid= and anongid='],
  ['default', 'leave it out, for ro,sync,root_squash hold if nothing is written'],
  ['defaults', 'leave it out, for ro,sync,root_squash hold if nothing is written'],
  ['mapall', 'write all_squash with anonuid= and anongid='],
  ['maproot', 'write no_root_squash, or anonuid= and anongid='],
  ['mask', 'write the client as address/netmask'],
  ['network', 'write the client as address/netmask'],
  ['no_squash', 'write no_root_squash'],
  ['quiet', 'leave it out'],
  ['read-only', 'write ro'],
  ['read-write', 'write rw'],
  ['readonly', 'write ro'],
  ['readwrite', 'write rw'],
  ['reexport', 'leave it out, for only nfs-utils newer than 2.6.2 know it'],
  ['root', 'write no_root_squash behind that client'],
  ['squash', 'write root_squash or all_squash'],
  ['wr', 'write rw'],
  ['xprtsec', 'leave it out, for only nfs-utils newer than 2.6.2 know it'],
  ...[
    'noaccess',
    'link_relative',
    'link_absolute',
    'map_daemon',
    'map_identity',
    'map_nis',
    'map_static',
  ].map(name => [name, 'leave it out, for only the old NFS server outside of the kernel knew it'] as const),
  ...`auto noauto user users exec noexec suid nosuid dev nodev atime noatime relatime hard soft intr nointr bg fg
  tcp udp proto vers nfsvers minorversion rsize wsize timeo retrans lock nolock nofail _netdev actimeo ac noac lookupcache
  nosharecache port retry clientaddr remount bind`
    .split(/\s+/)
    .map(name => [name, 'leave it out, for it belongs to the mount on the client'] as const),
])
