import { find, getOption, parse, removeOption, replace, serialize, setOption } from '@cluster-configs/fstab'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../tools/programs.ts'

const SWITCHES =
  `rw ro auto noauto exec noexec suid nosuid dev nodev atime noatime relatime norelatime strictatime
  nostrictatime user nouser users owner group sync async hard soft softerr bg fg lock nolock tcp
  udp rdma`.split(/\s+/)
const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SWITCHES) },
  fc.constantFrom(
    'defaults',
    'size=1G',
    'user=joe',
    'proto=tcp6',
    'errors=remount-ro',
    'x-systemd.automount',
  ),
)
const lists = fc.array(words, { minLength: 1, maxLength: 8 })

test('what was set is in force, and only the list has other bytes', () => {
  fc.assert(
    fc.property(lists, fc.constantFrom(...SWITCHES), (list, name) => {
      const around = ['  LABEL=a\\040b  /a\tauto ', '  0  2  # c\r\nproc /proc proc\r\n'] as const
      const table = parse(around.join(list.join(',')))
      const entry = find(table, 'entry')
      if (entry === undefined) throw new Error('no entry')
      const options = setOption(entry.options, name)
      expect(getOption(options, name)).toBe(true)
      expect(serialize(replace(table, entry, { ...entry, options }))).toBe(around.join(options.join(',')))
      expect(setOption(options, name)).toEqual(options)
    }),
    { numRuns: runs(300) },
  )
})

test('an option takes the place of what undoes it, and of nothing else', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['rw,noatime', 'ro', 'ro,noatime'],
    ['ro,nodev,rw', 'ro', 'nodev,ro'],
    ['defaults,nosuid', 'suid', 'defaults,suid'],
    ['noauto,nofail', 'auto', 'auto,nofail'],
    ['soft,bg', 'hard', 'hard,bg'],
    ['noatime', 'relatime', 'relatime'],
    ['strictatime,nodiratime', 'noatime', 'noatime,nodiratime'],
    ['nofail', 'ro', 'nofail,ro'],
    ['exec,user,noauto', 'exec', 'user,noauto,exec'],
    ['user,noexec', 'exec', 'user,exec'],
    ['proto=udp,ro', 'tcp', 'tcp,ro'],
    ['udp,proto=tcp,proto=rdma', 'tcp', 'tcp'],
    ['protocol=udp', 'tcp', 'protocol=udp,tcp'],
  ]
  for (const [before, name, after] of cases)
    expect(setOption(before.split(','), name).join(','), `${name} for ${before}`).toBe(after)
})

test('what is undone, implied or overruled is not in force', () => {
  expect(getOption(['rw', 'ro'], 'rw')).toBeUndefined()
  expect(getOption(['ro', 'defaults'], 'ro')).toBe(true)
  expect(getOption(['exec', 'user'], 'exec')).toBeUndefined()
  expect(getOption(['user'], 'noexec')).toBe(true)
  expect(getOption(['owner'], 'noexec')).toBeUndefined()
  expect(getOption(['noatime', 'relatime'], 'relatime')).toBeUndefined()
  expect(getOption(['noatime', 'relatime'], 'noatime')).toBe(true)
})

test('a transport of NFS has a word or proto=, and the last one holds', () => {
  expect(setOption(['tcp', 'ro', 'udp'], 'proto', 'rdma')).toEqual(['ro', 'proto=rdma'])
  expect(getOption(['proto=udp', 'tcp'], 'proto')).toBeUndefined()
  expect(getOption(['proto=udp', 'tcp'], 'tcp')).toBe(true)
  expect(getOption(['tcp', 'proto=udp'], 'tcp')).toBeUndefined()
})

test('an option of two names is one option', () => {
  expect(getOption(['nfsvers=3'], 'vers')).toBe('3')
  expect(setOption(['nfsvers=3', 'ro'], 'vers', '4.2')).toEqual(['vers=4.2', 'ro'])
  expect(removeOption(['vers=3', 'ro'], 'nfsvers')).toEqual(['ro'])
})

test('repeats of an option with a value stay but for the last, for they may mean something', () => {
  const options = ['x-systemd.requires=a', 'x-systemd.requires=b']
  expect(setOption(options, 'x-systemd.requires', 'c')).toEqual([options[0], 'x-systemd.requires=c'])
  expect(removeOption(options, 'x-systemd.requires')).toEqual([])
})
