import { document, entry, serialize } from '@cluster-configs/fstab'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in an fstab; `says` is what they must be told. */
export const mistakes: readonly (Mistake & { readonly says: string })[] = [
  {
    title: 'The type is left out',
    text: '/dev/sda1 /srv\n',
    says: 'the line has two fields where three are needed: what to mount, where, and its type',
  },
  {
    title: 'A blank in a path',
    text: '/dev/sdb1 /mnt/my disk ext4 defaults 0 2\n',
    says: 'a blank inside of a field is written \\040',
  },
  {
    title: 'A path in quotation marks',
    text: '/dev/sdb1 "/mnt/my disk" ext4 defaults 0 2\n',
    says: 'quotation marks hold nothing together, and a blank inside of a field is written \\040',
  },
  {
    title: 'A blank behind a comma',
    text: '10.0.33.1:/home /home nfs rw, noatime 0 0\n',
    says: 'options are separated by commas alone, without a blank',
  },
  {
    title: 'A comment behind four fields',
    text: 'tmpfs /tmp tmpfs size=1G # for builds\n',
    says: 'write 0 0 before it',
  },
  {
    title: 'The options are left out, the numbers not',
    text: '/dev/sda2 /home ext4 0 2\n',
    says: 'write defaults before it',
  },
  {
    title: 'The options stand before the type',
    text: '/dev/sda2 /home defaults ext4 0 2\n',
    says: 'put the type before them',
  },
  {
    title: 'default for defaults',
    text: '/dev/sda2 /home ext4 default 0 2\n',
    says: '"default" is no mount option; write defaults',
  },
  {
    title: 'An option of Upstart',
    text: '10.0.33.1:/home /home nfs nobootwait 0 0\n',
    says: 'write nofail',
  },
  {
    title: 'netdev without its underscore',
    text: '10.0.33.1:/home /home nfs rw,netdev 0 0\n',
    says: 'write _netdev',
  },
  {
    title: 'A hyphen in an option for systemd',
    text: '10.0.33.1:/home /home nfs noauto,x-systemd-automount 0 0\n',
    says: 'write x-systemd.automount',
  },
  {
    title: 'An option that systemd does not have',
    text: '10.0.33.1:/home /home nfs x-systemd.timeout=10 0 0\n',
    says: 'x-systemd.mount-timeout',
  },
  {
    title: 'rw and ro',
    text: '10.0.33.1:/usr /usr nfs rw,nolock,ro 0 0\n',
    says: 'the last one holds; take rw out',
  },
  {
    title: 'A quotation mark that is not closed',
    text: '/dev/sda2 /srv ext4 context="system_u:object_r:tmp_t:s0,ro 0 2\n',
    says: 'a quotation mark is not closed',
  },
  {
    title: 'A tag in small letters',
    text: 'uuid=0b1c3d5e-1234-4a5b-8c9d-0123456789ab /home ext4 defaults 0 2\n',
    says: 'write UUID=0b1c3d5e-1234-4a5b-8c9d-0123456789ab',
  },
  {
    title: 'A UUID without its tag',
    text: '0b1c3d5e-1234-4a5b-8c9d-0123456789ab /home ext4 defaults 0 2\n',
    says: 'write UUID=0b1c3d5e-1234-4a5b-8c9d-0123456789ab',
  },
  {
    title: 'UUID= before a path',
    text: 'UUID=/dev/sda1 / ext4 defaults 0 1\n',
    says: '/dev/sda1 is a path and no UUID; write /dev/sda1 alone',
  },
  {
    title: 'A device without /dev',
    text: 'sda2 /home ext4 defaults 0 2\n',
    says: 'write /dev/sda2',
  },
  {
    title: 'NFS without a colon',
    text: '10.0.33.1/srv/home /home nfs defaults 0 0\n',
    says: 'write 10.0.33.1:/srv/home',
  },
  {
    title: 'A Windows share as Windows writes it',
    text: '\\\\nas\\media /media cifs guest 0 0\n',
    says: 'write \\134\\134nas\\134media',
  },
  {
    title: 'A share as NFS would write it',
    text: 'nas:/media /media cifs guest 0 0\n',
    says: 'write //nas/media',
  },
  {
    title: 'A mount point without its first slash',
    text: '/dev/sda2 home ext4 defaults 0 2\n',
    says: 'systemd passes over the line; write /home',
  },
  {
    title: 'Two file systems on one mount point',
    text: '/dev/sda1 /srv ext4 defaults 0 2\n/dev/sdb1 /srv ext4 defaults 0 2\n',
    says: '/srv is the target of "/dev/sda1" already',
  },
  {
    title: 'A mount point before the one above it',
    text: '/dev/sda1 /srv/nfs ext4 defaults 0 2\n/dev/sdb1 /srv ext4 defaults 0 2\n',
    says: 'put this line behind that one',
  },
  {
    title: 'A type as others name it',
    text: '/dev/sdb1 /mnt/stick FAT32 defaults 0 0\n',
    says: 'write vfat',
  },
  {
    title: 'A directory bound without bind',
    text: '/srv/nfs /export none defaults 0 0\n',
    says: 'or add bind',
  },
  {
    title: 'A root that is not checked first',
    text: 'UUID=0b1c3d5e-1234-4a5b-8c9d-0123456789ab / ext4 defaults 0 0\n',
    says: 'write 1 instead of 0',
  },
  {
    title: 'A check of what is on a server',
    text: '10.0.33.1:/home /home nfs defaults 0 2\n',
    says: 'only devices are checked at boot, and "10.0.33.1:/home" is none; write 0 instead of 2',
  },
  {
    title: 'Swap with a mount point',
    text: '/dev/sda3 /swap swap sw 0 0\n',
    says: 'write none instead of "/swap"',
  },
  {
    title: 'A priority of swap in words',
    text: '/dev/sda3 none swap pri=high 0 0\n',
    says: 'write one such as pri=10',
  },
  {
    title: 'An escape that only mount knows',
    text: '/dev/disk/by-label/a\\043b /srv ext4 defaults 0 2\n',
    says: 'systemd reads "/dev/disk/by-label/a\\043b" here and mount "/dev/disk/by-label/a#b"',
  },
  {
    title: 'A file from Windows',
    text: 'proc /proc proc\r\n\r\n',
    says: 'end the lines with a line feed alone',
  },
  {
    title: 'A byte order mark',
    text: '\ufeff# /etc/fstab: static file system information\n',
    says: 'the file begins with a byte order mark',
  },
  {
    title: 'A no-break space from a web page',
    text: '/dev/sda2 /home\u00a0ext4 defaults 0 2\n',
    says: 'write a plain blank',
  },
  {
    title: 'A program gives no options',
    build: () => serialize(document([entry('proc', '/proc', 'proc', [])])),
    code: "entry('proc', '/proc', 'proc', [])",
    says: 'write ["defaults"]',
  },
  {
    title: 'A program gives the options in one string',
    build: () => serialize(document([entry('10.0.33.1:/home', '/home', 'nfs', ['rw,noatime'])])),
    code: "entry('10.0.33.1:/home', '/home', 'nfs', ['rw,noatime'])",
    says: 'an option holds a comma',
  },
]
