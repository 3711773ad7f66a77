import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { examples, filesOf } from './check-examples.ts'
import { testFolder } from './check-folder.ts'

const { path: folder, lay, command } = testFolder()

/** What SARIF 2.1.0 says of the parts that are written, section by section; no other property is one of it. */
const sarifMessage = z.strictObject({ text: z.string().min(1) })
const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1),
    endLine: z.int().min(1),
    endColumn: z.int().min(1),
  })
  // 3.30: a region ends behind its beginning, or where it begins.
  .refine(({ startLine, startColumn, endLine, endColumn }) =>
    startLine === endLine ? startColumn <= endColumn : startLine < endLine,
  )
const location = {
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s\\]+$/) }),
    region,
  }),
}
const level = z.enum(['none', 'note', 'warning', 'error'])
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: sarifMessage,
              fullDescription: sarifMessage,
              help: sarifMessage,
              defaultConfiguration: z.strictObject({ level }).optional(),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: sarifMessage,
          locations: z.array(z.strictObject(location)).min(1),
          relatedLocations: z.array(
            z.strictObject({ ...location, id: z.int().min(0), message: sarifMessage }),
          ),
        }),
      ),
    }),
  ),
})

describe('--sarif', () => {
  test('is SARIF 2.1.0, and its indices lead to the rules', async () => {
    lay(
      examples
        .filter(({ rule }) => rule === 'nfs/root-not-to-node')
        .flatMap(example => filesOf(example, 'wrong')),
    )
    const { code, out } = await command('check', '--sarif', folder())
    const log = sarif.parse(JSON.parse(out))
    expect(code).toBe(1)
    for (const { tool, results } of log.runs) {
      expect(results.map(({ ruleId }) => ruleId)).toEqual(['nfs/root-not-to-node'])
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    }
    expect(log.runs[0]?.results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/srv/tftp/pxelinux.cfg/01-08-00-27-00-33-11",
              },
              "region": {
                "endColumn": 56,
                "endLine": 5,
                "startColumn": 24,
                "startLine": 5,
              },
            },
          },
        ],
        "message": {
          "text": "/srv/nfs/node1 is not exported to 10.0.33.11, the address of node1. Export the root to the address that the node gets from DHCP.",
        },
        "relatedLocations": [
          {
            "id": 1,
            "message": {
              "text": "it is exported to 10.0.33.12",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/etc/exports",
              },
              "region": {
                "endColumn": 26,
                "endLine": 1,
                "startColumn": 16,
                "startLine": 1,
              },
            },
          },
          {
            "id": 2,
            "message": {
              "text": "node1 has 10.0.33.11",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file://~/etc/dhcp/dhcpd.conf",
              },
              "region": {
                "endColumn": 27,
                "endLine": 5,
                "startColumn": 17,
                "startLine": 5,
              },
            },
          },
        ],
        "ruleId": "nfs/root-not-to-node",
        "ruleIndex": 0,
      }
    `)
  })
})
