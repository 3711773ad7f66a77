import {
  allow,
  auto,
  blank,
  comment,
  document,
  iface,
  mapping,
  noAutoDown,
  noScripts,
  option,
  parse,
  rename,
  source,
  sourceDirectory,
  type Stanza,
} from '@cluster-configs/interfaces'
import { bare } from '@cluster-configs/syntax/laws'
import { describe, expect, test } from 'vitest'

/** What the text means, without how it was spelt. */
function reads(text: string, ...stanzas: Stanza[]): void {
  expect(bare(parse(text).children)).toEqual(stanzas)
}

describe('interfaces(5)', () => {
  test('EXAMPLE', () => {
    const text = `auto eth0
allow-hotplug eth1

iface eth0 inet dhcp

iface eth0 inet6 auto

iface eth1 inet static
    address 192.168.1.2/24
    gateway 192.168.1.1
`
    expect(parse(text)).toEqual(
      document([
        auto(['eth0']),
        allow('hotplug', ['eth1']),
        blank(),
        iface('eth0', 'inet', 'dhcp'),
        blank(),
        iface('eth0', 'inet6', 'auto'),
        blank(),
        iface('eth1', 'inet', 'static', [
          option('address', '192.168.1.2/24'),
          option('gateway', '192.168.1.1'),
        ]),
      ]),
    )
  })

  test('FILE FORMAT: lines that begin with # are comments, and end-of-line comments are not supported', () => {
    reads(
      '# one\n  #two\nauto eth0 # three\n',
      comment('one'),
      { type: 'comment', text: 'two' },
      auto(['eth0', '#', 'three']),
    )
  })

  test('FILE FORMAT: a line whose last character is a backslash goes on in the next', () => {
    reads('au\\\nto eth0 \\\n  eth1\n', auto(['eth0', 'eth1']))
    reads(
      'iface eth0 inet manual\n up echo a \\\n  # b\n',
      iface('eth0', 'inet', 'manual', [option('up', 'echo a   # b')]),
    )
  })

  test('INTERFACE SELECTION', () => {
    reads('auto lo eth0\nallow-auto eth1\n', auto(['lo', 'eth0']), auto(['eth1']))
    reads('no-auto-down eth0\nno-scripts eth*\n', noAutoDown(['eth0']), noScripts(['eth*']))
  })

  test('INTERFACE SELECTION: without a name, a line in an iface means that one', () => {
    reads(
      'iface eth0 inet dhcp\n auto\n allow-hotplug\n no-auto-down\n no-scripts\n mtu 9000\n',
      iface('eth0', 'inet', 'dhcp', [
        auto(),
        allow('hotplug'),
        noAutoDown(),
        noScripts(),
        option('mtu', '9000'),
      ]),
    )
  })

  test('INTERFACE RENAMING', () => {
    reads('rename eth0=lan /mac/08:*=wan\n', rename(['eth0=lan', '/mac/08:*=wan']))
  })

  test('INCLUDING OTHER FILES', () => {
    reads('source interfaces.d/*.cfg  "a b"\n', source('interfaces.d/*.cfg  "a b"'))
    reads(
      'source-directory interfaces.d\nsource-dir x\n',
      sourceDirectory('interfaces.d'),
      sourceDirectory('x'),
    )
  })

  test('MAPPINGS', () => {
    reads(
      'mapping eth0 wlan*\n\tscript /usr/local/sbin/map-scheme\n\tmap HOME eth0-home\n\tmap\n',
      mapping(
        ['eth0', 'wlan*'],
        [option('script', '/usr/local/sbin/map-scheme'), option('map', 'HOME eth0-home'), option('map', '')],
      ),
    )
  })

  test.each<[string, Stanza]>([
    ['inet6 v4tunnel', iface('x', 'inet6', 'v4tunnel')],
    ['inet6 6to4', iface('x', 'inet6', '6to4')],
    ['inet wvdial', iface('x', 'inet', 'wvdial')],
    ['ipx dynamic', iface('x', 'ipx', 'dynamic')],
    ['can static', iface('x', 'can', 'static')],
  ])('INTERFACE DEFINITIONS: iface x %s', (words, stanza) => {
    reads(`iface x ${words}\n`, stanza)
  })

  test('INTERFACE DEFINITIONS: options need not be indented', () => {
    reads('iface x inet manual\nmtu 9000\n', iface('x', 'inet', 'manual', [option('mtu', '9000')]))
  })

  test('INTERFACE TEMPLATES', () => {
    reads('iface x inet static inherits y\n', iface('x', 'inet', 'static', [], 'y'))
    reads('iface x inet inherits y\n', iface('x', 'inet', undefined, [], 'y'))
    reads('iface x inherits y\n', iface('x', undefined, undefined, [], 'y'))
  })

  test('PATTERN MATCHING INTERFACES', () => {
    reads('auto /eth*=eth mac/08:00:27:*/1\n', auto(['/eth*=eth', 'mac/08:00:27:*/1']))
  })

  test('IFACE OPTIONS: any name is one, any number of times', () => {
    reads(
      'iface br0 inet manual\n bridge_ports eth0\n bond-mode? 4\n up a\n post-up b  c\n up a\n',
      iface('br0', 'inet', 'manual', [
        option('bridge_ports', 'eth0'),
        option('bond-mode?', '4'),
        option('up', 'a'),
        option('post-up', 'b  c'),
        option('up', 'a'),
      ]),
    )
  })
})

describe('beyond the manual page', () => {
  test('every blank of isspace(3) separates words, and no other', () => {
    reads('\r\fauto\veth0\teth1\u00a0x \r\n', auto(['eth0', 'eth1\u00a0x']))
  })

  test('keywords are in lower case', () => {
    reads('iface x inet dhcp\n Auto eth0\n', iface('x', 'inet', 'dhcp', [option('Auto', 'eth0')]))
  })

  test('a stanza ends at the next, comments and empty lines behind its last option stand behind it', () => {
    reads(
      'iface x inet dhcp\n # in\n\n mtu 1\n # out\n\nauto x\n',
      iface('x', 'inet', 'dhcp', [comment('in'), blank(), option('mtu', '1')]),
      comment('out'),
      blank(),
      auto(['x']),
    )
  })

  test('names may be left out', () => {
    reads('auto\nallow-x\nrename\nmapping\nsource\n', auto(), allow('x'), rename([]), mapping([]), source(''))
  })

  test('"allow-" alone is an option', () => {
    reads('iface x inet dhcp\n allow- y\n', iface('x', 'inet', 'dhcp', [option('allow-', 'y')]))
  })

  test('other words behind the method are not read', () => {
    reads('iface x inet static foo inherits y\n', iface('x', 'inet', 'static'))
    reads('iface x inherits y inherits z\n', iface('x', undefined, undefined, [], 'y'))
  })

  test('words are cut behind 79 characters, values are not', () => {
    const long = 'x'.repeat(200)
    reads(`auto ${long}\n`, auto([long.slice(0, 79)]))
    reads(
      `iface x inet dhcp\n ${long} ${long}\n`,
      iface('x', 'inet', 'dhcp', [option(long.slice(0, 79), long)]),
    )
  })

  test('a comment does not go on in the next line', () => {
    reads('# a \\\nauto x\n', comment('a \\'), auto(['x']))
  })

  test('a blank or a carriage return behind a backslash lets the line end', () => {
    reads(
      'iface x inet dhcp\n up a \\ \n down b\n',
      iface('x', 'inet', 'dhcp', [option('up', 'a \\'), option('down', 'b')]),
    )
    reads('iface x inet dhcp\r\n up a\\\r\n', iface('x', 'inet', 'dhcp', [option('up', 'a\\')]))
  })

  test('a line goes on while what was joined ends with a backslash', () => {
    reads('auto a\\\\\n\n b\n', auto(['a', 'b']))
    reads('auto a\\\\\nb\n', auto(['a\\b']))
  })

  test('backslashes at the end of the file go', () => {
    reads('auto a\\\\', auto(['a']))
    reads('auto a\\\n', auto(['a']))
    reads('\\', blank())
  })

  test('a line that goes on may begin with what a line cannot', () => {
    reads('iface x inet dhcp\n\\\n#a b\n', iface('x', 'inet', 'dhcp', [option('#a', 'b')]))
    reads('iface x inet dhcp\n\\\n auto b\n', iface('x', 'inet', 'dhcp', [option('', 'auto b')]))
  })

  test('nothing is read behind a NUL', () => {
    reads('auto a\0b\\\n\0auto b\nauto c\\\0\nd\n', auto(['a']), blank(), auto(['cd']))
  })

  test('a last line without a line feed is a line, and an empty file has none', () => {
    reads('auto a', auto(['a']))
    expect(parse('')).toEqual(document([]))
  })
})
