import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const examples = new URL('../../examples/', import.meta.url).pathname
const read = (...args: string[]): ReturnType<typeof readOptions> => readOptions(args, examples)

test('without arguments, the mixed example with a UEFI node', () => {
  expect(read()).toMatchObject({
    inventory: join(examples, 'mixed/inventory.json'),
    uefi: ['uefi'],
    bootOnly: false,
    patience: 1,
    within: 24 * 60 * 60,
  })
})

test('limits are numbers', () => {
  expect(read('--within', '55', '--patience', '1.5')).toMatchObject({ within: 3300, patience: 1.5 })
  for (const value of ['0', 'x', '', '1e9', 'NaN']) {
    expect(() => read('--within', value)).toThrow(`--within is "${value}", expected a number above 0`)
  }
})

test('an inventory that is not there and an option that is none are named', () => {
  expect(() => read('nowhere.json')).toThrow(/^there is no \/.*nowhere\.json$/)
  expect(() => read('--fast')).toThrow("Unknown option '--fast'")
  expect(() => read('manual', 'mixed')).toThrow('unexpected argument mixed: name one inventory')
})
