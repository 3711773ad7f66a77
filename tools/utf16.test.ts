import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import { expect, test } from 'vitest'
import type { Checker } from './gallery.ts'

/** All that is told of a file in UTF-16 that is read as latin1. */
function told<Document>(
  { parse, problems }: Pick<Checker<Document>, 'parse' | 'problems'>,
  text: string,
): string {
  const latin1 = Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1')
  try {
    return problems(parse(latin1, { file: '' }))
      .map(({ message }) => message)
      .join('\n')
  } catch (error) {
    return String(error)
  }
}

test('of a file in UTF-16 every format tells what it is', () => {
  const said = [
    told(dhcpd, 'authoritative;\n'),
    told(exports, '/srv *(ro)\n'),
    told(fstab, 'proc /proc proc\n'),
    told(interfaces, 'auto lo\n'),
    told(pxelinux, 'DEFAULT a\n'),
  ]
  for (const messages of said) expect(messages).toContain('the file is in UTF-16, it seems: save it as UTF-8')
})
