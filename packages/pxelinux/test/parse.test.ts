import {
  append,
  blank,
  comment,
  defaultTo,
  directive,
  display,
  document,
  include,
  initrd,
  ipappend,
  kernel,
  label,
  localboot,
  menu,
  parse,
  prompt,
  resolve,
  say,
  serialize,
  submenu,
  text,
  timeout,
  ui,
  type Node,
} from '@cluster-configs/pxelinux'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

/** What the lines mean, without how they were spelt; a text is read and written back on the way. */
function reads(source: string, ...nodes: Node[]): void {
  const read = parse(source)
  expect(bare(read.children)).toEqual(bare(nodes))
  expect(serialize(read)).toBe(source)
}

describe('syslinux.cfg(5)', () => {
  test('a file that the builders would print leaves no layout', () => {
    const built = document([
      say('Cluster'),
      defaultTo('linux'),
      prompt(0),
      timeout(50),
      blank(),
      label('linux', [
        menu('LABEL', '^Linux'),
        kernel('node1/vmlinuz.pxe'),
        append('initrd=node1/initrd.pxe root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw'),
        ipappend(2),
      ]),
      blank(),
      label('local', [localboot(0)]),
    ])
    const printed = `SAY Cluster
DEFAULT linux
PROMPT 0
TIMEOUT 50

LABEL linux
  MENU LABEL ^Linux
  KERNEL node1/vmlinuz.pxe
  APPEND initrd=node1/initrd.pxe root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw
  IPAPPEND 2

LABEL local
  LOCALBOOT 0
`
    expect(serialize(built)).toBe(printed)
    expect(parse(printed)).toEqual(built)
  })

  test('keywords are in any case', () => {
    reads('default a\nDeFaULT b\n', defaultTo('a'), defaultTo('b'))
  })

  test('blanks before and behind a keyword mean nothing, those behind a value are its own', () => {
    reads(' \tDISPLAY \t boot.txt \n', display('boot.txt '))
  })

  test('backspace and the no-break space of latin1 are blanks', () => {
    reads('\bUI \xa0menu.c32\n', ui('menu.c32'))
  })

  test('a keyword ends at a blank or control character only', () => {
    reads('PROMPT\x010\n', directive('PROMPT', '\x010'))
    reads('DEFAULT=a\n', { type: 'ignored', text: 'DEFAULT=a', reason: '' })
  })

  test('# and ; in a value are the value', () => {
    reads('APPEND quiet # not ; a comment\n', append('quiet # not ; a comment'))
  })

  test('a value may be missing', () => {
    reads('TIMEOUT\nTIMEOUT \n', directive('TIMEOUT'), directive('TIMEOUT'))
  })

  test('lines that begin with # are comments', () => {
    reads('# one\n  #two\n', comment('one'), { type: 'comment', text: 'two' })
  })

  test('SAY shows what stands behind one blank', () => {
    reads('SAY  hello \nSAY\n', say(' hello '), say(''))
  })

  test('a backslash does not continue a line', () => {
    reads('APPEND a \\\nPROMPT 0\n', append('a \\'), prompt(0))
  })

  test('function keys are numbers from 0 to 12, as strtoul reads them', () => {
    reads(
      'F1 a.txt\nf 2 b\nF+012 c bg\n',
      directive('F1', 'a.txt'),
      directive('F2', 'b'),
      directive('F12', 'c bg'),
    )
    reads('F13 a\nF a\n', ...['F13 a', 'F a'].map(text => ({ type: 'ignored', text, reason: '' }) as const))
    reads('F \nF+ a\n', directive('F'), directive('F0', 'a'))
  })

  test('a file may be included, also as a submenu', () => {
    reads('INCLUDE a.cfg\nMENU INCLUDE b.cfg More\n', include('a.cfg'), menu('INCLUDE', 'b.cfg More'))
  })
})

describe('labels', () => {
  test('a label goes on to the next, whatever the indent', () => {
    reads('label a\nkernel x\n  label b\n   kernel y\n', label('a', [kernel('x')]), label('b', [kernel('y')]))
  })

  test('directives of the whole file stay where they stand', () => {
    reads('LABEL a\n  KERNEL x\nTIMEOUT 50\n', label('a', [kernel('x'), timeout(50)]))
  })

  test('comments and blank lines at the end of a label belong to what follows', () => {
    reads(
      'LABEL a\n  # the kernel\n\n  KERNEL x\n\n# b\nLABEL b\n',
      label('a', [comment('the kernel'), blank(), kernel('x')]),
      blank(),
      comment('b'),
      label('b', []),
    )
  })

  test('MENU SEPARATOR and INCLUDE with a tag end a label', () => {
    reads(
      'LABEL a\n  KERNEL x\nMENU SEPARATOR\nAPPEND y\nLABEL b\nINCLUDE f tag\nAPPEND z\n',
      label('a', [kernel('x')]),
      menu('SEPARATOR'),
      append('y'),
      label('b', []),
      include('f tag'),
      append('z'),
    )
  })

  test('a name is one word; menu.c32 shows the rest, too', () => {
    reads('LABEL a b c\n', label('a', []))
  })

  test('INITRD and what to boot mean nothing outside a label', () => {
    expect(parse('KERNEL x\nINITRD y\n').children).toEqual([
      { type: 'ignored', text: 'KERNEL x', reason: 'KERNEL stands outside any label' },
      { type: 'ignored', text: 'INITRD y', reason: 'INITRD stands outside any label' },
    ])
  })

  test('an included file may have begun a label', () => {
    reads('INCLUDE labels.cfg\nINITRD x\n', include('labels.cfg'), initrd('x'))
  })
})

describe('menus', () => {
  test('MENU BEGIN and MENU END make a submenu', () => {
    const source = 'MENU BEGIN more\n  MENU TITLE More\n  LABEL a\n    KERNEL x\nMENU END\nMENU EXIT\n'
    reads(source, submenu('more', [menu('TITLE', 'More'), label('a', [kernel('x')])]), {
      type: 'ignored',
      text: 'MENU EXIT',
      reason: '',
    })
  })

  test('unbalanced ones stand alone', () => {
    reads('MENU END\nMENU BEGIN a\nMENU BEGIN\nMENU END\n', menu('END'), menu('BEGIN', 'a'), submenu('', []))
  })

  test('submenus nested deeper than anyone would stay lines', () => {
    const deep = `${'MENU BEGIN\n'.repeat(10_000)}${'MENU END\n'.repeat(10_000)}`
    expect(serialize(parse(deep))).toBe(deep)
  })

  test('TEXT HELP takes lines as they are up to ENDTEXT', () => {
    reads('LABEL a\n  TEXT HELP\n\n # no comment\nLABEL b\n  endtext x\n', {
      ...label('a', [text(['', ' # no comment', 'LABEL b'])]),
    })
    reads('text help\nto the end', text(['to the end']))
    reads('TEXT me\nEND TEXT\n', { type: 'text', command: 'me', lines: ['END TEXT'] })
  })

  test('MENU LABEL in the top menu is passed over, in a submenu it names that', () => {
    reads(
      'MENU LABEL a\nMENU BEGIN\n  MENU LABEL b\nMENU END\n',
      { type: 'ignored', text: 'MENU LABEL a', reason: '' },
      submenu('', [menu('LABEL', 'b')]),
    )
  })
})

describe('lines', () => {
  test('the first carriage return or NUL ends a line, the line feed the lost rest', () => {
    reads('PROMPT 0\r\nUI a\rlost\r\nUI b\0lost\n', prompt(0), ui('a'), ui('b'))
    reads('PROMPT 0\rTIMEOUT 5\r', prompt(0))
  })

  test('a line of more than 4095 characters is read as several', () => {
    const value = 'x'.repeat(4095 - 'APPEND '.length)
    reads(`APPEND ${value}PROMPT 0\n`, append(value), prompt(0))
    reads(`APPEND ${value}\n`, append(value), blank())
    reads(`APPEND ${value.slice(1)}\n`, append(value.slice(1)))
  })

  test('the last line may lack its line feed', () => {
    reads('PROMPT 0', prompt(0))
  })

  test('an empty file has no lines', () => {
    expect(parse('')).toEqual(document([]))
  })
})

describe('lines that are passed over', () => {
  test.each([
    ['FDT board.dtb', '"FDT" is not a keyword'],
    ['DEFAULT=linux', '"DEFAULT=linux" is not a keyword; write a blank behind DEFAULT'],
    ['MENU FOO bar', '"MENU FOO" is not a keyword'],
    ['MENU', '"MENU" is not a keyword'],
    ['MENU MASTER KEY', '"MENU MASTER KEY" is not a keyword'],
    ['\ufeffDEFAULT a', '"\ufeffDEFAULT" is not a keyword'],
    ['\u017fAY a', '"\u017fAY" is not a keyword'],
    ['MENU HELP a.txt', 'MENU HELP stands outside any label'],
    ['MENU PASSWD x', 'MENU PASSWD stands outside any label or submenu'],
  ])('%j', (line, reason) => {
    expect(parse(`${line}\n`).children).toEqual([{ type: 'ignored', text: line, reason }])
  })
})

describe('resolve', () => {
  const names = (mac: string, ipv4?: string, uuid?: string) => resolve({ mac, ipv4, uuid })

  test('UUID, MAC, IPv4 address and what begins as it, default', () => {
    expect(names('08:00:27:00:33:AB', '10.0.33.11', '44454C4C-4200-104a-8052-b3c04f4a3132')).toEqual(
      [
        '44454c4c-4200-104a-8052-b3c04f4a3132',
        '01-08-00-27-00-33-ab',
        '0A00210B',
        '0A00210',
        '0A0021',
        '0A002',
        '0A00',
        '0A0',
        '0A',
        '0',
        'default',
      ].map(name => `pxelinux.cfg/${name}`),
    )
  })

  test.each(['08-00-27-00-33-AB', '0800.2700.33ab', '0800270033ab'])('reads the MAC address %s', mac => {
    expect(names(mac)).toEqual(['pxelinux.cfg/01-08-00-27-00-33-ab', 'pxelinux.cfg/default'])
  })

  test('over InfiniBand the hardware type alone, for the request holds no address', () => {
    const mac = '80:00:02:08:FE:80:00:00:00:00:00:00:00:02:C9:03:00:10:39:01'
    const expected = ['pxelinux.cfg/20', 'pxelinux.cfg/default']
    expect(names(mac)).toEqual(expected)
    expect(names(mac.replaceAll(':', '-'))).toEqual(expected)
    expect(() => names(mac.replace(':', '-'))).toThrow(RangeError)
  })

  test('a UUID of nothing but zeros is not asked for', () => {
    expect(names('0800270033ab', undefined, '00000000-0000-0000-0000-000000000000')).toHaveLength(2)
  })

  test.each([
    [
      ['08:00:27:00:33'],
      '"08:00:27:00:33" is neither an Ethernet address such as 08:00:27:00:33:11 nor one of InfiniBand, with twenty octets',
    ],
    [['0800270033ab', '10.0.33'], '"10.0.33" is not an IPv4 address such as 10.0.33.11'],
    [['0800270033ab', '10.0.33.256'], '"10.0.33.256" is not an IPv4 address such as 10.0.33.11'],
    [['0800270033ab', '10.0.33.1', 'x'], '"x" is not a UUID such as 44454c4c-4200-104a-8052-b3c04f4a3132'],
  ] as const)('%j', ([mac, ipv4, uuid], message) => {
    expect(() => names(mac, ipv4, uuid)).toThrow(new RangeError(message))
  })
})
