import { fileURLToPath } from 'node:url'
import { check, checkRules, memoryFiles, readSystem, reportFindings, singleRules } from 'gen-cluster-configs'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { examples, filesOf, ofSingleFiles, type Example } from '../packages/cli/test/check-examples.ts'

const intro = `# What \`gen-cluster-configs check\` looks for

Each rule with an example of files that are wrong, what is said of them, and what to write instead. Only the files that
matter are shown; what a tree does not have is not asked for. What is wrong alike in several files is told once, with the
others named, and why a rule matters is said once of each. \`--off RULE\` leaves a rule out. This page is written by
a test: \`npx vitest run tools/checks --update\`.

An **error** does not work, a **warning** works otherwise than it seems to, a **note** is worth a look. Where a page says
so, \`dhcpd -t\` finds nothing wrong with the file: the tests ask it.
`

const single = `
## Of single files

What is wrong with one file by itself is found by the package of its format, under the format's name: \`dhcpd/…\`,
\`exports/…\`, \`fstab/…\`, \`interfaces/…\`, \`pxelinux/…\`, a file that does not parse as \`…/syntax\`.
[errors.md](errors.md) shows the likeliest.
`

/** What there is to know of each rule of single files. */
function table(): string {
  const rows = [...singleRules].map(
    ([id, { why, advice }]) => `| ${code(id)} | ${cell(why)} | ${cell(advice)} |`,
  )
  return `\n| rule | why it matters | what to do |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** A text in which nothing has a meaning in a table of Markdown. */
function cell(text: string): string {
  return text.replace(/[\\*_|<>]/g, String.raw`\$&`)
}

/** The headings, by what ids begin with. */
const SUBJECTS: Readonly<Record<string, string>> = {
  dhcp: 'The DHCP server',
  tftp: 'The TFTP server and the boot loader',
  boot: 'PXELINUX files',
  nfs: 'Roots over NFS',
  node: "The nodes' own files",
  names: 'Host names',
}

function section(example: Example): string {
  const wrong = filesOf(example, 'wrong')
  const findings = check(readSystem(memoryFiles(wrong)))
  const said = reportFindings(findings, (_, text) => text)
  const rule = checkRules.find(({ id }) => id === example.rule)
  const severity = rule?.severity ?? findings[0]?.severity ?? 'error'
  const alone = singleRules.get(example.rule)
  const words =
    rule === undefined ? `${alone?.why} ${alone?.advice}` : `${rule.title}. ${rule.why} ${rule.hint}`
  const about = findings[0]?.places[0].file
  const accepted = rule !== undefined && (rule.id.startsWith('dhcp/') || about === 'etc/dhcp/dhcpd.conf')
  return `
### \`${example.rule}\`

**${severity}** ${words}\n\n${wrong.map(([path, text]) => shownFile(path, text)).join('')}${
    accepted ? '`dhcpd -t` accepts this. What is said:\n\n' : 'What is said:\n\n'
  }${fence(said.trimEnd())}
What is right:

${fence(change(example), 'diff')}`
}

function shownFile(path: string, text: string): string {
  return text === '' ? `${code(path)} is there.\n\n` : `${code(path)}\n\n${fence(text.trimEnd())}\n`
}

function code(text: string): string {
  return `\`${text}\``
}

/** The lines, and the names of files, in which the good example differs from the bad one. */
function change(example: Example): string {
  const right = filesOf(example, 'right')
  return filesOf(example, 'wrong')
    .flatMap(([path, text], index) => {
      const [otherPath = '', otherText = ''] = right[index] ?? []
      if (path !== otherPath) return [`- ${path}`, `+ ${otherPath}`]
      if (text === otherText) return []
      const [before, after] = [text.trimEnd().split('\n'), otherText.trimEnd().split('\n')]
      return [
        ...before.filter(line => !after.includes(line)).map(line => `- ${line}`),
        ...after.filter(line => !before.includes(line)).map(line => `+ ${line}`),
      ]
    })
    .join('\n')
}

function fence(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`
}

test('docs/checks.md shows every rule', async () => {
  const chapters = Object.entries(SUBJECTS).map(([subject, title]) => {
    const own = examples.filter(({ rule }) => rule.startsWith(`${subject}/`))
    return `\n## ${title}\n${own.map(section).join('')}`
  })
  const text = `${intro}${chapters.join('')}${single}${ofSingleFiles.map(section).join('')}${table()}`
  const page = '../docs/checks.md'
  const style = await resolveConfig(fileURLToPath(new URL(page, import.meta.url)))
  await expect(await format(text, { ...style, parser: 'markdown' })).toMatchFileSnapshot(page)
})
