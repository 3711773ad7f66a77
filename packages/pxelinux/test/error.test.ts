import {
  append,
  comment,
  directive,
  document,
  ignored,
  include,
  initrd,
  ipappend,
  kernel,
  label,
  localboot,
  menu,
  say,
  serialize,
  SerializeError,
  submenu,
  text,
  timeout,
  type Node,
} from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'

/** The message of the error that writing nodes gives. */
function refusal(...nodes: Node[]): string {
  try {
    return `written: ${serialize(document(nodes))}`
  } catch (error) {
    if (error instanceof SerializeError) return error.message
    throw error
  }
}

const eol = 'and the line would end before it'

test.each<[string, Node]>([
  [`directive.value "a\\nb": holds a line feed, ${eol}`, append('a\nb')],
  [`directive.value "a\\rb": holds a carriage return, ${eol}`, append('a\rb')],
  [`directive.value "a\\u0000b": holds a NUL, ${eol}`, append('a\0b')],
  ['directive.value "\\ta": begins with a blank, and the program would skip it', directive('DEFAULT', '\ta')],
  ['directive.value "": is empty; leave it out', { ...timeout(0), value: '' }],
  ['directive.value "a": stands behind a bare F, which takes no value; F0 does', directive('F', 'a')],
  ['label.name "a b": is not one word', label('a b', [])],
  ['label.name "": is empty, and nothing could choose it', label('', [])],
  [`say.text "a\\nb": holds a line feed, ${eol}`, say('a\nb')],
  [`comment.text " a\\nb": holds a line feed, ${eol}`, comment('a\nb')],
  ['text.lines ["endtext"]: a line begins with ENDTEXT, and the block would end there', text(['endtext'])],
  ['text.command "help": would be read as HELP', { ...text([]), command: 'help' }],
  [
    'directive.value "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…: ' +
      'makes a line of 4095 characters, and the program reads 4094 as one',
    append('x'.repeat(4088)),
  ],
  [
    'ignored.text "TIMEOUT 5": is not a line that the program passes over here',
    { type: 'ignored', text: 'TIMEOUT 5', reason: '' },
  ],
  ['directive: KERNEL stands outside any label, and the program would pass over it', kernel('x')],
  ['menu: ends a label, and cannot stand inside one', label('a', [menu('SEPARATOR')])],
  ['directive: ends a label, and cannot stand inside one', label('a', [include('file tag')])],
  ['submenu: holds a MENU BEGIN that its MENU END would end', submenu('', [menu('BEGIN')])],
  ['menu: ends the submenu around it', submenu('', [menu('END')])],
])('%s', (message, node) => {
  expect(refusal(node)).toBe(message)
})

test('what a label would take for its own cannot stand behind it', () => {
  expect(refusal(label('a', []), append('quiet'))).toBe(
    'directive: stands behind a label and would become a part of it; put it among its children, or before it',
  )
  expect(refusal(label('a', []), timeout(50))).toBe('written: LABEL a\nTIMEOUT 50\n')
})

test('what a MENU BEGIN and a MENU END enclose is a submenu', () => {
  expect(refusal(menu('BEGIN'), menu('END'))).toBe(
    'menu: ends a MENU BEGIN before it; make a submenu of the two',
  )
})

test('the longest line is written', () => {
  expect(refusal(append('x'.repeat(4087)))).toMatch(/^written: APPEND x+\n$/)
})

test('ignored() takes only what PXELINUX passes over', () => {
  expect(() => ignored('PROMPT 0')).toThrow(new RangeError('PXELINUX does not pass over "PROMPT 0"'))
})

test.each<[string, () => Node]>([
  ['directive.value "0.5": is not a whole number from 0 to 2147483647', () => timeout(0.5)],
  ['directive.value "-1": is not a whole number from 0 to 524287', () => ipappend(-1)],
  ['directive.value "NaN": is not a whole number from -1 to 65535', () => localboot(NaN)],
  ['directive: names no file', () => kernel('')],
  ['directive.value "a,": names no file', () => initrd('a,')],
  ['directive.value "a b": holds a blank, and the file’s name would end there', () => initrd('a b')],
])('%s', (message, build) => {
  expect(() => build()).toThrow(message)
})
