import { parse, problems } from '@cluster-configs/fstab'
import { describe, expect, test } from 'vitest'

/** The rules that a text offends, with the field where one is at fault. */
function rules(text: string): readonly string[] {
  return problems(parse(text)).map(({ rule, field }) => (field === undefined ? rule : `${rule}: ${field}`))
}

function offends(text: string, ...expected: readonly string[]): void {
  expect(rules(text)).toEqual(expected)
}

test('a table as it should be has no problems', () => {
  offends(`# /etc/fstab
UUID=6d2c1a0e-0f1e-4b7e-9b4f-0a2f6b1d9c11 / ext4 errors=remount-ro 0 1
LABEL="home" /home xfs defaults 0 0

10.0.33.1:/srv/nfs/node1 /srv nfs rw,noatime
UUID=0b1c none swap sw,pri=10,discard=once 0 0
/srv/a\\040b /b none bind
proc /proc proc defaults 0 0
`)
})

test('problems come in the order of the document, each with its node and a sentence', () => {
  const table = parse('/dev/sda1 /\nuuid=1 /x ext4 defaults 0 2\n')
  const found = problems(table)
  const [short, tagged] = table.children
  expect(found.map(problem => problem.node)).toEqual([short, short, tagged])
  expect(found[0]).toEqual({
    rule: 'ignored-line',
    severity: 'error',
    node: short,
    message:
      'mount passes over this line: the line has two fields where three are needed: what to mount, where, and its type',
  })
  for (const { message } of found) expect(message).not.toMatch(/\.$/)
})

describe('what mount passes over is an error', () => {
  test('and systemd takes it for an entry', () => {
    offends('/dev/sda1 /\n', 'ignored-line', 'line-for-systemd')
    offends('a /x ext4 ro # note\n', 'ignored-line', 'line-for-systemd')
  })

  test('a NUL byte costs systemd the line behind, too', () => {
    offends('# a\0\n/dev/sda1 / ext4 ro 0 1\n', 'ignored-line', 'line-lost')
  })
})

describe('what systemd reads otherwise than mount', () => {
  test('escapes but for four', () => {
    offends('/a\\040b /x\\011 none bind\\054ro\n', 'escape-differs: options')
    offends('/dev/sda1 /x ext\\064 ro 0 0\n', 'escape-differs: vfstype')
    offends('/dev/sda1 /\\170 ext4 ro 0 0\n', 'escape-differs: file')
    offends('/a\\134 /x none bind\n')
    offends('/a\\\\b /x none bind\n', 'escape-differs: spec')
  })

  test('a carriage return behind less than six fields', () => {
    offends('/dev/sda1 /x ext4\r\n', 'carriage-return: vfstype')
    offends('/dev/sda1 /x ext4 ro\r\n', 'carriage-return: options')
    offends('/dev/sda1 /x ext4 ro 0 0\r\n')
  })

  test('a carriage return on an empty line', () => {
    offends('\r\n# a\r\n', 'carriage-return')
  })

  test('the numbers of the entry before, where a blank stands behind the options', () => {
    offends('/dev/sda1 /x ext4 ro 0 2\nproc /proc proc ro ', 'number-differs: passno')
    offends('/dev/sda1 /x ext4 ro 0 2\nproc /proc proc ro \n')
  })

  test('a line of more than 4,095 bytes', () => {
    offends(`/dev/sda1 /x ext4 ${'a,'.repeat(2040)}ro 0 2\n`, 'long-line')
    offends(`/dev/sda1 /x ext4 ${'a'.repeat(4073)} 0 2\n`)
    offends(`/dev/sda1 /x ext4 ${'a'.repeat(4073)} 0 27\n`, 'long-line')
    offends(`/dev/sda1 /x ext4 ${'a,'.repeat(2000)}ro 0 2\n`)
  })
})

describe('the source', () => {
  test('is no tag that mount knows', () => {
    offends('uuid=1234 /x ext4 defaults 0 2\n', 'unsupported-tag: spec')
    offends('admin@.data=/ /x ceph\n')
    offends('id=admin /x fuse.ceph\n')
    offends('/dev/disk/by-label/a=b /x ext4 defaults 0 2\n')
  })

  test('is a tag that only mount knows', () => {
    offends('ID=wwn-1 /x ext4\n', 'tag-for-mount-only: spec')
  })

  test('is a tag with a path in it', () => {
    offends('UUID=/dev/sda1 /x ext4\n', 'path-in-tag: spec')
    offends('LABEL=/dev/a / ext4 defaults 0 1\nPARTLABEL=/dev/b /b ext4\n')
  })

  test('is a UUID without its tag', () => {
    offends('6d2c1a0e-0f1e-4b7e-9b4f-0a2f6b1d9c11 /x ext4\n', 'missing-tag: spec')
  })

  test('is no device, for a file system that is on one', () => {
    offends('sda1 /x ext4\n', 'relative-source: spec')
    offends('tank/home /x zfs\n')
    offends('a /x bext4\nb /y ext4b\n')
  })

  test('is no host and path, for NFS', () => {
    offends('10.0.33.1/srv /x nfs\n', 'nfs-source: spec')
    offends('[fe80::1]:/srv /x nfs4\n')
    offends('h:a::1:/srv /x nfs4\n')
    offends('fe80::1:/srv /x nfs4\n', 'nfs-source: spec')
    offends('a /x xnfs\na /y nfsd\n')
  })

  test('is no host and share, for CIFS', () => {
    offends('server/share /x cifs\n', 'cifs-source: spec')
    offends('//server/share /x cifs\n')
    offends('\\\\134\\134server\\134share /x cifs\n'.replace('\\\\134', '\\134'))
    offends('a //server/share /x cifs\n'.replace('a /', '/'))
    offends('a /x cifsd\na /y smbcifs\n')
  })

  test('is empty', () => {
    offends('\\000 /x tmpfs\n', 'empty-source: spec', 'escape-differs: spec')
  })

  test('is a tag without a value', () => {
    offends('LABEL= /x ext4 defaults 0 2\n', 'empty-tag: spec')
    offends('UUID="" /x ext4 defaults 0 2\n', 'empty-tag: spec')
  })

  test('is a tag with a quotation mark that nothing closes', () => {
    offends('UUID="1234 /x ext4 defaults 0 2\n', 'unbalanced-quote: spec')
    offends("LABEL='a /x ext4 defaults 0 2\n", 'unbalanced-quote: spec')
    offends('LABEL=a\' /x ext4 defaults 0 2\nLABEL="b\'" /y ext4 defaults 0 2\n')
  })
})

describe('the target', () => {
  test('is there already', () => {
    offends('/dev/sda1 /x ext4\n/dev/sda2 /x/ ext4\n', 'duplicate-target: file')
    offends('/dev/sda1 none swap\n/dev/sda2 none swap\n')
    offends('/dev/sda1 x ext4\n/dev/sda2 x ext4\n', 'relative-target: file', 'relative-target: file')
    offends('/dev/sda1 /a//b/ ext4\n/dev/sda2 /a/b ext4\n', 'duplicate-target: file')
    offends('/dev/sda1 / ext4 ro 0 1\n/dev/sda2 // ext4 ro 0 1\n', 'duplicate-target: file')
    offends('/dev/sda1 /a/b ext4\n/dev/sda2 /ab ext4\n')
    // A path that Linux would not take is not looked into.
    const long = `/${'a/'.repeat(2048)}`
    offends(`/dev/sda1 ${long} ext4\n/dev/sda2 ${long} ext4\n`, 'long-line', 'long-line')
    const longest = `/${'a/'.repeat(2047)}b`
    offends(
      `/dev/sda1 ${longest} ext4\n/dev/sda2 ${longest} ext4\n`,
      'long-line',
      'duplicate-target: file',
      'long-line',
    )
  })

  test('is hidden by what is mounted above it later', () => {
    offends('/dev/sda1 /x/y/z ext4\n/dev/sda2 /x ext4\n', 'wrong-order: file')
    offends('/dev/sda1 /xy ext4\n/dev/sda2 /x ext4\n')
    offends('/dev/sda1 /x ext4\n/dev/sda2 / ext4 defaults 0 1\n')
  })

  test('climbs', () => {
    offends('/dev/sda1 /x/../y ext4\n', 'dotted-target: file')
    offends('/dev/sda1 /x/.. ext4\n', 'dotted-target: file')
    offends('/dev/sda1 /x/..y ext4\n')
  })

  test('is no path from the root', () => {
    offends('/dev/sda1 mnt ext4\n', 'relative-target: file')
    offends('/dev/sda1 /none swap\n', 'swap-target: file')
    offends('/dev/sda1 swap swap\n')
    offends('/dev/sda1 \\000 ext4\n', 'relative-target: file', 'escape-differs: file')
  })
})

test('the type none is for binding and moving', () => {
  offends('/srv /x none defaults\n', 'none-type: vfstype')
  offends('/srv /x none rbind\n/srv /y none move\n')
})

describe('the type', () => {
  test('is none that Linux has', () => {
    offends('/dev/sda1 /x NTFS\n', 'unknown-type: vfstype')
    offends('/dev/sda1 /x fat32\n', 'unknown-type: vfstype')
    offends('/dev/cd0 /x cd9660 ro\n', 'unknown-type: vfstype')
  })

  test('is left out, so that the options stand there', () => {
    offends('/dev/sda1 /x defaults ext4 0 2\n', 'misplaced-options: vfstype')
    offends('/dev/sda1 /x uid=0\n', 'misplaced-options: vfstype')
    offends('/dev/sr0 /x udf,iso9660\n/dev/sr0 /y auto\n')
  })
})

describe('the options', () => {
  test('are left out, so that the numbers stand there', () => {
    offends('/dev/sda1 /x ext4 0 2\n', 'numeric-option: options')
  })

  test('contradict each other', () => {
    offends('/dev/sda1 /x ext4 rw,ro\n', 'contradiction: options')
    offends('/dev/sda1 /x ext4 defaults,ro\n')
    offends('a:/x /x nfs nfsvers=4,ro,vers=4.1\n', 'contradiction: options')
    offends('a:/x /x nfs4 v4.1,vers=4.1\n', 'contradiction: options')
    offends('a:/x /x nfs tcp,ro,proto=udp\n', 'contradiction: options')
    offends('a:/x /x nfs proto=tcp,tcp\n')
    offends('a:/x /x nfs vers=4,minorversion=1\n')
    offends('//a/x /x cifs vers=3.0,vers=2.0\n')
  })

  test('are misspelt', () => {
    offends('/dev/sda1 /x ext4 default,NoAtime\n', 'unknown-option: options', 'unknown-option: options')
  })

  test('have commas between them', () => {
    offends('/dev/sda1 /x ext4 rw/relatime\n', 'unknown-option: options')
    offends('/dev/sda1 /x ext4 noatime;discard,nofail\n', 'unknown-option: options')
    offends('/dev/sda1 /x aufs br:/a=rw,errors=remount-ro,iocharset=iso8859-1/ro\n')
    const [problem] = problems(parse('/dev/sda1 /x ext4 rw;user;nodev\n'))
    expect(problem?.message).toBe('"rw;user;nodev" is no mount option; write rw,user,nodev, with commas')
  })

  test('are none that systemd knows', () => {
    offends('/dev/sda1 /x ext4 x-systemd-automount\n', 'unknown-option: options')
    offends('/dev/sda1 /x ext4 x-systemd.automount,x-systemd.idle-timeout=60\n')
    const [problem] = problems(parse('/dev/sda1 /x ext4 x-systemd.fast\n'))
    expect(problem?.message).toBe(
      'systemd passes over "x-systemd.fast"; systemd.mount(5) has those that it knows',
    )
  })

  test('are held together by a quotation mark', () => {
    offends('/dev/sda1 /x ext4 a="b,ro\n', 'unbalanced-quote: options')
    offends('/dev/sda1 /x ext4 a="b,ro"\n')
  })
})

describe('what an editor leaves in a file', () => {
  test('a byte order mark', () => {
    offends('\ufeff/dev/sda1 / ext4 ro 0 1\n', 'byte-order-mark')
    offends('\u00ef\u00bb\u00bf# a\n', 'ignored-line', 'byte-order-mark', 'line-for-systemd')
  })

  test('a no-break space', () => {
    offends('/dev/sda1\u00a0/x ext4 ro\n', 'no-break-space: spec')
    offends('/dev/sda1 /\u00c3\u00a0 ext4\n')
  })
})

test('options of swap have their own values', () => {
  offends('/dev/sda1 none swap discard=always\n', 'swap-option: options')
  offends('/dev/sda1 none swap pri=high\n', 'swap-option: options')
  offends('/dev/sda1 none swap pri=1x,discard=pages\n', 'swap-option: options')
  offends('/dev/sda1 none swap pri=x1\n', 'swap-option: options')
  offends('/dev/sda1 none swap pri=-5,discard=once\n/dev/sda2 /x ext4 discard=x,pri=x\n')
})

describe('the sixth field', () => {
  test('is 1 for the root, where it can be checked', () => {
    offends('/dev/sda1 / ext4 defaults 0 0\n', 'root-passno: passno')
    offends('/dev/sda1 / btrfs defaults 0 0\n10.0.33.1:/a /b nfs\n')
    offends('10.0.33.1:/a / nfs\n')
    offends('overlay / overlay\n')
    offends('/dev/sda1 / swap\n', 'swap-target: file')
    offends('a:/b / fuse.x defaults 0 0\n')
  })

  test('is 0 for what cannot be checked', () => {
    offends('10.0.33.1:/a /x nfs defaults 0 2\n', 'not-checkable: passno')
    offends('tmpfs /x tmpfs defaults 0 2\n', 'not-checkable: passno')
    offends('/srv /x none bind 0 2\n', 'not-checkable: passno')
    offends(
      '/srv /x none bind 0 2\n/srv/image /y ext4 loop 0 2\n',
      'not-checkable: passno',
      'not-checkable: passno',
    )
    offends('LABEL=x /x ext4 defaults 0 2\n/sys/x /y ext4 defaults 0 2\n')
    offends('UUID=a:/b /x ext4 defaults 0 2\n')
    offends('/dev/sda1 none swap sw 0 2\n')
  })
})

describe('whole sentences', () => {
  test.each([
    [
      '# a\0\n/dev/sda1 / ext4 ro 0 1\n',
      'systemd does not see this line, because of the NUL byte in the line before it; take that out',
    ],
    [
      '\r\n',
      'systemd reads the carriage return on this empty line as an entry; end the lines with a line feed alone',
    ],
    [
      'a /x\n',
      'mount passes over this line, but systemd takes it for an entry: "a" on "/x"; mend it or put "#" before it',
    ],
    [
      '/dev/sda1 /x ext4 ro 5 2\nproc /proc proc ro ',
      'systemd reads 5 as the fifth field of this line and mount 0; write all six fields, and no blank behind them',
    ],
    [
      '/dev/sda1 /x ext4 ro 0 2\nproc /proc proc ro ',
      'systemd reads 2 as the sixth field of this line and mount 0; write all six fields, and no blank behind them',
    ],
    [
      '/dev/sda1 /a\\043b ext4\n',
      'systemd reads "/a\\043b" here and mount "/a#b", for it knows only \\040, \\011, \\012 and \\134; write /a#b',
    ],
    [
      '\\043a /x tmpfs\n',
      'systemd reads "\\043a" here and mount "#a", for it knows only \\040, \\011, \\012 and \\134; there is no spelling that both read alike',
    ],
    [
      '/dev/sda1 /x ext4\r\n',
      'systemd takes the carriage return at the end of this line into its last field; end the lines with a line feed alone, or write all six fields',
    ],
    [
      `/dev/sda1 /x ext4 ${'a,'.repeat(2040)}ro 0 2\n`,
      'systemd reads 4095 bytes of a line and drops the rest; this one has 4104: shorten it',
    ],
    ['\\000 /x tmpfs\n', 'the source is empty, for \\000 ends a field'],
    ['share /x nfs\n', '"share" names no host and path of it; write host:/path'],
    ['/share /x nfs\n', '"/share" names no host and path of it; write host:/path'],
    [
      'fe80::1%eth0:/a /x nfs\n',
      'mount.nfs takes "fe80" for the host; write the address in brackets: [fe80::1%eth0]:/a',
    ],
    ['h/a /x nfs4\n', '"h/a" names no host and path of it; write h:/a'],
    ['share /x cifs\n', '"share" names no host and share of it; write //host/share'],
    ['host:/a /x cifs\n', '"host:/a" names no host and share of it; write //host/a'],
    ['host//a /x smb3\n', '"host//a" names no host and share of it; write //host/a'],
    ['dev/sda1 /x ext4\n', '"dev/sda1" is no path of a device for ext4; write /dev/sda1'],
    ['sda1 /x ext4\n', '"sda1" is no path of a device for ext4; write /dev/sda1'],
    ['mapper/a-b /x xfs\n', '"mapper/a-b" is no path of a device for xfs; write /dev/mapper/a-b'],
    [
      '${ROOT} /x ext4\n',
      '"${ROOT}" is no path of a device for ext4; write the device, as in UUID=… or /dev/sda1',
    ],
    ['none /x ext4\n', '"none" is no path of a device for ext4; write the device, as in UUID=… or /dev/sda1'],
    [
      'disk=a /x ext4\n',
      '"disk=" is no tag that mount knows; the tags are UUID=, LABEL=, PARTUUID=, PARTLABEL=, ID=',
    ],
    ['partuuid=a /x ext4\n', '"partuuid=" is no tag that mount knows; write PARTUUID=a'],
    ['partlabel=a /x ext4\n', '"partlabel=" is no tag that mount knows; write PARTLABEL=a'],
    ['UUID= /x ext4\n', 'nothing stands behind UUID=, so that it names no device'],
    ["UUID='/dev/a' /x ext4\n", '/dev/a is a path and no UUID; write /dev/a alone'],
    ['ID=a /x ext4\n', 'systemd does not know the tag ID=; write /dev/disk/by-id/a'],
    [
      '/dev/a none ext4\n',
      '"none" is no path from the root, and systemd passes over the line; write where to mount it',
    ],
    [
      '/dev/a \\000 ext4\n',
      '"" is no path from the root, and systemd passes over the line; write where to mount it',
    ],
    [
      "/dev/a '/mnt' ext4\n",
      `"'/mnt'" is no path from the root, and systemd passes over the line; quotation marks are a part of the path; write /mnt without them`,
    ],
    ['/dev/a x ext4\n', '"x" is no path from the root, and systemd passes over the line; write /x'],
    ['/dev/a /x/../y ext4\n', 'systemd mounts nothing on a path with ".."; write it without'],
    ['tmpfs /x tmpfs defaults 0 2\n', 'fsck cannot check tmpfs; write 0 instead of 2'],
    [
      'h:/a /x nfs defaults 0 2\n',
      'only devices are checked at boot, and "h:/a" is none; write 0 instead of 2',
    ],
    [
      '/dev/a none swap discard=x\n',
      '"discard=x" is no policy of swapon; write discard, discard=once or discard=pages',
    ],
    ['/dev/a none swap pri=x\n', '"pri=x" holds no number; write one such as pri=10'],
    ['/dev/a /x ext4 12\n', 'the fourth field holds options, and "12" is none; write defaults before it'],
    [
      '/dev/a /x ext4 x-systemd.timeout\n',
      'systemd passes over "x-systemd.timeout"; write x-systemd.idle-timeout or x-systemd.device-timeout or x-systemd.mount-timeout',
    ],
  ])('%j', (text, message) => {
    expect(problems(parse(text)).map(problem => problem.message)).toContain(message)
  })

  test.each([
    ['ext', 'ext4'],
    ['ext5', 'ext4'],
    ['fat', 'vfat'],
    ['iso', 'iso9660'],
    ['linux-swap', 'swap'],
    ['nfs3', 'nfs with the option vers=3'],
    ['NFSv3', 'nfs with the option vers=3'],
    ['nfsv4', 'nfs4'],
    ['samba', 'cifs'],
    ['smb', 'cifs'],
    ['tempfs', 'tmpfs'],
  ])('the type %s', (type, meant) => {
    const found = problems(parse(`h:/a /x ${type}\n`)).map(problem => problem.message)
    expect(found).toContain(`Linux has no file system "${type}"; write ${meant}`)
  })
})

test('only what is quoted is looked at for its end', () => {
  offends('/dev/a /x ext4 a="b,c",d,e="f"\n')
  offends('/dev/a /x ext4 1a\n/dev/a /y ext4 a1\n/dev/a /z ext4 1,2\n')
})

test('a drive of Windows is no file below /dev', () => {
  const [problem] = problems(parse('C:/msys64 /msys64 ntfs binary 0 0\n'))
  expect(problem?.message).toBe(
    '"C:/msys64" is no path of a device for ntfs; Linux knows no drives of Windows; write the device, as in UUID=… or /dev/sda1',
  )
})
