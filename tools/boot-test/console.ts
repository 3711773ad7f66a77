import * as pxelinux from '@cluster-configs/pxelinux'

/**
 * A PXELINUX file with which loader and kernel speak on the first serial port too. The inventory has no word for a
 * console; this is how anyone who embeds the libraries adds one.
 */
export function withSerialConsole(text: string): string {
  let file = pxelinux.parse(text)
  for (const label of file.children.filter(node => node.type === 'label')) {
    for (const line of label.children) {
      if (line.type !== 'directive' || line.keyword !== 'APPEND') continue
      file = pxelinux.replace(file, line, {
        ...line,
        // The kernel speaks on one serial port, the first that is named.
        value: `${(line.value ?? '').replace(/ ?console=ttyS\S+/g, '')} console=ttyS0,115200`.trimStart(),
      })
    }
  }
  // PXELINUX asks for it to be the first line.
  const serial = pxelinux.directive('SERIAL', '0 115200')
  const others = file.children.filter(node => node.type !== 'directive' || node.keyword !== 'SERIAL')
  return pxelinux.serialize({ ...file, children: [serial, ...others] })
}
