import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../run.ts'
import type { Question } from './ask.ts'
import { readOffer, type Discover, type Offer } from './packet.ts'

export type { Discover, Offer } from './packet.ts'

/** Answered whatever the file says: by what it answers to this one, the server tells that it is done with the others. */
const LAST: Discover = { mac: '02:00:00:00:00:fe', relay: '10.0.33.250', firmware: 0 }
const LAST_HOST = `
host the-last-to-ask {
  hardware ethernet ${LAST.mac};
  fixed-address 10.0.33.254;
  allow booting;
}
`

/**
 * Has dhcpd read a file and offer machines their addresses. It serves 10.0.33.0/24, as 10.0.33.1; the relays are
 * 10.0.33.250 and 10.0.44.250.
 * @param text dhcpd.conf, with a subnet for 10.0.33.0
 * @param wanted the numbers of the options that are asked for
 * @returns what each is offered; undefined if it is offered nothing
 */
export function offers(
  text: string,
  discovers: readonly Discover[],
  wanted: readonly number[],
): (Offer | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'dhcp-exchange-'))
  try {
    writeFileSync(join(folder, 'dhcpd.conf'), `${text}${LAST_HOST}`)
    const question: Question = { server: '10.0.33.1', wanted, discovers: [...discovers, LAST] }
    const exchange = fileURLToPath(new URL('exchange', import.meta.url))
    const ask = fileURLToPath(new URL('../dist/dhcp-exchange/ask.js', import.meta.url))
    // Root needs no user namespace, which some systems do not allow.
    const namespaces = process.getuid?.() === 0 ? '-n' : '-rn'
    const args = [namespaces, exchange, folder, process.execPath, ask]
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
