import { commandLine, locate, parse, problems, type Node } from '@cluster-configs/pxelinux'
import { alphabet, documents, texts } from '@cluster-configs/pxelinux/arbitrary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

/** The rules that a text offends, errors with their severity, with the field where one is at fault. */
function rules(text: string): readonly string[] {
  return problems(parse(text)).map(({ rule, field, severity }) => {
    const place = field === undefined ? rule : `${rule}: ${field}`
    return severity === 'error' ? `error ${place}` : place
  })
}

function offends(text: string, ...expected: readonly string[]): void {
  expect(rules(text)).toEqual(expected)
}

/** The rules that the lines of a label offend. */
function labelOffends(lines: string, ...expected: readonly string[]): void {
  offends(`DEFAULT a\nLABEL a\n${lines}\n`, ...expected)
}

test('a configuration as it should be has no problems', () => {
  offends(`# the cluster
SERIAL 0 115200
UI vesamenu.c32
DEFAULT node1
PROMPT 0
TIMEOUT 50
NOHALT 01
MENU TITLE Cluster # 1
MENU COLOR title 1;36;44 #c00090f0 * std
MENU COLOR msg07 37;40 #90ff #a0a std
F1 help.txt

LABEL node1
  MENU LABEL ^Node 1
  KERNEL node1/vmlinuz.pxe
  INITRD node1/initrd.pxe
  APPEND root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw
  IPAPPEND 2
  TEXT HELP
  Boots from the network
  ENDTEXT
MENU BEGIN tools
LABEL memtest
  KERNEL memdisk
  APPEND initrd=memtest.img
LABEL back
  MENU EXIT
MENU END
LABEL more
  MENU GOTO tools
LABEL local
  LOCALBOOT -1
`)
})

test('the time it takes grows with the file and no faster', { timeout: 5000 }, () => {
  const labels = Array.from({ length: 60_000 }, (_, index) => `LABEL n${index}\n  KERNEL vmlinuz\n`)
  offends(`DEFAULT n0\n${labels.join('')}`)
})

test('problems come in the order of the document, each with its node and a sentence', () => {
  const config = parse('DEFAULT b\nFOO\nLABEL a\nKERNEL\nTIMEOUT x\n')
  const found = problems(config)
  const [first, second, label] = config.children
  const inside = label?.type === 'label' ? label.children : []
  expect(found.map(({ node }) => node)).toEqual([first, second, ...inside] satisfies (Node | undefined)[])
  expect(found[0]).toEqual({
    rule: 'unknown-default',
    severity: 'error',
    node: first,
    field: 'value',
    message: 'no label is called "b", so that PXELINUX looks for a file of that name',
  })
  for (const { message } of found) expect(message).not.toMatch(/\.$/)
})

test('whatever the text, each problem stands somewhere in it, behind the one before', () => {
  const broken = fc.array(fc.constantFrom(...alphabet)).map(pieces => parse(pieces.join('')))
  const any = fc.oneof(
    broken,
    documents,
    texts.map(text => parse(text)),
  )
  fc.assert(
    fc.property(any, document => {
      const offsets = problems(document).map(({ node }) => locate(document, node)?.start.offset ?? -1)
      expect(offsets).not.toContain(-1)
      expect(offsets).toEqual(offsets.toSorted((left, right) => left - right))
      const machine = {
        mac: '52:54:00:12:34:56',
        ipv4: '10.0.2.15',
        server: '10.0.2.2',
        netmask: '255.0.0.0',
      }
      expect(() => commandLine(document, undefined, machine)).not.toThrow()
    }),
    { numRuns: runs(200) },
  )
})

describe('what is booted', () => {
  test('nothing', () => {
    offends('LABEL a\nKERNEL k\n', 'no-default')
    offends('NOESCAPE 1\nLABEL a\nKERNEL k\n', 'error no-default')
    offends('DEFAULT\nLABEL a\nKERNEL k\n', 'error empty-default')
    offends('INCLUDE x\nLABEL a\nKERNEL k\n')
    offends('MENU TITLE a\n')
    offends('')
  })

  test('a label that is not there', () => {
    offends('DEFAULT b\nLABEL a\nKERNEL k\n', 'error unknown-default: value')
    offends(
      'DEFAULT b x\nLABEL b\nKERNEL k\nMENU DISABLE\n',
      'error unknown-default: value',
      'menu-without-ui',
    )
    offends('DEFAULT A\nLABEL a\nKERNEL k\n', 'error unknown-default: value')
    offends('DEFAULT b\nUI menu.c32\nLABEL a\nKERNEL k\n', 'unknown-default: value')
    offends(
      'DEFAULT b\nMENU BEGIN m\nLABEL b\nMENU EXIT\nMENU END\nLABEL a\nKERNEL menu.c32\n',
      'error unknown-default: value',
    )
  })

  test('a file', () => {
    offends('DEFAULT menu.c32\nLABEL a\nKERNEL k\n')
    offends('DEFAULT menu\nMENU TITLE x\nLABEL a\nKERNEL k\n')
    offends('DEFAULT boot/vmlinuz\nLABEL a\nKERNEL k\n')
    offends('DEFAULT vmlinuz\n')
    offends('DEFAULT b\nINCLUDE x\nLABEL a\nKERNEL k\n')
    offends('IMPLICIT 0\nDEFAULT menu.c32\nLABEL a\nKERNEL k\n', 'error unknown-default: value')
  })

  test('the first of labels of one name', () => {
    offends('DEFAULT a\nLABEL a\nKERNEL k\nLABEL a\nKERNEL l\n', 'duplicate-label: name')
    offends(
      'DEFAULT a\nLABEL a\nKERNEL k\nMENU DISABLE\nLABEL a\nKERNEL l\nLABEL A\nKERNEL m\n',
      'menu-without-ui',
    )
  })

  test('labels that go back in a menu, or of which only the first word is the same', () => {
    const back = 'MENU BEGIN\nLABEL back\nMENU EXIT\nMENU END\n'
    offends(`DEFAULT menu.c32\n${back}${back}`)
    const labels = 'LABEL Debian 12\nKERNEL k\nLABEL Debian 13\nKERNEL l\n'
    offends(`DEFAULT menu.c32\n${labels}`, 'label-name: name', 'label-name: name')
  })

  test('no menu', () => {
    offends('DEFAULT a\nMENU TITLE a\nMENU CLEAR\nLABEL a\nKERNEL k\n', 'menu-without-ui')
    offends('DEFAULT a\nMENU TITLE a\nLABEL a\nKERNEL /menu.c32 x\n')
    offends('DEFAULT a\nMENU TITLE a\nLABEL a\nCOM32 vesamenu\n')
    offends('DEFAULT a\nMENU TITLE a\nINCLUDE x\nLABEL a\nKERNEL k\n')
  })
})

describe('a label', () => {
  test('without a name, or of more than one word', () => {
    offends('DEFAULT x\nLABEL\nKERNEL k\n', 'error unknown-default: value', 'label-name')
    offends('DEFAULT a\nLABEL a b\nKERNEL k\n', 'label-name: name')
    offends('DEFAULT a\nLABEL a \nKERNEL k\n')
  })

  test('without a kernel', () => {
    labelOffends('APPEND x', 'label-without-kernel: name')
    labelOffends('INCLUDE x')
    offends('UI menu.c32\nLABEL a\nMENU HELP x\n')
    labelOffends('KERNEL', 'error empty-kernel')
    labelOffends('LOCALBOOT', 'not-a-number')
  })

  test('of which one line stands in the place of another', () => {
    labelOffends('KERNEL k\nLINUX l', 'overridden')
    labelOffends('KERNEL k\nAPPEND x\nAPPEND y', 'overridden')
    labelOffends('KERNEL k\nIPAPPEND 1\nSYSAPPEND 2', 'overridden')
    labelOffends('KERNEL k\nAPPEND x\nAPPEND x')
  })

  test('of a kind that PXELINUX boots otherwise, or not at all', () => {
    labelOffends('COMBOOT a', 'error kind-of-kernel: keyword')
    labelOffends('KERNEL vmlinuz-6.0', 'kind-of-kernel: value')
    labelOffends('KERNEL memtest.bin', 'kind-of-kernel: value')
    labelOffends('LINUX vmlinuz-6.0')
    labelOffends('KERNEL gpxelinux.0 x')
    labelOffends('KERNEL linux.0 x', 'kind-of-kernel: value')
    labelOffends('KERNEL undionly.0')
    labelOffends('KERNEL dos.img', 'floppy-image: value')
  })

  test('with options in place of those of the whole file', () => {
    const config = (own: string) => `DEFAULT a\nAPPEND x y\nLABEL a\nKERNEL k\n${own}`
    offends(config('APPEND z\n'), 'append-replaced: value')
    for (const own of ['', 'APPEND -\n', 'APPEND x y z\n', 'APPEND z y\n']) offends(config(own))
    offends('DEFAULT a\nAPPEND x y\nLABEL a\nKERNEL k.c32\nAPPEND z\n')
  })

  test('with an initial RAM disk that is not loaded', () => {
    labelOffends('KERNEL k\nAPPEND initrd= a', 'error empty-initrd: value')
    labelOffends('KERNEL k\nAPPEND initrd=a, b', 'error empty-initrd: value')
    labelOffends('KERNEL k\nINITRD', 'error empty-initrd: value')
    labelOffends('KERNEL k\nINITRD a b', 'initrd-blank: value')
    labelOffends('KERNEL k\nINITRD a\tb c=d', 'initrd-blank: value')
    labelOffends('KERNEL k\nINITRD a setkmap=us')
    labelOffends('KERNEL k\nINITRD a ')
    labelOffends('KERNEL k\nINITRD a\nAPPEND initrd=b', 'initrd-twice: value')
    labelOffends('KERNEL k\nAPPEND initrd=b initrd=c', 'initrd-twice: value')
    labelOffends('KERNEL k\nAPPEND initrd=b,initrd=c', 'initrd-twice: value')
    labelOffends('KERNEL k\nAPPEND noinitrd=1 initrd=c', 'initrd-twice: value')
    labelOffends('KERNEL k\nAPPEND initrd=c skipinitrd=1')
    labelOffends('KERNEL k\nAPPEND x Initrd=b', 'initrd-case: value')
    labelOffends('KERNEL k initrd=b')
    labelOffends('KERNEL menu.c32\nAPPEND initrd= a')
  })

  test('whose command line is too long', () => {
    labelOffends(`KERNEL k\nAPPEND ${'x'.repeat(2046)}`, 'error command-line-too-long')
    labelOffends(`KERNEL k\nAPPEND ${'x'.repeat(2045)}`, 'command-line-too-long')
    labelOffends(`KERNEL k\nAPPEND ${'x'.repeat(2034)}`)
  })
})

describe('lines', () => {
  test('that are passed over', () => {
    labelOffends('KERNEL k\nKERNAL l', 'ignored-line: text')
    labelOffends('KERNEL k\nAPPEND x \\\ny', 'continued-line')
    offends('\u00ef\u00bb\u00bfDEFAULT a\n', 'byte-order-mark: text')
    offends('KERNEL k\nDEFAULT a\n', 'ignored-line: text')
  })

  test.each([
    ['KERNAL x', 'did you mean KERNEL'],
    ['lable x', 'did you mean LABEL'],
    ['MENU LABLE x', 'did you mean MENU LABEL'],
    ['MENU KERNEL x', 'write KERNEL without MENU'],
    ['MENU GOTO x', 'put MENU GOTO behind a LABEL line'],
    ['MENU EXIT', 'put it into a label of a submenu, or include this file in one'],
    ['\x1a', 'it is the mark that DOS ends a file with; take it out'],
    ['MENU', 'a keyword such as TITLE or LABEL must follow MENU'],
    ['KERNEL x', 'put KERNEL behind a LABEL line'],
    ['default=x', 'write a blank behind DEFAULT'],
    ['fdtdir x', 'only U-Boot reads it'],
    ['; x', 'a comment begins with #'],
    ['ENDTEXT', 'there is no TEXT that it could end'],
    ['menuentry "x" {', 'it is of GRUB’s configuration'],
    ['timeout\u00a050', 'write a blank behind TIMEOUT'],
  ])('%s', (line, hint) => {
    const [found] = problems(parse(`${line}\n`))
    expect(found?.message).toContain(hint)
  })

  test('that are nothing like a keyword', () => {
    expect(problems(parse('xyzzy plugh\n')).map(({ message }) => message)).toEqual([
      'PXELINUX passes over this line: "xyzzy" is not a keyword',
    ])
  })

  test('of which a part is lost', () => {
    labelOffends(
      `KERNEL k\nAPPEND ${'x'.repeat(1000)}\n# ${'x'.repeat(4095)}\n`,
      'line-too-long',
      'ignored-line: text',
    )
    offends('DEFAULT a\rTIMEOUT 5\n', 'line-cut')
    offends('DEFAULT a\0x\n', 'line-cut')
    offends('DEFAULT a\r\n')
  })

  test('that end nothing, or are ended by nothing', () => {
    offends('MENU BEGIN\n', 'unended-submenu')
    offends('MENU END\n', 'menu-end')
    offends('TEXT HELP\nx\n', 'unended-text')
    offends('TEXT x\nENDTEXT\n', 'text-command: command')
  })
})

describe('values', () => {
  test('numbers', () => {
    offends('TIMEOUT 9\n', 'short-timeout: value')
    offends('TIMEOUT 20 sec\n', 'short-timeout: value')
    offends('TIMEOUT 20.5\n', 'short-timeout: value')
    offends('TIMEOUT five\n', 'not-a-number: value')
    offends('PROMPT\n', 'not-a-number')
    offends('IPAPPEND 0x80000\n', 'unknown-bits: value')
    for (const line of ['TIMEOUT 0', 'TIMEOUT 10', 'TOTALTIMEOUT 50', 'IPAPPEND 0x3', 'PROMPT 1']) {
      offends(`${line}\n`)
    }
    labelOffends('LOCALBOOT -1')
  })

  test('NOHALT, of which the first character is not seen', () => {
    offends('NOHALT 1\n', 'nohalt: value')
    for (const line of ['NOHALT  1', 'NOHALT 01', 'NOHALT 0']) offends(`${line}\n`)
  })

  test('ALLOWOPTIONS, which labels do not heed', () => {
    offends('ALLOWOPTIONS 0\n', 'allowoptions: value')
    offends('ALLOWOPTIONS 1\n')
    offends('ALLOWOPTIONS 0\nINCLUDE x\nNOESCAPE 1\n')
  })

  test('quotes and comments', () => {
    labelOffends('KERNEL "k"', 'quotes: value')
    labelOffends('KERNEL k # x', 'comment-in-value: value')
    offends('DEFAULT k\nPROMPT 0\t# no prompt\nTIMEOUT 50 # 5 seconds\n')
    labelOffends('KERNEL k\nAPPEND x # y', 'comment-in-value: value')
    labelOffends('KERNEL k\nAPPEND x="a b" y#z')
  })

  test('a later line in the place of this one', () => {
    offends('DEFAULT menu.c32\nDEFAULT vmlinuz\n', 'overridden')
    offends('TIMEOUT 50\nTIMEOUT 50\n')
  })
})

describe('menus', () => {
  test('that are not there', () => {
    offends('LABEL a\nMENU GOTO b\n', 'no-default', 'unknown-submenu: value')
    offends('UI menu.c32\nMENU INCLUDE x b\nLABEL a\nMENU GOTO b\nLABEL c\nMENU GOTO .top\n')
  })

  test('colours', () => {
    offends('MENU COLOR tittle * #fff #fff std\n', 'unknown-element: value')
    offends('MENU COLOUR title * #ff #fff std\n', 'bad-color: value')
    offends('MENU COLOR\n', 'unknown-element')
    offends('menu color screen 37;40\n')
  })
})
