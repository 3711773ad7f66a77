import type { Paint } from '../check/report.ts'
import { isInfiniBand } from '../hardware.ts'
import type { Given } from './run.ts'
import type { Boot, Which } from './which.ts'

/** A line of a part: what it is, what it is set to, and where that is said. */
type Row = readonly [name: string, value: string, place?: string]

/** How a machine boots, as a person reads it: each part with where it is said. */
export function reportWhich(found: Which, paint: Paint): string {
  const parts: [string, readonly Row[]][] = [
    ['DHCP answers', dhcpRows(found)],
    ['PXELINUX asks for', askedRows(found)],
    ...(found.boot === undefined ? [] : bootParts(found.boot)),
  ]
  const text = parts.map(([title, rows]) => `${paint('bold', title)}\n${table(rows, paint)}`)
  const end = found.boot === undefined ? ['PXELINUX finds none of them and stops.\n'] : []
  return [`${paint('underline', found.mac)}\n`, ...text, ...end].join('\n')
}

const WORDS = { taken: 'takes', shadowed: 'never sees', absent: 'not there' } as const

/** Up to the file that it takes, and behind that what is there and has no effect. */
function askedRows({ asked, byUuid }: Which): Row[] {
  const taken = asked.findIndex(({ state }) => state === 'taken')
  const shown = asked.filter(({ state }, index) => taken === -1 || index <= taken || state === 'shadowed')
  const rows = shown.map(({ name, file, state }): Row => {
    return file === undefined ? [WORDS[state], name] : [WORDS[state], name, file]
  })
  return byUuid.length === 0 ? rows : [['not known', unknownUuid(byUuid)], ...rows]
}

function unknownUuid([first = '', ...others]: readonly string[]): string {
  const files = others.length === 0 ? first : `one of ${others.length + 1} files such as ${first}`
  return `${files}, if that is its UUID: give it with --uuid`
}

function dhcpRows({ mac, dhcp }: Which): Row[] {
  if (dhcp === undefined) return [['nothing', 'there is no dhcpd.conf that can be read']]
  const { host, address, subnet, nextServer, filenames, options, undecided } = dhcp
  const same = filenames.length > 1 && filenames.every(({ value }) => value === filenames[0]?.value)
  const shown = same ? filenames.slice(0, 1) : filenames
  return [
    host === undefined
      ? ['host', isInfiniBand(mac) ? 'none has this client identifier' : 'none has this hardware address']
      : ['host', host.name, at(host)],
    address === undefined ? ['address', 'none'] : row('address', address),
    ...(subnet === undefined ? [] : [row('subnet', subnet)]),
    ...(nextServer === undefined ? [] : [row('next-server', nextServer)]),
    ...shown.map(given => row(same ? 'filename' : `filename, ${given.firmware}`, given)),
    ...options.map(given => row(given.name, given)),
    ...undecided.map((condition): Row => ['not decided', `if ${condition}`]),
  ]
}

function bootParts({
  file,
  label,
  menu,
  localDisk,
  kernel,
  initrds,
  commandLine,
  root,
}: Boot): [string, Row[]][] {
  const shown = label ?? kernel
  const rows: Row[] = [
    ...(menu === undefined ? [] : [['menu', `${menu.module}: ${menu.labels.join(', ')}`] as const]),
    ...(shown === undefined
      ? [['label', 'none is the default'] as const]
      : [['label', shown, file] as const]),
    ...(kernel === undefined ? [] : [['kernel', localDisk ? 'the local disk' : kernel] as const]),
    ...initrds.map((name): Row => ['initrd', name]),
    ...(commandLine === undefined ? [] : [['command line', commandLine] as const]),
  ]
  if (root === undefined) return [['It boots', rows]]
  const asked = root.server === undefined ? root.path : `${root.server}:${root.path}`
  const granted: Row[] =
    root.export !== undefined
      ? [row('export', root.export)]
      : [
          [
            'export',
            root.judged ? 'none that lets this machine in' : 'cannot be told: its address is not known',
          ],
        ]
  return [
    ['It boots', rows],
    ['Its root', [['nfsroot', asked], ...granted, ...layerRows(root)]],
  ]
}

function layerRows({ layer }: NonNullable<Boot['root']>): Row[] {
  return layer === undefined ? [] : [['over it', `${layer}, and what it writes, in its memory`]]
}

function row(name: string, given: Given): Row {
  return [name, given.value, at(given)]
}

function at({ place }: Pick<Given, 'place'>): string {
  return `${place.file}:${place.line}:${place.column}`
}

/** What is longer does not push the places of the others away. */
const LONG = 40

/** Two columns, and the place behind them. */
function table(rows: readonly Row[], paint: Paint): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  const second = Math.max(0, ...rows.flatMap(([, value]) => (value.length > LONG ? [] : [value.length])))
  return rows
    .map(([name, value, place]) => {
      const where = place === undefined ? '' : `  ${paint('dim', place)}`
      return `  ${name.padEnd(width)}  ${where === '' ? value : value.padEnd(second)}${where}\n`
    })
    .join('')
}

/** The same as data for programs. */
export function jsonWhich({ mac, dhcp, asked, byUuid, boot }: Which): string {
  const plain = (key: string, value: unknown): unknown =>
    key === 'frame' || key === 'offset' ? undefined : value
  return `${JSON.stringify({ mac, dhcp, asked, byUuid, boot }, plain, 2)}\n`
}
