import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import type { Explanation } from '@cluster-configs/syntax'

/** What happens to a file that does not parse; any text is an fstab and a configuration of PXELINUX. */
const SYNTAX = {
  dhcpd: 'dhcpd does not start with such a file, and no machine gets an address.',
  exports: 'exportfs stops reading there: what follows in the file is not exported.',
  interfaces: 'ifupdown reads nothing of the file, and no interface comes up.',
} as const

const FORMATS = { dhcpd, exports, fstab, interfaces, pxelinux } as const

const told: readonly (readonly [string, Explanation])[] = [
  ...Object.entries(SYNTAX).map(
    ([format, why]) =>
      [
        `${format}/syntax`,
        { why, advice: 'Mend the place: what else is wrong with the file is told then.' },
      ] as const,
  ),
  ...Object.entries(FORMATS).flatMap(([format, { rules }]) =>
    Object.entries(rules).map(([rule, explanation]) => [`${format}/${rule}`, explanation] as const),
  ),
  [
    'file/unreadable',
    {
      why: 'What the file says is not known here, and what is said of others may be wrong for want of it.',
      advice: 'Run the check as a user who may read it.',
    },
  ],
]

/** Why what one file alone shows to be wrong matters, and what to do, by the ids of the rules in their order. */
export const singleRules: ReadonlyMap<string, Explanation> = new Map(
  told.toSorted(([left], [right]) => (left < right ? -1 : 1)),
)
