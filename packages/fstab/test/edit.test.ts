import {
  comment,
  entry,
  find,
  format,
  getOption,
  locate,
  parse,
  removeOption,
  replace,
  serialize,
  setOption,
  type Entry,
} from '@cluster-configs/fstab'
import { expect, test } from 'vitest'

const text = `# <file system>\t<mount point>
UUID=6d\t/\text4\terrors=remount-ro  0 1 # the disk
  /srv/a\\040b /b none  bind
`
const table = parse(text, { file: '/etc/fstab' })

function mountedOn(file: string): Entry {
  const found = find(table, 'entry', entry => entry.file === file)
  if (found === undefined) throw new Error(`nothing on ${file}`)
  return found
}

test('one field changed, only its bytes differ', () => {
  const root = mountedOn('/')
  const edited = replace(table, root, { ...root, options: [...root.options, 'noatime'] })
  expect(serialize(edited)).toBe(text.replace('remount-ro', 'remount-ro,noatime'))
})

test('an option is asked, set and removed by its name', () => {
  const root = mountedOn('/')
  expect(getOption(root.options, 'errors')).toBe('remount-ro')
  const options = removeOption(setOption(root.options, 'commit', '60'), 'errors')
  expect(serialize(replace(table, root, { ...root, options }))).toBe(
    text.replace('errors=remount-ro', 'commit=60'),
  )
})

test('what stands behind a NUL at the end stays there, as long as that is the end', () => {
  const cut = parse('a /x t\0junk')
  const [node] = cut.children
  if (node?.type !== 'entry') throw new Error('one entry')
  expect(serialize(replace(cut, node, { ...node, file: '/y' }))).toBe('a /y t\0junk')
  expect(serialize(replace(cut, node, [node, entry('b', '/y', 't')]))).toBe('a /x t\nb /y t defaults 0 0\n')
})

test('a field that was left out is written when it is needed', () => {
  const bind = mountedOn('/b')
  expect(serialize(replace(table, bind, { ...bind, passno: 2 }))).toBe(text.replace('bind\n', 'bind 0 2\n'))
})

test('an escaped field keeps its spelling while it keeps its value', () => {
  const bind = mountedOn('/b')
  expect(serialize(replace(table, bind, { ...bind, spec: '/srv/a b' }))).toBe(text)
  expect(serialize(replace(table, bind, { ...bind, spec: '/srv/c d' }))).toBe(
    text.replace('a\\040b', 'c\\040d'),
  )
})

test('a new line ends as the file does', () => {
  const crlf = parse('a /x t\r\nb /y t')
  const last = crlf.children[1]
  if (last === undefined) throw new Error('two lines')
  const added = replace(crlf, last, [last, entry('c', '/z', 't')])
  expect(serialize(added)).toBe('a /x t\r\nb /y t\r\nc /z t defaults 0 0\r\n')
})

test('a node removed takes its line along', () => {
  expect(serialize(replace(table, mountedOn('/'), []))).toBe(text.replace(/^UUID.*\n/m, ''))
})

test('a comment can be put on an entry', () => {
  const bind = mountedOn('/b')
  const edited = replace(table, bind, { ...bind, comment: ' bound' })
  expect(serialize(edited)).toBe(text.replace('bind\n', 'bind 0 0 # bound\n'))
})

test('locate finds nodes and fields, in what was read and in what was made', () => {
  const root = mountedOn('/')
  expect(locate(table, root)?.start).toEqual({ offset: 30, line: 2, column: 1 })
  expect(locate(table, root, 'vfstype')).toEqual({
    start: { offset: 40, line: 2, column: 11 },
    end: { offset: 44, line: 2, column: 15 },
  })
  expect(locate(table, mountedOn('/b'))?.start).toMatchObject({ line: 3, column: 3 })
  expect(locate(table, comment('elsewhere'))).toBeUndefined()
})

test('format spells canonically and keeps comments', () => {
  expect(format(text)).toBe(`# <file system>\t<mount point>
UUID=6d / ext4 errors=remount-ro 0 1 # the disk
/srv/a\\040b /b none bind 0 0
`)
})
