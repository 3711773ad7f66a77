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
