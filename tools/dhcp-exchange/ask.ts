import { createSocket } from 'node:dgram'
import { text } from 'node:stream/consumers'
import { discover, readOffer, type Discover } from './packet.ts'

/*
 * Sends what machines ask a DHCP server, through their relays, and prints each message that it sends back, in
 * hexadecimal. Standard input has a Question as JSON.
 */

/** Machines, and one more that is always answered: a server answers in order, so that then all others have been. */
export interface Question {
  readonly server: string
  readonly wanted: readonly number[]
  readonly discovers: readonly Discover[]
}

const PORT = 67

/** Milliseconds, for all of them together. */
const PATIENCE = 8000

const { server, wanted, discovers }: Question = JSON.parse(await text(process.stdin))
// One socket for all relays: between two, the order of what arrives is lost.
const socket = createSocket('udp4')
socket.on('message', message => {
  console.log(message.toString('hex'))
  if (readOffer(message).transaction === discovers.length - 1) socket.close()
})
setTimeout(() => {
  console.error('the last machine was not answered')
  process.exit(1)
}, PATIENCE).unref()
socket.bind(PORT, () => {
  for (const [transaction, asked] of discovers.entries())
    socket.send(discover(asked, transaction, wanted), PORT, server)
})
