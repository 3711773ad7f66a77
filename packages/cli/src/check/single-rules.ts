import * as dhcpd from '@cluster-configs/dhcpd'
import * as exports from '@cluster-configs/exports'
import * as fstab from '@cluster-configs/fstab'
import * as interfaces from '@cluster-configs/interfaces'
import * as pxelinux from '@cluster-configs/pxelinux'
import type { Explanation } from '@cluster-configs/syntax'

/** What happens to a file that does not parse. */
const SYNTAX = {
  dhcpd: 'dhcpd does not start with such a file, and no machine gets an address.',
  exports: 'exportfs stops reading there: what follows in the file is not exported.',
  fstab: 'What the file is to mount is not mounted.',
  interfaces: 'ifupdown reads nothing of the file, and no interface comes up.',
  pxelinux: 'Machines that get the file do not start.',
} as const

const FORMATS = { dhcpd, exports, fstab, interfaces, pxelinux } as const

/** Why what one file alone shows to be wrong matters, and what to do, by the ids of the rules in their order. */
export const singleRules: ReadonlyMap<string, Explanation> = new Map([
  ...(['dhcpd', 'exports', 'fstab', 'interfaces', 'pxelinux'] as const).flatMap(format => [
    [
      `${format}/syntax`,
      { why: SYNTAX[format], advice: 'Mend the place: what else is wrong with the file is told then.' },
    ] as const,
    ...Object.entries(FORMATS[format].rules)
      .map(([rule, explanation]) => [`${format}/${rule}`, explanation] as const)
      .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  ]),
  [
    'file/unreadable',
    {
      why: 'What the file says is not known here, and what is said of others may be wrong for want of it.',
      advice: 'Run the check as a user who may read it.',
    },
  ],
])
