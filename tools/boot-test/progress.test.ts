import { expect, test } from 'vitest'
import { step, within } from './progress.ts'

const forever = async (): Promise<never> => new Promise(() => undefined)

test('a step that takes too long is named with its machine', async () => {
  const late = step('node1', 'boots', { limit: 0.01, log: '/var/log/node1' }, forever)
  await expect(late).rejects.toMatchObject({
    machine: 'node1',
    step: 'boots',
    message: 'not done after 0.01 seconds',
    log: '/var/log/node1',
  })
})

test('who takes too long with all is told what went on', async () => {
  const work = async (): Promise<void> => {
    await step('master', 'is built', { limit: 60 }, async () => undefined)
    await Promise.all([
      step('node1', 'boots', { limit: 60 }, forever),
      step('node2', 'powers off', { limit: 60 }, forever),
    ])
  }
  await expect(within(0.01, work)).rejects.toThrow(
    'not done after 0.01 seconds, when node1: boots; node2: powers off went on',
  )
})
