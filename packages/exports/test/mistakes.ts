import { client, document, entry, serialize } from '@cluster-configs/exports'
import type { Mistake } from '../../../tools/gallery.ts'

/** The mistakes that people make most in an export table; `says` is what they must be told, in `count` messages. */
export const mistakes: readonly (Mistake & { readonly says: string; readonly count?: number })[] = [
  {
    title: 'A blank before the options',
    text: '/srv/nfs 10.0.33.11 (rw,no_subtree_check)\n',
    says: 'write 10.0.33.11(rw,no_subtree_check), or *(rw,no_subtree_check) for everyone',
  },
  {
    title: 'A blank between two options',
    text: '/srv/nfs 10.0.33.11(rw, no_subtree_check)\n',
    says: 'options have commas between them and no blanks',
  },
  {
    title: 'A missing parenthesis',
    text: '/srv/nfs 10.0.33.11(rw,no_subtree_check\n',
    says: 'expected ")" behind "10.0.33.11(rw,no_subtree_check"',
  },
  {
    title: 'A comment right behind the options',
    text: '/srv/nfs 10.0.33.11(rw,no_subtree_check)# node1\n',
    says: 'a comment stands behind a blank',
  },
  {
    title: 'Two pairs of parentheses',
    text: '/srv/nfs 10.0.33.11(rw)(no_subtree_check)\n',
    says: 'all options of a client stand in one pair of parentheses',
  },
  {
    title: 'Two commas',
    text: '/srv/nfs 10.0.33.11(rw,,no_subtree_check)\n',
    says: 'expected an option before ","',
  },
  {
    title: 'Semicolons between options',
    text: '/srv/nfs 10.0.33.11(no_subtree_check;rw)\n',
    says: 'options have commas between them',
  },
  {
    title: 'An option with dashes',
    text: '/srv/nfs 10.0.33.11(rw,no-root-squash,no_subtree_check)\n',
    says: 'write no_root_squash',
  },
  {
    title: 'An option misspelt',
    text: '/srv/nfs 10.0.33.11(rw,no_subtree_chek)\n',
    says: 'write no_subtree_check',
  },
  {
    title: 'An option of the mount on the client',
    text: '/srv/nfs 10.0.33.11(rw,noatime,no_subtree_check)\n',
    says: 'leave it out, for it belongs to the mount on the client',
  },
  {
    title: 'Clients as Solaris has them',
    text: '/srv/nfs -rw=node1:node2,no_subtree_check\n',
    says: 'write the clients behind the path, each with its options, as in node1(rw)',
    count: 2,
  },
  {
    title: 'Options as BSD has them',
    text: '/srv/nfs -maproot=root,no_subtree_check 10.0.33.0/24\n',
    says: 'write no_root_squash, or anonuid= and anongid=',
  },
  {
    title: 'Two paths on a line, as BSD has them',
    text: '/srv/nfs /usr/src 10.0.33.0/24(ro,no_subtree_check)\n',
    says: '"/usr/src" is a path where a client is expected; write it on a line of its own',
  },
  {
    title: 'A user name for an id',
    text: '/srv/nfs 10.0.33.11(rw,anonuid=nobody,no_subtree_check)\n',
    says: 'write one such as anonuid=65534',
  },
  {
    title: 'A list of ids to squash',
    text: '/srv/nfs 10.0.33.11(rw,squash_uids=0-15,20,no_subtree_check)\n',
    says: 'write squash_uids=20 for the next',
  },
  {
    title: 'A flavour that is none',
    text: '/srv/nfs 10.0.33.11(rw,sec=kerberos,no_subtree_check)\n',
    says: 'they are sys, krb5, krb5i, krb5p, none',
  },
  {
    title: 'Read and write at once',
    text: '/srv/nfs 10.0.33.11(ro,rw,no_subtree_check)\n',
    says: 'take ro out',
  },
  {
    title: 'rw behind defaults that name a flavour',
    text: '/srv/nfs -sec=sys,ro,no_subtree_check 10.0.33.0/24 10.0.33.11(rw)\n',
    says: 'write sec=sys before it',
  },
  {
    title: 'A prefix that is too long',
    text: '/srv/nfs 10.0.33.0/33(ro,no_subtree_check)\n',
    says: 'write a number up to 32, such as 10.0.33.0/24',
  },
  {
    title: 'A network with three numbers',
    text: '/srv/nfs 10.0.33/24(ro,no_subtree_check)\n',
    says: 'write 10.0.33.0/24',
  },
  {
    title: 'A host in a network for the network',
    text: '/srv/nfs 10.0.33.11/24(rw,no_subtree_check)\n',
    says: 'write 10.0.33.0/24 for that, or 10.0.33.11 for the host',
  },
  {
    title: 'A pattern of addresses',
    text: '/srv/nfs 10.0.33.*(ro,no_subtree_check)\n',
    says: 'write 10.0.33.0/24',
  },
  {
    title: 'Every address there is',
    text: '/srv/nfs 0.0.0.0/0(ro,no_subtree_check)\n',
    says: 'write * for everyone',
  },
  {
    title: 'Commas between clients',
    text: '/srv/nfs 10.0.33.11,10.0.33.12(ro,no_subtree_check)\n',
    says: 'clients have blanks between them',
  },
  {
    title: 'The same client twice',
    text: '/srv/nfs 10.0.33.11(ro,no_subtree_check)\n/srv/nfs 10.0.33.11(rw,no_subtree_check)\n',
    says: '"/srv/nfs" is exported to "10.0.33.11" already',
  },
  {
    title: 'No client',
    text: '/srv/nfs\n',
    says: 'no client is named, so that everyone may read',
  },
  {
    title: 'No blank behind the path',
    text: '/srv/nfs(rw,no_subtree_check)\n',
    says: 'write /srv/nfs *(rw,no_subtree_check) for everyone',
  },
  {
    title: 'Everyone may write',
    text: '/srv/nfs *(rw,no_subtree_check)\n',
    says: 'name the clients, as in 10.0.33.0/24(rw)',
  },
  {
    title: 'No word on subtree_check',
    text: '/srv/nfs 10.0.33.11(rw,sync)\n',
    says: 'write no_subtree_check',
  },
  {
    title: 'A backslash before a blank in a path',
    text: '/srv/my\\ data 10.0.33.11(ro,no_subtree_check)\n',
    says: 'write "/srv/my …" with quotes around the whole path',
    count: 2,
  },
  {
    title: 'A blank behind the backslash that continues a line',
    text: '/srv/nfs 10.0.33.11(ro,no_subtree_check) \\ \n  10.0.33.12(ro,no_subtree_check)\n',
    says: 'a backslash continues a line only as the very last character on it',
    count: 2,
  },
  {
    title: 'A blank line that ends as Windows ends lines',
    text: '/srv/nfs 10.0.33.11(ro,no_subtree_check)\r\n\r\n/home 10.0.33.11(rw,no_subtree_check)\r\n',
    says: 'all that follows is not exported; end the lines with a line feed alone',
  },
  {
    title: 'A line of a template',
    text: '/srv/nfs {{ node.address }}(rw,no_subtree_check)\n',
    says: 'have the template filled in first',
  },
  {
    title: 'A path that does not begin at the root',
    text: 'srv/nfs 10.0.33.11(ro,no_subtree_check)\n',
    says: 'write /srv/nfs',
  },
  {
    title: 'A no-break space from a web page',
    text: '/srv/nfs\u00a010.0.33.11(ro,no_subtree_check)\n',
    says: 'write a plain blank',
  },
  {
    title: 'A byte order mark',
    text: '\ufeff# the roots\n/srv/nfs 10.0.33.11(ro,no_subtree_check)\n',
    says: 'the file begins with a byte order mark',
  },
  {
    title: 'Options in one string',
    build: () => serialize(document([entry('/srv/nfs', [client('10.0.33.11', ['rw,no_subtree_check'])])])),
    code: "entry('/srv/nfs', [client('10.0.33.11', ['rw,no_subtree_check'])])",
    says: 'an option holds ",", and would end there',
  },
]
