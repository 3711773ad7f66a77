import { parse, problems, type Node } from '@cluster-configs/fstab'
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
  expect(found.map(problem => problem.node)).toEqual([
    table.children[0],
    table.children[0],
    table.children[1],
  ] satisfies (Node | undefined)[])
  expect(found[0]).toEqual({
    rule: 'ignored-line',
    severity: 'error',
    node: table.children[0],
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
    offends(`/dev/sda1 /x ext4 ${'a,'.repeat(2000)}ro 0 2\n`)
  })
})

describe('the source', () => {
  test('is no tag that mount knows', () => {
    offends('uuid=1234 /x ext4 defaults 0 2\n', 'unsupported-tag: spec')
    offends('/dev/disk/by-label/a=b /x ext4 defaults 0 2\n')
  })

  test('is a tag without a value', () => {
    offends('LABEL= /x ext4 defaults 0 2\n', 'empty-tag: spec')
    offends('UUID="" /x ext4 defaults 0 2\n', 'empty-tag: spec')
  })
})

describe('the target', () => {
  test('is there already', () => {
    offends('/dev/sda1 /x ext4\n/dev/sda2 /x/ ext4\n', 'duplicate-target: file')
    offends('/dev/sda1 none swap\n/dev/sda2 none swap\n')
  })

  test('is hidden by what is mounted above it later', () => {
    offends('/dev/sda1 /x/y/z ext4\n/dev/sda2 /x ext4\n', 'wrong-order: file')
    offends('/dev/sda1 /xy ext4\n/dev/sda2 /x ext4\n')
    offends('/dev/sda1 /x ext4\n/dev/sda2 / ext4 defaults 0 1\n')
  })

  test('is no path from the root', () => {
    offends('/dev/sda1 mnt ext4\n', 'relative-target: file')
    offends('/dev/sda1 /none swap\n', 'swap-target: file')
  })
})

test('the type none is for binding and moving', () => {
  offends('/srv /x none defaults\n', 'none-type: vfstype')
  offends('/srv /x none rbind\n')
})

test('options of swap have their own values', () => {
  offends('/dev/sda1 none swap discard=always\n', 'swap-option: options')
  offends('/dev/sda1 none swap pri=high\n', 'swap-option: options')
})

describe('the sixth field', () => {
  test('is 1 for the root, where it can be checked', () => {
    offends('/dev/sda1 / ext4 defaults 0 0\n', 'root-passno: passno')
    offends('/dev/sda1 / btrfs defaults 0 0\n10.0.33.1:/a / nfs\n', 'duplicate-target: file')
  })

  test('is 0 for what cannot be checked', () => {
    offends('10.0.33.1:/a /x nfs defaults 0 2\n', 'not-checkable: passno')
  })
})
