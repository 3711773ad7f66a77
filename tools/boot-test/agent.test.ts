import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Agent } from './agent.ts'
import { onLines } from './qmp.ts'

/** An agent beside a machine that is made up. @param hear gets each line that comes to the machine */
async function agentOf(hear: (line: string, machine: Socket) => void): Promise<Agent> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-'))
  const path = join(folder, 'socket')
  const server = createServer(machine => onLines(machine, line => hear(line, machine)))
  await new Promise<void>(resolve => server.listen(path, resolve))
  const agent = await Agent.open(path)
  onTestFinished(() => {
    agent.close()
    server.close()
    rmSync(folder, { recursive: true })
  })
  return agent
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('a question waits for the answer to the one before', async () => {
  const heard: string[] = []
  const known: number[] = []
  const agent = await agentOf((line, machine) => {
    heard.push(line)
    setTimeout(() => {
      known.push(heard.length)
      machine.write(`${line.split(' ')[0]} 0 ${base64(line)}.${base64('!')}\n`)
    }, 50)
  })
  const answers = await Promise.all([agent.ask('first'), agent.ask('second')])
  expect(answers).toEqual([
    { code: 0, stdout: '1 first', stderr: '!' },
    { code: 0, stdout: '2 second', stderr: '!' },
  ])
  expect(known).toEqual([1, 2])
})

test('a question that is not answered in time says which one', async () => {
  const agent = await agentOf(() => undefined)
  await expect(agent.ask('hostname', 0.01)).rejects.toThrow('no answer after 0.01 seconds to: hostname')
})

test('nobody waits for a machine that has ended', async () => {
  const agent = await agentOf((_, machine) => machine.destroy())
  await expect(agent.ask('hostname')).rejects.toThrow('the machine has ended')
})
