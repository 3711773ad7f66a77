import {
  append,
  comment,
  directive,
  find,
  format,
  initrd,
  kernel,
  label,
  locate,
  parse,
  replace,
  serialize,
  walk,
  type Directive,
  type Keyword,
  type Label,
} from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'

const source = `default  linux   # keep
prompt 0

label linux
\tmenu label ^Linux
\tkernel\tvmlinuz
\tappend initrd=initrd.gz quiet

# the disk
label local
\tlocalboot 0
`
const config = parse(source, { file: 'pxelinux.cfg/default' })

function named(name: string): Label {
  const found = find(config, 'label', label => label.name === name)
  if (found === undefined) throw new Error(`no label ${name}`)
  return found
}

function first(keyword: Keyword): Directive {
  const found = find(config, 'directive', directive => directive.keyword === keyword)
  if (found === undefined) throw new Error(`no ${keyword}`)
  return found
}

test('one field changed, only its bytes differ', () => {
  const kernel = first('KERNEL')
  expect(serialize(replace(config, kernel, { ...kernel, value: 'node1/vmlinuz' }))).toBe(
    source.replace('vmlinuz', 'node1/vmlinuz'),
  )
  expect(serialize(replace(config, kernel, { ...kernel, keyword: 'LINUX' }))).toBe(
    source.replace('kernel', 'linux'),
  )
})

test('a new directive follows the case and the indent of its neighbours', () => {
  const line = first('APPEND')
  const edited = replace(config, line, [append('quiet'), initrd('initrd.gz')])
  expect(serialize(edited)).toBe(source.replace('initrd=initrd.gz quiet\n', 'quiet\n\tinitrd initrd.gz\n'))
})

test('a new label is indented as the manual does it', () => {
  const local = named('local')
  const edited = replace(config, local, [label('rescue', [kernel('rescue')]), local])
  expect(serialize(edited)).toBe(source.replace('label local', 'label rescue\n  kernel rescue\nlabel local'))
})

test('a new line ends as the file does', () => {
  const crlf = parse('PROMPT 0\r\nTIMEOUT 5')
  const [prompt] = crlf.children
  if (prompt === undefined) throw new Error('two lines')
  expect(serialize(replace(crlf, prompt, [prompt, directive('UI', 'menu.c32')]))).toBe(
    'PROMPT 0\r\nUI menu.c32\r\nTIMEOUT 5',
  )
})

test('a label removed takes its lines along, not the comment before the next', () => {
  expect(serialize(replace(config, named('linux'), []))).toBe(source.replace(/label linux\n(?:\t.*\n)+/, ''))
})

test('a flag given a value gets one', () => {
  const flags = parse('menu hide\nTEXT HELP\na\nENDTEXT')
  const [hide] = flags.children
  if (hide?.type !== 'menu') throw new Error('menu hide')
  expect(serialize(replace(flags, hide, { ...hide, value: '1' }))).toBe('menu hide 1\nTEXT HELP\na\nENDTEXT')
})

test('a block of text without its end gets one when something follows it', () => {
  const open = parse('TEXT HELP\nto the end')
  const [help] = open.children
  if (help === undefined) throw new Error('a block')
  expect(serialize(replace(open, help, [help, comment('behind')]))).toBe(
    'TEXT HELP\nto the end\nENDTEXT\n# behind\n',
  )
})

test('a line that was split where the program stops reading is ended once it is shorter', () => {
  const split = parse(`#${'x'.repeat(4094)}PROMPT 0\n`)
  const [long] = split.children
  if (long?.type !== 'comment') throw new Error('a comment')
  expect(serialize(replace(split, long, { ...long, text: 'x' }))).toBe('#x\nPROMPT 0\n')
})

test('locate finds nodes and fields, in what was read and in what was made', () => {
  expect(locate(config, first('DEFAULT'), 'value')).toEqual({
    start: { offset: 9, line: 1, column: 10 },
    end: { offset: 23, line: 1, column: 24 },
  })
  expect(locate(config, named('linux'))).toMatchObject({
    start: { line: 4, column: 1 },
    end: { line: 7, column: 31 },
  })
  expect(locate(config, comment('elsewhere'))).toBeUndefined()
  expect([...walk(config)].map(node => locate(config, node)?.start.line)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ])
})

test('format spells canonically and keeps comments and what only looks like one', () => {
  expect(format(`${source}  menu begin\r\n label x # y\nmenu end # z\nNOHALT 01\rlost\n`))
    .toBe(`DEFAULT linux   # keep
PROMPT 0

LABEL linux
  MENU LABEL ^Linux
  KERNEL vmlinuz
  APPEND initrd=initrd.gz quiet

# the disk
LABEL local
  LOCALBOOT 0
MENU BEGIN
  LABEL x # y
MENU END # z
NOHALT 01\rlost
`)
})
