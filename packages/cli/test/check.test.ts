import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, testWith } from '../../../tools/programs.ts'
import { check, rules } from '../src/check/check.ts'
import { memoryFiles } from '../src/check/files.ts'
import type { Finding } from '../src/check/rule.ts'
import { readSystem } from '../src/check/system.ts'
import { examples, filesOf, ofSingleFiles } from './check-examples.ts'

/** Checks files in memory. */
function findingsOf(files: Iterable<readonly [string, string]>): readonly Finding[] {
  return check(readSystem(memoryFiles(files)))
}

describe('every rule', () => {
  test('has an example, and its id once', () => {
    expect(examples.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id))
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test.each([...examples, ...ofSingleFiles].map(example => [example.rule, example] as const))(
    '%s fires on its bad example and on nothing else, and nothing on its good one',
    (rule, example) => {
      expect(new Set(findingsOf(filesOf(example, 'wrong')).map(finding => finding.rule))).toEqual(
        new Set([rule]),
      )
      expect(findingsOf(filesOf(example, 'right'))).toEqual([])
    },
  )

  testWith('dhcpd', 'accepts every bad example', () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'))
    const refused = examples.flatMap(example => {
      const text = new Map(filesOf(example, 'wrong')).get('/etc/dhcp/dhcpd.conf')
      if (text === undefined) return []
      writeFileSync(join(folder, 'dhcpd.conf'), text)
      const { code, stderr } = run('dhcpd', ['-t', '-cf', join(folder, 'dhcpd.conf')])
      return code === 0 ? [] : [[example.rule, stderr]]
    })
    rmSync(folder, { recursive: true })
    expect(refused).toEqual([])
  })
})
