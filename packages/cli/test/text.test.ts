import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sysctl } from '../src/files/sysctl.ts'
import { assignment } from '../src/shell.ts'

test('a shell reads every value of an assignment as it was given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'))
  const file = join(folder, 'file')
  const value = fc.oneof(
    fc.constantFrom('--secure --create', '$HOME', '`id`', '"q"', "it's", 'a\\b', '$(id)', '!', '~', '*', ' '),
    fc.string({ unit: 'grapheme' }).filter(text => !/[\0\n]/.test(text)),
  )
  fc.assert(
    fc.property(value, value => {
      writeFileSync(file, assignment('NAME', value))
      const { stdout, stderr } = spawnSync('sh', ['-c', `. "$1"; printf %s "$NAME"`, 'sh', file], {
        encoding: 'utf8',
      })
      expect({ stdout, stderr }).toEqual({ stdout: value, stderr: '' })
    }),
  )
  rmSync(folder, { recursive: true })
})

test('sysctl settings are written plainly', () => {
  expect(sysctl({ 'net.ipv4.tcp_rmem': '4096 87380 6291456', 'vm.swappiness': 10 })).toBe(
    'net.ipv4.tcp_rmem = 4096 87380 6291456\nvm.swappiness = 10\n',
  )
})

test.each(['a=b', 'a;b', 'a # b', '"q"', ' a', '[a]', 'a\nb'])('sysctl cannot carry %j', value => {
  expect(() => sysctl({ 'kernel.core_pattern': value })).toThrow(/^sysctl cannot carry /)
})
