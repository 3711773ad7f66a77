/** Why dhcpd would reject a statement, found while its code is read. */
export class Fault extends Error {
  readonly rule: string

  readonly severity: 'error' | 'warning'

  constructor(rule: string, message: string, severity: 'error' | 'warning' = 'error') {
    super(message)
    this.severity = severity
    this.rule = rule
  }
}

/** What a fault is told with: short enough for a sentence. */
export function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return short.startsWith('"') ? short : `"${short}"`
}
