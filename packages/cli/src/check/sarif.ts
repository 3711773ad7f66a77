import { rules } from './check.ts'
import type { Place } from './place.ts'
import type { Finding } from './rule.ts'
import { singleRules } from './single-rules.ts'

/** Where the rules across files are explained, and those of single files. */
const PAGE = 'docs/checks.md'
const SINGLE_PAGE = 'docs/file-checks.md'
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/**
 * Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0, which code hosts show beside the lines.
 * @param version of this program
 */
export function sarifReport(findings: readonly Finding[], version: string): string {
  const told = new Map(rules.map(rule => [rule.id, rule]))
  const ids = [...new Set(findings.map(({ rule }) => rule))].toSorted()
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gen-cluster-configs',
            version,
            rules: ids.map(id => descriptor(id, told.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => result(finding, ids)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function descriptor(id: string, rule: (typeof rules)[number] | undefined): object {
  if (rule === undefined) {
    const { why, advice } = singleRules.get(id) ?? {}
    return {
      id,
      shortDescription: { text: id.replace(/^.*\//, '').replaceAll('-', ' ') },
      fullDescription: { text: why },
      help: { text: `${advice} See ${SINGLE_PAGE}.` },
    }
  }
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.hint} See ${PAGE}.` },
    defaultConfiguration: { level: rule.severity },
  }
}

function result({ rule, severity, message, hint, places }: Finding, ids: readonly string[]): object {
  const [place, ...others] = places
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severity,
    message: { text: hint === undefined ? `${message}.` : `${message}. ${hint}` },
    locations: [location(place)],
    relatedLocations: others.map((place, index) => ({
      id: index + 1,
      ...location(place),
      message: { text: place.label ?? 'the other place' },
    })),
  }
}

function location({ file, line, column, endLine, endColumn }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  }
}

/** A relative path is one from where the program runs, as code hosts want it. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${path}` : path
}
