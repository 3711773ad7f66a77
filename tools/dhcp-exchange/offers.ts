import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../run.ts'
import type { Question } from './ask.ts'
import { readOffer, type Discover, type Offer } from './packet.ts'

export { addresses, type Discover, type Offer } from './packet.ts'

/** Where the DHCP server is, and what it needs to be asked. */
export interface Site {
  /** Its own address, with the length of its network, such as `10.0.33.1/24`. */
  readonly server: string
  /** An address of that network that nobody has. */
  readonly spare: string
}

/** Answered whatever the file says: by what it answers to this one, the server tells that it is done with the others. */
const LAST = '02:00:00:00:00:fe'

function hostOf(address: string): string {
  return `
host the-last-to-ask {
  hardware ethernet ${LAST};
  fixed-address ${address};
  allow booting;
}
`
}

/**
 * Has dhcpd read a file and offer machines their addresses.
 * @param text dhcpd.conf, with a subnet for the server's own network
 * @param wanted the numbers of the options that are asked for, one at least
 * @returns what each is offered; undefined if it is offered nothing
 */
export function offers(
  text: string,
  { server, spare }: Site,
  discovers: readonly Discover[],
  wanted: readonly number[],
): (Offer | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'dhcp-exchange-'))
  try {
    writeFileSync(join(folder, 'dhcpd.conf'), `${text}${hostOf(spare)}`)
    const last = { mac: LAST, relay: spare, firmware: 0 }
    const [address = ''] = server.split('/')
    const question: Question = { server: address, wanted, discovers: [...discovers, last] }
    const relays = [...new Set(question.discovers.map(({ relay }) => relay))].join(' ')
    const exchange = fileURLToPath(new URL('exchange', import.meta.url))
    const ask = fileURLToPath(new URL('../dist/dhcp-exchange/ask.js', import.meta.url))
    // Root needs no user namespace, which some systems do not allow.
    const namespaces = process.getuid?.() === 0 ? '-n' : '-rn'
    const args = [namespaces, exchange, folder, server, relays, process.execPath, ask]
    const { code, stdout, stderr } = run('unshare', args, JSON.stringify(question))
    if (code !== 0) throw new Error(`the exchange failed: ${stderr}`)
    const answers = new Map(
      stdout
        .trim()
        .split('\n')
        .map(line => {
          const { transaction, offer } = readOffer(Buffer.from(line, 'hex'))
          return [transaction, offer] as const
        }),
    )
    if (!answers.has(discovers.length)) throw new Error('dhcpd did not answer')
    return discovers.map((_, transaction) => answers.get(transaction))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
