import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

/* What a person is told of a path, and of a file that ends where one is expected. */

const quiet = 'no_subtree_check'

describe('a path', () => {
  test.each([
    ['srv', 'write /srv'],
    ['_srv', 'write /_srv'],
    ['a;', 'write /a;'],
    ['a~', 'write /a~'],
    ['a-b', 'write /a-b'],
    ['a@b', 'write /a@b'],
    ['10.0.0.1x', 'write /10.0.0.1x'],
    ['a10.0.0.0/8', 'write /a10.0.0.0/8'],
    ['a/b:/c', 'write /a/b:/c'],
    [';', 'a comment begins with "#"'],
    ['node1:/srv', 'an export is on this machine: write /srv'],
    ['-ro', 'options stand behind a path and its client'],
    ['10.0.0.1', 'a line begins with the path, and the clients follow'],
    ['10.0.0.0/24', 'a line begins with the path, and the clients follow'],
    ['@nodes', 'a line begins with the path, and the clients follow'],
    ['*', 'a line begins with the path, and the clients follow'],
    ['~/a', 'exportfs knows no "~"'],
    ['+a', 'a path begins with a slash'],
    ['V4:', 'the root of NFSv4 is the export with fsid=0'],
    ['((ro))', 'a path begins with a slash'],
  ])('%s is none', (path, advice) => {
    expect(told(`${path} @a(${quiet})\n`)).toEqual([`"${path}" is no path from the root; ${advice}`])
  })

  test.each([
    ['/home/*', '"/home/*" is one path with that name; write a line for each path'],
    ['/home/?', '"/home/?" is one path with that name; write a line for each path'],
    [
      '/srv\u00a0a',
      'there is a no-break space in "/srv\u00a0a", which separates nothing; write a plain blank',
    ],
    [
      '/srv(ro)',
      '"/srv(ro)" is read as a path, for options stand behind a client; write /srv *(ro) for everyone',
    ],
    [
      'a(ro)',
      '"a(ro)" is read as a path, for every line begins with one; if it is a client of the line before, end that with a backslash and nothing behind it, and put no comment between',
    ],
    [
      '\ufeff#',
      'the file begins with a byte order mark, which is read as a part of the first path, so that even a comment is none; take it out',
    ],
    [
      'srv/$DIR',
      '"$DIR" looks like a template, and exportfs reads the line as it stands; write what is to stand there, or have the template filled in first',
    ],
    [
      '~/${D}x',
      '"${D}" looks like a template, and exportfs reads the line as it stands; write what is to stand there, or have the template filled in first',
    ],
  ])('%s', (path, message) => {
    expect(told(`${path} @a(${quiet})\n`)).toEqual([message])
  })

  test.each(['/srv(ro)x', '/srv(', '/a;b', '/~', '/a\ufeff', '/$1'])('%s is one', path => {
    expect(told(`${path} @a(${quiet})\n`)).toEqual([])
  })

  test('has a byte order mark of its own behind the first line', () => {
    expect(told(`/a @a(${quiet})\n\ufeff/b @a(${quiet})\n`)).toEqual([
      '"\ufeff/b" is no path from the root; a path begins with a slash',
    ])
  })
})

describe('a file that ends before its end', () => {
  const stop = 'stands where a path is expected, and exportfs stops reading there, without a word:'
  test.each([
    [
      '\r\n',
      `a carriage return ${stop} what is added below is not exported; end the lines with a line feed alone`,
    ],
    [
      ' \t\r\n# a\r\n \t# b\n\r\n',
      `a carriage return ${stop} what is added below is not exported; end the lines with a line feed alone`,
    ],
    [
      '\r\n  /b @a(ro)\r\n',
      `a carriage return ${stop} all that follows is not exported; end the lines with a line feed alone`,
    ],
    ['"" \r\n', `an empty word ${stop} all that follows is not exported`],
  ])('%j', (rest, message) => {
    expect(told(`/a @a(${quiet})\r\n${rest}`)).toEqual([message])
  })
})
