import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'
import { mistakes as dhcpdMistakes } from '../packages/dhcpd/test/mistakes.ts'
import { mistakes as exportsMistakes } from '../packages/exports/test/mistakes.ts'
import { mistakes as fstabMistakes } from '../packages/fstab/test/mistakes.ts'
import { mistakes as interfacesMistakes } from '../packages/interfaces/test/mistakes.ts'
import { mistakes as pxelinuxMistakes } from '../packages/pxelinux/test/mistakes.ts'
import { section } from './gallery.ts'

const intro = `# What a person is told

The mistakes that people make most in each of the five formats, and what the libraries say of them. This page is
written by a test: \`npx vitest run tools/errors --update\`.
`

test('docs/errors.md shows every mistake with its message', async () => {
  const chapters = [
    ['dhcpd.conf', dhcpdMistakes.map(mistake => section(dhcpd, mistake, 'dhcpd.conf'))],
    ['PXELINUX configuration', pxelinuxMistakes.map(mistake => section(pxelinux, mistake, 'default'))],
    ['exports', exportsMistakes.map(mistake => section(exports, mistake, 'exports'))],
    ['interfaces', interfacesMistakes.map(mistake => section(interfaces, mistake, 'interfaces'))],
    ['fstab', fstabMistakes.map(mistake => section(fstab, mistake, 'fstab'))],
  ] as const
  const text = chapters.map(([title, sections]) => `\n## ${title}\n\n${sections.join('\n')}`).join('')
  await expect(`${intro}${text}`).toMatchFileSnapshot('../docs/errors.md')
})
