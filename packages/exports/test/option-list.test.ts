import {
  find,
  getOption,
  grants,
  parse,
  removeOption,
  replace,
  serialize,
  setOption,
  type Client,
  type Rights,
} from '@cluster-configs/exports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'
import { PAIRS } from './written.ts'

const SECTIONS = ['sec=sys', 'sec=krb5', 'sec=krb5:krb5i', 'sec=sys:krb5']
const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PAIRS.flat()) },
  { weight: 1, arbitrary: fc.constantFrom(...SECTIONS, 'anonuid=99', 'fsid=0') },
)
const lists = fc.array(words, { maxLength: 8 })
const around = ['"/srv/a b"\t10.0.0.1(', ') \\\n  b(ro,rw) # c\r\n'] as const

/** What a client may do with the flavours that its options name, in the order in which it names them. */
function rightsOf(client: Client): ReadonlyMap<string, Rights> {
  const grant = grants({ type: 'entry', path: '/', children: [client] })[0]
  if (grant === undefined) throw new Error('nothing is granted')
  return grant.flavours
}

const RIGHTS: ReadonlyMap<string, readonly [keyof Rights, boolean]> = new Map([
  ['ro', ['readOnly', true]],
  ['rw', ['readOnly', false]],
  ['root_squash', ['rootSquash', true]],
  ['no_root_squash', ['rootSquash', false]],
  ['all_squash', ['allSquash', true]],
  ['no_all_squash', ['allSquash', false]],
])

test('what was set is in force for the last flavours, others keep theirs, and only the list has other bytes', () => {
  fc.assert(
    fc.property(lists, fc.constantFrom(...PAIRS.flat()), (list, name) => {
      const table = parse(around.join(list.join(',')))
      const client = find(table, 'client')
      if (client === undefined) throw new Error('no client')
      const options = setOption(client.options, name)
      expect(getOption(options, name)).toBe(true)
      expect(setOption(options, name)).toEqual(options)
      expect(serialize(replace(table, client, { ...client, options }))).toBe(around.join(options.join(',')))
      const last = (list.findLast(option => option.startsWith('sec=')) ?? 'sec=sys').slice(4).split(':')
      const right = RIGHTS.get(name)
      for (const [flavour, rights] of rightsOf({ ...client, options })) {
        const before = rightsOf(client).get(flavour)
        const isSet = right !== undefined && last.includes(flavour)
        expect(rights).toEqual(isSet ? { ...before, [right[0]]: right[1] } : before)
      }
    }),
    { numRuns: runs(500) },
  )
})

test('an option takes the place of the other one of its pair, and of nothing else', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['rw,sync', 'ro', 'ro,sync'],
    ['no_root_squash,rw', 'root_squash', 'root_squash,rw'],
    ['rw,async,sync', 'async', 'rw,async'],
    ['sync', 'rw', 'sync,rw'],
    ['rw,sec=krb5p,sync', 'ro', 'ro,sec=krb5p,sync'],
    ['sec=krb5,rw,sec=sys,ro,sync', 'rw', 'sec=krb5,rw,sec=sys,rw,sync'],
    ['sec=krb5,rw,sec=sys', 'ro', 'sec=krb5,rw,sec=sys,ro'],
    ['sec=krb5,rw,async,sec=sys', 'sync', 'sec=krb5,rw,sync,sec=sys'],
  ]
  for (const [before, name, after] of cases)
    expect(setOption(before.split(','), name).join(','), `${name} for ${before}`).toBe(after)
})

test('of a pair the last one is in force, for the last flavours', () => {
  expect(getOption(['rw', 'ro'], 'rw')).toBeUndefined()
  expect(getOption([], 'ro')).toBeUndefined()
  expect(getOption(['sec=krb5', 'rw', 'sec=sys', 'ro'], 'rw')).toBeUndefined()
  expect(getOption(['rw', 'sec=sys'], 'rw')).toBe(true)
  expect(getOption(['sec=sys', 'ro', 'sec=krb5', 'rw', 'sec=sys'], 'rw')).toBeUndefined()
  expect(getOption(['anonuid=1', 'anonuid=2'], 'anonuid')).toBe('2')
})

test('an option of two names is one option', () => {
  expect(getOption(['insecure_locks'], 'no_auth_nlm')).toBe(true)
  expect(getOption(['insecure_locks', 'auth_nlm'], 'no_auth_nlm')).toBeUndefined()
  expect(getOption(['mp=/a', 'mountpoint=/b'], 'mp')).toBe('/b')
  expect(setOption(['secure_locks', 'rw', 'no_auth_nlm'], 'insecure_locks')).toEqual(['rw', 'insecure_locks'])
  expect(setOption(['mountpoint=/a', 'rw'], 'mp', '/b')).toEqual(['mp=/b', 'rw'])
  expect(removeOption(['mp', 'rw', 'mountpoint=/a'], 'mountpoint')).toEqual(['rw'])
})

test('an option is taken out for every flavour', () => {
  expect(removeOption(['sec=krb5', 'rw', 'sec=sys', 'rw'], 'rw')).toEqual(['sec=krb5', 'sec=sys'])
})
