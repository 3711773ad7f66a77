import { tmpdir } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { checkHost } from './host.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test('who is not root is told so', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  expect(() => checkHost(tmpdir(), 1)).toThrow('building a root file system needs root: run this as root')
})

test('what is missing is named, with the command that installs it', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0)
  vi.stubEnv('PATH', '/nowhere')
  expect(() => checkHost(tmpdir(), 1)).toThrow(
    /^this machine has no qemu-system-x86_64 in PATH, .*; run: apt-get install .* qemu-system-x86 .*debootstrap/,
  )
})

test('a place without room is named', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0)
  expect(() => checkHost('/proc', 1)).toThrow(
    '/proc has less than 10 GB free: set TMPDIR to a place that has',
  )
})
