import type { Rule } from '../src/rules.ts'

/** A table; `also` is what it offends besides, where it cannot be otherwise. */
type Example = string | { readonly text: string; readonly also: readonly Rule[] }

const OPTIONS = '(ro,no_subtree_check)'

/** For each rule a table that offends it with the first of each `«wrong|right»`, and offends none with the second. */
export const examples: Readonly<Record<Rule, Example>> = {
  'address-pattern': `/srv/nfs 10.0.33.«*|0/24»${OPTIONS}\n`,
  // The rest of the path is a client.
  'backslash-blank': {
    text: `«/srv/my\\ data|"/srv/my data"» 10.0.33.11${OPTIONS}\n`,
    also: ['no-options'],
  },
  'bad-location': '/srv/nfs *(ro,no_subtree_check,refer=«10.0.33.2:/srv|/srv@10.0.33.2»)\n',
  'bad-netmask': `/srv/nfs 10.0.33.0/255.255.255«|.0»${OPTIONS}\n`,
  'bad-network': `/srv/nfs 10.0.33«|.0»/24${OPTIONS}\n`,
  'bad-prefix': `/srv/nfs 10.0.33.0/«33|24»${OPTIONS}\n`,
  'bad-value': '/srv/nfs 10.0.33.11(rw,no_subtree_check,all_squash,anonuid=«nobody|65534»)\n',
  'blank-before-options': '/srv/nfs/node1 10.0.33.11« |»(rw,no_root_squash,no_subtree_check)\n',
  'byte-order-mark': `«\ufeff|»/srv/nfs 10.0.33.0/24${OPTIONS}\n`,
  contradiction: '/srv/nfs 10.0.33.11(«ro,|»rw,no_subtree_check)\n',
  'dash-host': '/srv/nfs -no_subtree_check« -|,»ro 10.0.33.11 10.0.33.12\n',
  'duplicate-export': `/srv/nfs 10.0.33.11(rw,no_subtree_check)\n/srv/nfs 10.0.33.1«1|2»${OPTIONS}\n`,
  'duplicate-fsid':
    '/srv 10.0.33.0/24(ro,no_subtree_check,fsid=0)\n/home 10.0.33.0/24(rw,no_subtree_check,fsid=«0|1»)\n',
  'everyone-writes': '/srv/nfs «*|10.0.33.0/24»(rw,no_subtree_check)\n',
  'host-bits': `/srv/nfs 10.0.33.«11|0»/24${OPTIONS}\n`,
  'host-name': `/srv/nfs «everyone|*»${OPTIONS}\n`,
  'lost-option': '/srv/nfs -sec=sys,ro,no_subtree_check 10.0.33.0/24 10.0.33.11(«|sec=sys,»rw)\n',
  'missing-value': '/srv/nfs 10.0.33.0/24(ro,no_subtree_check,fsid«|=0»)\n',
  'netmask-order': `/srv/nfs 10.0.33.0/«0.0.0.255|255.255.255.0»${OPTIONS}\n`,
  'no-break-space': `/srv/nfs«\u00a0|» 10.0.33.11${OPTIONS}\n`,
  'no-client': `/srv/nfs«| *${OPTIONS}»\n`,
  'no-host': `/srv/nfs «|*»${OPTIONS}\n`,
  'no-options': `/srv/nfs 10.0.33.0/24«|(ro,sync,no_subtree_check)»\n`,
  'no-subtree-check': '/srv/nfs 10.0.33.0/24(ro«|,no_subtree_check»)\n',
  'option-as-host': '/srv/nfs 10.0.33.11(«|rw,»no_subtree_check)« rw|»\n',
  'options-in-path': '/srv/nfs«| *»(ro,no_subtree_check)\n',
  'pattern-in-path': `/srv/nfs/«*|node1» 10.0.33.11${OPTIONS}\n«|/srv/nfs/node2 10.0.33.12${OPTIONS}\n»`,
  'relative-mountpoint': '/srv/nfs 10.0.33.0/24(ro,no_subtree_check,mountpoint=«|/»srv/nfs)\n',
  'relative-path': `«|/»srv/nfs 10.0.33.0/24${OPTIONS}\n`,
  'silent-end': `/srv/nfs 10.0.33.0/24${OPTIONS}\n«\r|»\n/home 10.0.33.0/24(rw,no_subtree_check)\n`,
  'squash-in-defaults':
    '/srv/nfs «-squash_uids=0-99,no_subtree_check 10.0.33.11 10.0.33.12|10.0.33.11(squash_uids=0-99,no_subtree_check) 10.0.33.12(squash_uids=0-99,no_subtree_check)»\n',
  'squash-list': '/srv/nfs 10.0.33.11(rw,no_subtree_check,squash_uids=0-15,«|squash_uids=»20)\n',
  template: '/srv/nfs «{{ node.address }}|10.0.33.11»(rw,no_subtree_check)\n',
  'unexpected-value': '/srv/nfs 10.0.33.11(rw,no_root_squash«=1|»,no_subtree_check)\n',
  'unknown-flavour': '/srv/nfs 10.0.33.11(rw,sec=«kerberos|krb5»,no_subtree_check)\n',
  'unknown-option': '/srv/nfs 10.0.33.11(rw,«no-root-squash|no_root_squash»,no_subtree_check)\n',
  'zero-prefix': `/srv/nfs «0.0.0.0/0|*»${OPTIONS}\n`,
}
