import fc from 'fast-check'

/** Tables as installers, provisioners and people write them. */
const seeds: readonly string[] = [
  `# <file system> <mount point>   <type>  <options>       <dump>  <pass>
UUID=9d1b3f7c-0d5e-4a5e-8a5b-1c2d3e4f5a6b /               ext4    errors=remount-ro 0       1
# /boot was on /dev/sda1 during installation
UUID=1A2B-3C4D  /boot/efi       vfat    umask=0077      0       1
/dev/sr0        /media/cdrom0   udf,iso9660 user,noauto     0       0
`,
  'LABEL=cloudimg-rootfs\t/\t ext4\tdiscard,errors=remount-ro\t0 1\n/swap.img\tnone\tswap\tsw\t0\t0\n',
  'rootfs / tmpfs mode=0755 0 0\ndevpts /dev/pts devpts gid=5,mode=620 0 0\nsrv:/home /home nfs defaults,vers=4 0 0\n',
  '# win\r\n/dev/sda1 / ext4 defaults 0 1\r\n\r\nproc\t/proc\tproc\tdefaults\r\n',
  '//nas/Shared\\040Docs /mnt/nas cifs guest 0 0\n\\\\nas\\share /mnt/x cifs guest 0 0\nsshfs#a@b:/ /s fuse ro 0 0\n',
  '/dev/sda1 /x ext4 context="system_u:object_r:tmp_t:s0:c127,c456",noexec 0 2 # note\n/srv/a\\011b /b none rbind\n',
  '\xef\xbb\xbf# <file system> <mount point> <type>\n/dev/sda1 / ext4 defaults 0 1\n',
  'fd      -       /dev/fd fd      -       no      -\n/dev/da0s1a             /               ufs     rw,,x              1       1',
]

/** What stands where it breaks things. */
const PIECES = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '#',
  '\\',
  '\\040',
  '\\043',
  '\\\\',
  ',',
  '"',
  '0',
  '-1',
  '9223372036854775808',
  '\v',
  '',
]

/** Seeds with a few pieces put in and taken out. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...PIECES)), { maxLength: 5 }),
  )
  .map(([seed, changes]) =>
    changes.reduce((text, [at, length, piece]) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + piece + text.slice(start + length)
    }, seed),
  )
