import { createServer, type Socket } from 'node:net'

/** In bytes: what may wait for a machine that takes nothing. Further frames are lost, as on a real network. */
const MOST_WAITING = 8 * 2 ** 20

/** Of a frame on a stream: its length comes before it. Then its destination and its source. */
const LENGTH = 4
const ADDRESS = 6

/**
 * The cluster's network: an Ethernet switch, to whose socket machines connect as QEMU's stream networks do. A hub
 * would not do: a boot loader that is flooded with the frames of others loses its own.
 * @param path where its socket is to be
 */
export async function openSwitch(path: string): Promise<void> {
  const wires = new Set<Socket>()
  const learnt = new Map<string, Socket>()

  const forward = (from: Socket, frame: Buffer): void => {
    learnt.set(frame.toString('hex', LENGTH + ADDRESS, LENGTH + 2 * ADDRESS), from)
    const known = learnt.get(frame.toString('hex', LENGTH, LENGTH + ADDRESS))
    // What bonds say to the switch itself (IEEE 802.1D, 7.12.6) goes no further.
    if (/^0180c200000[0-9a-f]$/.test(frame.toString('hex', LENGTH, LENGTH + ADDRESS))) return
    for (const wire of known === undefined ? wires : [known]) {
      if (wire !== from && wire.writableLength < MOST_WAITING) wire.write(frame)
    }
  }

  const server = createServer(wire => {
    wires.add(wire)
    wire.on('error', () => undefined)
    wire.on('close', () => {
      wires.delete(wire)
      for (const [address, at] of learnt) if (at === wire) learnt.delete(address)
    })
    let rest: Buffer = Buffer.alloc(0)
    wire.on('data', (data: Buffer) => {
      rest = rest.length === 0 ? data : Buffer.concat([rest, data])
      while (rest.length >= LENGTH && rest.length >= LENGTH + rest.readUInt32BE(0)) {
        const end = LENGTH + rest.readUInt32BE(0)
        forward(wire, rest.subarray(0, end))
        rest = rest.subarray(end)
      }
    })
  })
  await new Promise<void>(resolve => server.listen(path, resolve))
  server.unref()
}
