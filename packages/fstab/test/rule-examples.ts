import type { Rule } from '../src/rules.ts'

/** A table; `also` is what it offends besides, where it cannot be otherwise. */
type Example = string | { readonly text: string; readonly also: readonly Rule[] }

/** For each rule a table that offends it with the first of each `«wrong|right»`, and offends none with the second. */
export const examples: Readonly<Record<Rule, Example>> = {
  'byte-order-mark': '«\ufeff|»/dev/sda1 / ext4 errors=remount-ro 0 1\n',
  'carriage-return': '/dev/sda2 /home ext4 defaults«\r|»\n',
  'cifs-source': '«|//»server/share /srv/share cifs credentials=/etc/share.cred 0 0\n',
  contradiction: '10.0.33.1:/srv/nfs/data /srv/data nfs «rw,|»ro,noatime 0 0\n',
  'dotted-target': '/dev/sda2 «/srv/../home|/home» ext4 defaults 0 2\n',
  'duplicate-target': '/dev/sda2 /srv ext4 defaults 0 2\n/dev/sdb1 /srv«|/data» ext4 defaults 0 2\n',
  // Only an escape makes a field empty, and systemd does not know that one.
  'empty-source': { text: '«\\000|tmpfs» /tmp tmpfs size=1G 0 0\n', also: ['escape-differs'] },
  'empty-tag': 'UUID=«|6d2c1a0e-0f1e-4b7e-9b4f-0a2f6b1d9c11» /home ext4 defaults 0 2\n',
  'escape-differs': '/dev/sda2 /srv/no«\\0431|#1» ext4 defaults 0 2\n',
  // systemd takes nearly any line for an entry.
  'ignored-line': { text: '/dev/sda2 /home ext4 defaults 0 «two|2»\n', also: ['line-for-systemd'] },
  'line-for-systemd': { text: 'tmpfs /tmp tmpfs size=1G «|0 0 »# for builds\n', also: ['ignored-line'] },
  // mount passes over the line with the NUL byte.
  'line-lost': { text: '# local disks«\0|»\n/dev/sda2 /home ext4 defaults 0 2\n', also: ['ignored-line'] },
  'long-line': `overlay /srv overlay lowerdir=/a«${':/layer'.repeat(600)}|»,upperdir=/b,workdir=/c 0 0\n`,
  'misplaced-options': '/dev/sda2 /home «defaults ext4|ext4 defaults» 0 2\n',
  'missing-tag': '«|UUID=»6d2c1a0e-0f1e-4b7e-9b4f-0a2f6b1d9c11 /home ext4 defaults 0 2\n',
  'nfs-source': '10.0.33.1«|:»/srv/nfs/home /home nfs defaults 0 0\n',
  'no-break-space': '/dev/sda2«\u00a0|» /home ext4 defaults 0 2\n',
  'none-type': '/srv/data /home/data none «defaults|bind» 0 0\n',
  'not-checkable': '10.0.33.1:/srv/nfs/home /home nfs defaults 0 «2|0»\n',
  'number-differs': '/dev/sda1 / ext4 errors=remount-ro 0 1\nproc /proc proc defaults «|0 0\n»',
  'numeric-option': '/dev/sda2 /home ext4 «|defaults »0 2\n',
  'path-in-tag': '«UUID=|»/dev/sda2 /home ext4 defaults 0 2\n',
  'relative-source': '«|/dev/»sda2 /home ext4 defaults 0 2\n',
  'relative-target': '/dev/sda2 «|/»home ext4 defaults 0 2\n',
  'root-passno': '/dev/sda1 / ext4 errors=remount-ro 0 «0|1»\n',
  'swap-option': '/dev/sda3 none swap discard=«always|once» 0 0\n',
  'swap-target': '/dev/sda3 «/swap|none» swap sw 0 0\n',
  'tag-for-mount-only': '«ID=|/dev/disk/by-id/»wwn-0x5000c500a1b2c3d4 /srv ext4 defaults 0 2\n',
  'unbalanced-quote': 'LABEL="home«|"» /home ext4 defaults 0 2\n',
  'unknown-option': '/dev/sda2 /home ext4 default«|s» 0 2\n',
  'unknown-type': '/dev/sdb1 /media/stick «fat32|vfat» defaults 0 0\n',
  'unsupported-tag': '«uuid|UUID»=6d2c1a0e-0f1e-4b7e-9b4f-0a2f6b1d9c11 /home ext4 defaults 0 2\n',
  'wrong-order':
    '«/dev/sdb1 /srv/data ext4 defaults 0 2\n|»/dev/sda2 /srv ext4 defaults 0 2\n«|/dev/sdb1 /srv/data ext4 defaults 0 2\n»',
}
