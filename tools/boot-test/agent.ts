import type { Socket } from 'node:net'
import { connect, onLines } from './qmp.ts'

/** What a command inside a machine said. */
export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Asks the agent in a machine (guest/agent). It carries out one command at a time, so that the answers come in the
 * order of the questions.
 */
export class Agent {
  /** Settles when the agent first speaks: the machine has reached multi-user, or is about to. */
  readonly ready: Promise<void>
  private readonly socket: Socket
  /** Fails when the machine has ended, so that nobody waits for its answer any longer. */
  private readonly gone: Promise<never>
  private readonly waiting = new Map<string, (answer: Answer) => void>()
  /** The question before, answered or given up. */
  private before: Promise<unknown> = Promise.resolve()
  private next = 1

  private constructor(socket: Socket) {
    this.socket = socket
    this.gone = new Promise((_, reject) => {
      socket.once('close', () => reject(new Error('the machine has ended')))
    })
    this.gone.catch(() => undefined)
    this.ready = new Promise(resolve => {
      onLines(socket, line => {
        const [id = '', code = '', output = ''] = line.split(' ')
        if (id === 'ready') return resolve()
        this.waiting.get(id)?.(answerOf(code, output))
        this.waiting.delete(id)
      })
    })
  }

  static async open(path: string): Promise<Agent> {
    return new Agent(await connect(path))
  }

  /**
   * Runs a shell command, of one line, as root in the machine.
   * @param limit in seconds, from when the questions before are answered
   */
  ask(command: string, limit = 300): Promise<Answer> {
    const answer = this.before.then(() => this.send(command, limit))
    this.before = answer.catch(() => undefined)
    return answer
  }

  private async send(command: string, limit: number): Promise<Answer> {
    if (command.includes('\n')) throw new Error(`a command of several lines: ${command}`)
    const id = String(this.next++)
    let stop: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      stop = setTimeout(
        () => reject(new Error(`no answer after ${limit} seconds to: ${command}`)),
        limit * 1000,
      )
    })
    const answer = new Promise<Answer>(resolve => this.waiting.set(id, resolve))
    this.socket.write(`${id} ${command}\n`)
    try {
      return await Promise.race([answer, late, this.gone])
    } finally {
      clearTimeout(stop)
    }
  }

  close(): void {
    this.socket.destroy()
  }
}

function answerOf(code: string, output: string): Answer {
  const [stdout = '', stderr = ''] = output.split('.').map(text => Buffer.from(text, 'base64').toString())
  return { code: Number(code), stdout, stderr }
}
