import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { testWith } from '../programs.ts'
import { booted, picture, startMachine, type Machine } from './machine.ts'

async function emptyMachine(): Promise<Machine> {
  const work = mkdtempSync(join(tmpdir(), 'machine-'))
  const machine = await startMachine('node1', { work, logs: work, machines: [] }, ['-m', '64'])
  onTestFinished(async () => {
    machine.running.process.kill('SIGKILL')
    await machine.running.ended
    rmSync(work, { recursive: true })
  })
  return machine
}

testWith(
  'qemu-system-x86_64',
  'a machine that does not come up is named, with its step and its log',
  async () => {
    const machine = await emptyMachine()
    await expect(booted(machine, 2)).rejects.toMatchObject({
      name: 'StepFailure',
      machine: 'node1',
      step: 'boots to multi-user',
      message: 'not done after 2 seconds',
      log: machine.log,
    })
  },
)

testWith('qemu-system-x86_64', 'nobody waits for a machine that has ended', async () => {
  const machine = await emptyMachine()
  const boot = booted(machine, 60)
  machine.running.process.kill('SIGKILL')
  const message = 'QEMU ended with SIGKILL before that'
  await expect(boot).rejects.toMatchObject({ machine: 'node1', message })
  await expect(picture(machine)).rejects.toThrow('QEMU has ended and cannot screendump')
})
