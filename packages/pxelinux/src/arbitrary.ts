import fc from 'fast-check'
import type { Document, Keyword, MenuKeyword, Node, Statement } from './ast.ts'
import * as build from './build.ts'

const plain = fc.oneof(
  fc.constantFrom(
    'linux',
    'menu.c32',
    '0',
    '1',
    '-',
    '50',
    'node1/vmlinuz.pxe',
    'a # b',
    'ü',
    'x\\',
    'trailing ',
  ),
  fc.constantFrom('initrd=node1/initrd.pxe root=/dev/nfs nfsroot=10.0.33.1:/srv/nfs/node1 ip=dhcp rw', ''),
  fc.string().filter(text => !/[\n\r\0]/.test(text)),
)
const value = plain.filter(text => !/^[\b\t\v\f \xa0]/.test(text))
const word = fc.oneof(
  fc.constantFrom('linux', 'local', 'a#b', 'é', '1'),
  fc.string({ minLength: 1 }).filter(text => !/[\0- \x7f]/.test(text) && !text.startsWith('\xa0')),
)
const globals = fc.constantFrom<Keyword>('DEFAULT', 'TIMEOUT', 'F1', 'F0', 'UI', 'SERIAL', 'NOHALT', 'PROMPT')
const ofLabels = fc.constantFrom<Keyword>('KERNEL', 'LINUX', 'INITRD', 'LOCALBOOT', 'COM32', 'NONE')
const shared = fc.constantFrom<Keyword>('APPEND', 'IPAPPEND', 'SYSAPPEND')
const menus = fc.constantFrom<MenuKeyword>(
  'TITLE',
  'COLOR',
  'MASTER PASSWD',
  'ROWS',
  'HIDDEN',
  'CLEAR',
  'TABMSG',
)
const menusOfLabels = fc.constantFrom<MenuKeyword>(
  'LABEL',
  'DEFAULT',
  'HIDE',
  'INDENT',
  'GOTO',
  'QUIT',
  'SAVE',
)

const comment = plain.map(build.comment)
const blank = fc.constant(null).map(build.blank)
const ignored = fc.constantFrom(
  'FDT board.dtb',
  'DEFAULT=linux',
  'MENU FOO bar',
  'MENU',
  '\ufeffDEFAULT x',
  'F13 a',
)

const everywhere: fc.Arbitrary<Statement> = fc.oneof(
  fc.tuple(globals, value).map(([keyword, value]) => build.directive(keyword, value)),
  plain.map(build.say),
  fc.tuple(menus, value).map(([keyword, value]) => build.menu(keyword, value)),
  fc.constantFrom('file', 'a/b.cfg ').map(build.include),
)

const helpLine = fc.oneof(
  fc.constantFrom('', '  Boots node1', '# not a comment', 'LABEL x', 'MENU END', 'ENDTEXTS'),
  plain,
)
const help = fc.array(helpLine, { maxLength: 3 }).map(build.text)

/** Statements that a label ends with; others would belong to what follows it. */
const inLabel: fc.Arbitrary<Statement> = fc.oneof(
  everywhere,
  fc.tuple(fc.oneof(ofLabels, shared), value).map(([keyword, value]) => build.directive(keyword, value)),
  fc.tuple(menusOfLabels, value).map(([keyword, value]) => build.menu(keyword, value)),
  help,
  ignored.map(build.ignored),
)
const label = fc
  .tuple(
    word,
    fc.array(fc.oneof({ weight: 4, arbitrary: inLabel }, comment, blank), { maxLength: 4 }),
    inLabel,
  )
  .map(([name, children, last]) => build.label(name, children.length === 0 ? [] : [...children, last]))

/** What stands before the first label. */
const before: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 3, arbitrary: everywhere },
  fc.tuple(shared, value).map(([keyword, value]) => build.directive(keyword, value)),
  help,
  ignored.map(build.ignored),
  comment,
  blank,
)
/** What may follow a label without becoming a part of it. */
const separator = fc.oneof(
  value.map(text => build.menu('SEPARATOR', text)),
  fc.constantFrom('sub.cfg Sub menu', 'a\tb').map(text => build.menu('INCLUDE', text)),
  fc.constantFrom('sub.cfg tag').map(build.include),
)

const { menu } = fc.letrec<{ menu: readonly Node[]; submenu: Node }>(tie => ({
  submenu: fc.tuple(value, tie('menu')).map(([tag, children]) => build.submenu(tag, children)),
  menu: fc
    .tuple(
      fc.array(before, { maxLength: 3 }),
      fc.array(
        fc.oneof(
          { depthSize: 'small' },
          { weight: 4, arbitrary: label },
          separator,
          comment,
          blank,
          tie('submenu'),
        ),
        { maxLength: 4 },
      ),
    )
    .map(([statements, nodes]) => [...statements, ...nodes]),
}))

/** Documents as the builders make them, without directives that would belong to a label before them. */
export const documents: fc.Arbitrary<Document> = menu.map(build.document)

const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '\b', '\v \xa0', '')
const indent = fc.constantFrom('', '', '  ', '  ', '\t', '    ', ' \f', '\xa0')
const spelling = fc.constantFrom<(text: string) => string>(
  text => text,
  text => text.toLowerCase(),
  text => text.toLowerCase(),
  text => text.slice(0, 1) + text.slice(1).toLowerCase(),
)
const keywords = fc.oneof(
  fc.constantFrom(
    'LABEL',
    'LABEL',
    'LABEL',
    'KERNEL',
    'APPEND',
    'INITRD',
    'TIMEOUT',
    'SAY',
    'NOHALT',
    'INCLUDE',
  ),
  fc.constantFrom(
    'F',
    'F1',
    'F 2',
    'F+3',
    'F-',
    'F 0012',
    'F13',
    'F-4294967295',
    'F4294967297',
    'FDT',
    'DEFAULT=',
  ),
  fc.constantFrom(
    'MENU TITLE',
    'MENU  LABEL',
    'MENU MASTER PASSWD',
    'MENU MASTER\tPASSWD',
    'MENU',
    'MENU EXIT',
  ),
  fc.constantFrom('MENU BEGIN', 'MENU END', 'MENU BEGIN', 'MENU END', 'MENU SEPARATOR', 'MENU INCLUDE'),
  fc.constantFrom('TEXT HELP', 'TEXT HELP', 'ENDTEXT', 'ENDTEXT', 'TEXT', 'TEXT Help me', 'TEXT other'),
)
const rest = fc.oneof(
  { weight: 8, arbitrary: plain },
  fc.constantFrom('file tag', '\x01', '\x7fx', 'a\rlost', 'a\0lost', '\r'),
)
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(indent, spelling, keywords, gap, rest)
      .map(([indent, spell, keyword, gap, rest]) => indent + spell(keyword) + gap + rest),
  },
  fc.tuple(indent, rest).map(([indent, text]) => `${indent}#${text}`),
  indent,
  fc.tuple(indent, rest).map(([indent, text]) => indent + text),
)
const ended = fc
  .tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r#lost\n'))
  .map(([line, end]) => line + end)
/** A line longer than the program reads at once: what is left of it is a line of its own. */
const split = fc
  .tuple(fc.constantFrom('#', 'FDT '), fc.integer({ min: 4095, max: 4097 }), ended)
  .map(([start, length, tail]) => start.padEnd(length, 'x') + tail)

/** Texts in every spelling that PXELINUX reads, which is any text. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof({ weight: 150, arbitrary: ended }, split), { maxLength: 7 }), fc.boolean())
  .map(([lines, whole]) => {
    const text = lines.join('')
    return whole ? text : text.replace(/\r?\n$/, '')
  })

/** Pieces of PXELINUX syntax, to make broken texts from. */
export const alphabet: readonly string[] = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '#',
  'label ',
  'KERNEL',
  'append ',
  'menu begin\n',
  'MENU END\n',
  'menu ',
  'text help\n',
  'endtext',
  'include ',
  'F',
  '1',
  '\xa0',
  '\x01',
]
