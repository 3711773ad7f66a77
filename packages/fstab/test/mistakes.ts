import { document, entry, serialize } from '@cluster-configs/fstab'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in an fstab; `says` is what they must be told. */
export const mistakes: readonly (Mistake & { readonly says: string })[] = [
  {
    title: 'Two fields',
    text: '/dev/sda1 /\n',
    says: 'the line has two fields where three are needed',
  },
  {
    title: 'A blank in a path',
    text: '/dev/sdb1 /mnt/my disk ext4 defaults 0 2\n',
    says: '\\040',
  },
  {
    title: 'A tag in small letters',
    text: 'uuid=0b1c3d5e /home ext4 defaults 0 2\n',
    says: 'write UUID=0b1c3d5e',
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
    title: 'No options',
    build: () => serialize(document([entry('proc', '/proc', 'proc', [])])),
    code: "entry('proc', '/proc', 'proc', [])",
    says: 'write ["defaults"]',
  },
]
