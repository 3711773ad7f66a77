import { expect, test } from 'vitest'
import { withSerialConsole } from './console.ts'

test('loader and kernel speak on the first serial port; nothing else changes', () => {
  const file = `# a node
DEFAULT linux

LABEL linux
  KERNEL node1/vmlinuz.pxe
  APPEND root=/dev/nfs rw
  IPAPPEND 2
`
  const changed = `SERIAL 0 115200
# a node
DEFAULT linux

LABEL linux
  KERNEL node1/vmlinuz.pxe
  APPEND root=/dev/nfs rw console=ttyS0,115200
  IPAPPEND 2
`
  expect(withSerialConsole(file)).toBe(changed)
})

test('a file that boots no kernel speaks as well', () => {
  expect(withSerialConsole('SAY unknown\nLABEL local\n  LOCALBOOT 0\n')).toBe(
    'SERIAL 0 115200\nSAY unknown\nLABEL local\n  LOCALBOOT 0\n',
  )
})

test('a node that speaks on another serial port speaks on the first one instead', () => {
  const file = (port: number): string =>
    `SERIAL ${port} 115200\nLABEL linux\n  KERNEL vmlinuz\n  APPEND console=tty0`
  expect(withSerialConsole(`${file(1)} console=ttyS1,115200 panic=30\n`)).toBe(
    `${file(0)} panic=30 console=ttyS0,115200\n`,
  )
})
