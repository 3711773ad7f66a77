import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** Connects to a socket that a program makes a moment after its start. */
export async function connect(path: string): Promise<Socket> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = createConnection(path)
        socket.once('connect', () => resolve(socket))
        socket.once('error', reject)
      })
    } catch (error) {
      if (attempt === 150) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

/** Reads a socket line by line to its end, of which somebody else takes notice. */
export function onLines(socket: Socket, listen: (line: string) => void): void {
  socket.on('error', () => undefined)
  createInterface({ input: socket })
    .on('error', () => undefined)
    .on('line', listen)
}

/** QEMU's monitor. Commands are sent one after the other, and answered in order; events are passed over. */
export class Monitor {
  private readonly socket: Socket
  private readonly waiting: ((answer: string) => void)[] = []

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('close', () => this.waiting.splice(0).forEach(answer => answer('{"error":"QEMU has ended"}')))
    onLines(socket, line => {
      if (/^\{"(?:return|error)"/.test(line)) this.waiting.shift()?.(line)
    })
  }

  static async open(path: string): Promise<Monitor> {
    const monitor = new Monitor(await connect(path))
    await monitor.execute('qmp_capabilities')
    return monitor
  }

  async execute(command: string, args: Readonly<Record<string, string | number>> = {}): Promise<void> {
    if (this.socket.destroyed) throw new Error(`QEMU has ended and cannot ${command}`)
    const answer = await new Promise<string>(resolve => {
      this.waiting.push(resolve)
      this.socket.write(`${JSON.stringify({ execute: command, arguments: args })}\n`)
    })
    if (answer.startsWith('{"error"')) throw new Error(`QEMU refuses ${command}: ${answer}`)
  }

  close(): void {
    this.socket.destroy()
  }
}
