import { fileURLToPath } from 'node:url'
import { check, checkRules, memoryFiles, readSystem, reportFindings } from 'gen-cluster-configs'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { examples, filesOf, type Example } from '../packages/cli/test/check-examples.ts'

const intro = `# What \`gen-cluster-configs check\` looks for

Each rule across files with an example of files that are wrong, what is said of them, and what to write instead;
[file-checks.md](file-checks.md) has those of single files. Only the files that matter are shown; what a tree does not
have is not asked for. What is wrong alike in several files is told once, with the others named, and why a rule matters is
said once of each. \`--off RULE\` leaves a rule out. This page is written by a test:
\`npx vitest run tools/checks --update\`.

An **error** does not work, a **warning** works otherwise than it seems to, a **note** is worth a look. Where a page says
so, \`dhcpd -t\` finds nothing wrong with the file: the tests ask it.
`

const single = `
## Single files

What one file by itself shows to be wrong is in [file-checks.md](file-checks.md). A file of the tree that cannot be read at
all is told of as a warning, \`file/unreadable\`.
`

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
  if (rule === undefined) throw new Error(`there is no rule ${example.rule}`)
  const about = findings[0]?.places[0].file
  const accepted = rule.id.startsWith('dhcp/') || about === 'etc/dhcp/dhcpd.conf'
  return `
### \`${example.rule}\`

**${rule.severity}** ${rule.title}. ${rule.why} ${rule.hint}\n\n${wrong.map(([path, text]) => shownFile(path, text)).join('')}${
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
  const text = `${intro}${chapters.join('')}${single}`
  const page = '../docs/checks.md'
  const style = await resolveConfig(fileURLToPath(new URL(page, import.meta.url)))
  await expect(await format(text, { ...style, parser: 'markdown' })).toMatchFileSnapshot(page)
})
