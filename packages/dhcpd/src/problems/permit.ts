import { Fault } from './fault.ts'
import type { Names } from './names.ts'
import type { Reader } from './reader.ts'

/** What the whole server, and not a pool, can allow (parse_allow_deny of confpars.c). */
const FEATURES = [
  'bootp',
  'booting',
  'dynamic-bootp',
  'unknown-clients',
  'duplicates',
  'declines',
  'client-updates',
  'leasequery',
]

export function checkFeature(reader: Reader): void {
  if (!FEATURES.some(word => reader.takes(word))) {
    const hint = /^(?:members|known|all|dynamic|after)/i.test(reader.raw)
      ? '; which clients get an address is said in a pool'
      : ''
    throw new Fault(
      'unknown-permission',
      `expected one of ${FEATURES.join(', ')}, found ${reader.found}${hint}`,
    )
  }
  reader.expectEnd('unknown-permission')
}

/**
 * Reads which clients a pool is for (get_permit of confpars.c).
 * @returns whether it is said by a time
 */
export function checkPermit(reader: Reader, names: Names): boolean {
  if (reader.takes('known-clients') || reader.takes('unknown-clients')) {
    reader.expectEnd('unknown-permission')
    return false
  }
  if (reader.takes('members')) {
    reader.expect('of', 'unknown-permission')
    const name = reader.expectString('the name of a class', 'unknown-permission')
    if (!names.classes.has(name)) throw new Fault('unknown-class', `there is no class "${name}" above`)
    reader.expectEnd('unknown-permission')
    return false
  }
  if (reader.takes('after')) {
    readDate(reader)
    reader.expectEnd('bad-date')
    return true
  }
  if (reader.takes('dynamic')) reader.expect('bootp', 'unknown-permission')
  else if (!['unknown', 'known', 'authenticated', 'unauthenticated', 'all'].some(word => reader.takes(word)))
    throw new Fault(
      'unknown-permission',
      `expected known-clients, unknown-clients, all clients, dynamic bootp clients, members of "class" or after a date, found ${reader.found}`,
    )
  reader.expect('clients', 'unknown-permission')
  reader.expectEnd('unknown-permission')
  return false
}

/** Reads `never`, `epoch seconds`, or `weekday year/month/day hour:minute:second [offset]`. */
function readDate(reader: Reader): void {
  if (reader.takes('never')) return
  if (reader.takes('epoch')) return takeNumber(reader)
  takeNumber(reader)
  for (const mark of ['', '/', '/', '', ':', ':']) {
    if (mark !== '') reader.expect(mark, 'bad-date')
    takeNumber(reader)
  }
  if (reader.kind === 'number') reader.take()
}

function takeNumber(reader: Reader): void {
  if (reader.kind !== 'number')
    throw new Fault('bad-date', `expected a date such as 4 2026/12/24 18:00:00, found ${reader.found}`)
  reader.take()
}
