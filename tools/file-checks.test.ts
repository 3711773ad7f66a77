import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import { singleRules } from 'gen-cluster-configs'
import { expect, test } from 'vitest'
import { differ } from '../packages/cli/src/plan/hunks.ts'
import { examples as dhcpdExamples, examples6 } from '../packages/dhcpd/test/rule-examples.ts'
import { examples as exportsExamples } from '../packages/exports/test/rule-examples.ts'
import { examples as fstabExamples } from '../packages/fstab/test/rule-examples.ts'
import { examples as interfacesExamples } from '../packages/interfaces/test/rule-examples.ts'
import { examples as pxelinuxExamples } from '../packages/pxelinux/test/rule-examples.ts'
import { alternatives } from './alternatives.ts'
import { messages, type Checker } from './gallery.ts'

const intro = `# What \`gen-cluster-configs check\` finds in single files

What one file by itself shows to be wrong is found by the package of its format, and told under the format's name. Each
rule with what happens if it stays and what to do, the smallest file that breaks it (\`-\`) and what mends that (\`+\`), and
what is said of it. With what is right nothing is said; \`dhcpd -t\`, exportfs, ifquery and findmnt are asked of both by
the tests. A character that cannot be seen is shown by its number, such as \`<U+00A0>\`, and a long line without its middle.

What several files together show to be wrong is in [checks.md](checks.md). This page is written by a test:
\`npx vitest run tools/file-checks --update\`.
`

interface Format<Document> extends Checker<Document> {
  /** What its rules are called by. */
  readonly id: string
  /** As it is named in what is said. */
  readonly file: string
}

type Examples = Readonly<Record<string, string | { readonly text: string }>>

/** The rules of a format in the order of their names, each with its example. */
function chapter<Document>(format: Format<Document>, examples: Examples): string {
  return Object.entries(examples)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, example]) => section(format, rule, typeof example === 'string' ? example : example.text))
    .join('\n')
}

function section<Document>(format: Format<Document>, rule: string, example: string): string {
  const { id, file } = format
  const [wrong, right] = [alternatives(example, 'wrong'), alternatives(example, 'right')]
  expect(messages(format, right, file)).toEqual([])
  const said = messages(format, wrong, file).map(message => message.slice(0, message.indexOf('\n')))
  // The message of a text that does not parse names no rule and no severity.
  const own = said.find(line => line.endsWith(`[${rule}]`))
  const severity = own?.includes(': warning: ') === true ? 'warning' : 'error'
  const { why, advice } = singleRules.get(`${id}/${rule}`) ?? {}
  const [, ...lines] = differ(Infinity)(wrong, right).text.trimEnd().split('\n')
  return `### \`${id}/${rule}\`\n
**${severity}** ${why} ${advice}\n
${fence(lines.map(line => visible(cut(line))).join('\n'), 'diff')}
${fence(said.map(visible).join('\n'))}`
}

/** A line of a file without its middle, if it is long. */
function cut(line: string): string {
  return line.length > 200 ? `${line.slice(0, 80)} … ${line.slice(-40)}` : line
}

/** A line as it can be read on a page. */
function visible(line: string): string {
  return line.replace(
    /[\0-\x08\x0b-\x1f\x7f\xa0\ufeff]|(?<=.) $/g,
    character => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

function fence(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`
}

/** Texts that do not parse. */
const SYNTAX = {
  dhcpd: 'default-lease-time 600«|;»\nmax-lease-time 7200;\n',
  exports: '/srv/nfs 10.0.33.0/24(ro,no_subtree_check«|)»\n',
  interfaces: 'auto eth0\niface eth0 «ipv4|inet» dhcp\n',
}

/** What no text can break: only a program that builds a document can, or one who forbids a file to be read. */
const WITHOUT_TEXT = ['dhcpd/bad-code', 'file/unreadable']

const dhcpd4 = { ...dhcpd, id: 'dhcpd', file: 'dhcpd.conf' }
const dhcpd6: Format<dhcpd.Document> = {
  ...dhcpd4,
  file: 'dhcpd6.conf',
  problems: document => dhcpd.problems(document, { protocol: 6 }),
}

test('docs/file-checks.md shows every rule', async () => {
  const text = [
    intro,
    '## dhcpd.conf\n',
    chapter(dhcpd4, { syntax: SYNTAX.dhcpd, ...dhcpdExamples }),
    '## dhcpd.conf of a server for DHCPv6\n',
    chapter(dhcpd6, examples6),
    '## exports\n',
    chapter({ ...exports, id: 'exports', file: 'exports' }, { syntax: SYNTAX.exports, ...exportsExamples }),
    '## fstab\n',
    chapter({ ...fstab, id: 'fstab', file: 'fstab' }, fstabExamples),
    '## interfaces\n',
    chapter(
      { ...interfaces, id: 'interfaces', file: 'interfaces' },
      { syntax: SYNTAX.interfaces, ...interfacesExamples },
    ),
    '## PXELINUX configuration\n',
    chapter({ ...pxelinux, id: 'pxelinux', file: 'default' }, pxelinuxExamples),
  ].join('\n')
  const shown = new Set([...text.matchAll(/^### `(.*)`$/gm)].map(([, id]) => id))
  expect([...singleRules.keys()].filter(id => !shown.has(id))).toEqual(WITHOUT_TEXT)
  await expect(text).toMatchFileSnapshot('../docs/file-checks.md')
})
