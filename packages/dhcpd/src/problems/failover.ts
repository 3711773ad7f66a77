import type { FailoverPeer } from '../ast.ts'
import { shown } from '../shown.ts'
import { Fault } from './fault.ts'
import { checkNumber } from './number.ts'
import { isStatement } from './parameter.ts'
import { checkHosts, foreign, wordsOf } from './parties.ts'
import type { Examination, Place } from './place.ts'

/*
 * Failover peers: declared once, and referred to by the pools that two servers share
 */

/** `failover peer "name" { … }`, or the reference `failover peer "name";` */
export function checkFailoverPeer(node: FailoverPeer, place: Place, report: Examination): void {
  if (node.children === undefined) return checkReference(node, place, report)
  if (place.scope === 'pool')
    return report.error(
      node,
      'name',
      new Fault(
        'wrong-scope',
        'a failover peer is declared outside of any block; in a pool, write failover peer and its name',
      ),
    )
  checkDeclaration(node, report)
}

function checkReference(node: FailoverPeer, place: Place, report: Examination): void {
  const { names } = report
  if (place.scope === 'root')
    return report.error(
      node,
      'name',
      new Fault('wrong-scope', 'a failover peer is referred to in a pool or a shared network'),
    )
  if (place.scope === 'pool' && /^[^"]/.test(node.layout?.spelling?.['name'] ?? '"'))
    report.error(
      node,
      'name',
      new Fault('unquoted-peer', `in a pool the name is in quotation marks: failover peer "${node.name}";`),
    )
  if (!names.peers.has(node.name))
    report.error(
      node,
      'name',
      new Fault('unknown-peer', `there is no failover peer ${shown(node.name)} above`),
    )
  else if (place.scope === 'pool') names.usedPeers.add(node.name)
  const parent = place.scope === 'pool' ? place.pool : place.share
  if (parent !== undefined) parent.hasPeer = true
}

/** A peer that no pool refers to stops the program (dhcp_failover_sanity_check of failover.c). */
export function checkUse(report: Examination): void {
  const { peers, usedPeers } = report.names
  for (const peer of peers.values())
    if (!usedPeers.has(peer.name))
      report.error(
        peer,
        'name',
        new Fault('unused-peer', `no pool refers to the failover peer ${shown(peer.name)}`),
      )
}

/** parse_failover_peer of confpars.c */
function checkDeclaration(node: FailoverPeer, report: Examination): void {
  const { names } = report
  if (names.peers.has(node.name))
    return report.error(
      node,
      'name',
      new Fault('second-peer', `there is a failover peer ${shown(node.name)} already`),
    )
  names.peers.set(node.name, node)
  const peer = new Peer()
  for (const child of node.children ?? []) {
    if (!isStatement(child)) continue
    const words = wordsOf(child)
    if (words === undefined)
      return report.error(child, undefined, foreign(child, 'a failover peer', 'parameters alone'))
    if (
      !report.attempt(child, child.type === 'parameter' ? 'value' : undefined, () =>
        peer.check(words.name, words.value),
      )
    )
      return
  }
  report.attempt(node, 'name', () => peer.checkWhole())
}

class Peer {
  #isPrimary: boolean | undefined
  #hasPartner = false
  #balance = false
  #mclt = 0

  check(name: string, value: string): void {
    switch (name) {
      case 'primary':
      case 'secondary':
        if (value !== '') throw new Fault('wrong-value', `"${name}" takes no value here`)
        this.#isPrimary = name === 'primary'
        if (!this.#isPrimary) this.#refuseBalance(this.#balance)
        return
      case 'peer': {
        const [word = '', ...rest] = value.split(' ')
        if (word === 'address') this.#hasPartner = true
        return this.check(word.toLowerCase(), rest.join(' '))
      }
      case 'address':
        return checkHosts(value)
      case 'split':
        this.#refuseBalance(this.#isPrimary === false)
        if (Number(takeNumber(value)) > 256) throw new Fault('wrong-value', 'split is a number from 0 to 256')
        this.#balance = true
        return
      case 'hba':
        this.#refuseBalance(this.#isPrimary === false)
        if (value.split(':').length !== 32)
          throw new Fault('wrong-value', 'hba takes 32 bytes in hexadecimal')
        for (const octet of value.split(':')) checkNumber(octet, 16, 8)
        this.#balance = true
        return
      case 'load':
        if (!/^balance max seconds [0-9]+$/i.test(value))
          throw new Fault('wrong-value', `write load balance max seconds and a number`)
        return
      case 'mclt':
        this.#mclt = Number(takeNumber(value))
        return
      default:
        if (!NUMBERS.has(name))
          throw new Fault('wrong-scope', `${shown(name)} does not belong in a failover peer`)
        takeNumber(value)
    }
  }

  #refuseBalance(is: boolean): void {
    if (is)
      throw new Fault('secondary-balance', 'the secondary says nothing of split or hba; the primary does')
  }

  checkWhole(): void {
    if (!this.#hasPartner) throw new Fault('incomplete-peer', 'the failover peer has no "peer address"')
    if (this.#isPrimary !== true) return
    if (!this.#balance) throw new Fault('incomplete-peer', 'the primary needs "split 128;" or an hba')
    if (this.#mclt === 0)
      throw new Fault('incomplete-peer', 'the primary needs an mclt, such as "mclt 3600;"')
  }
}

const NUMBERS = new Set(
  'port max-response-delay max-unacked-updates auto-partner-down max-lease-misbalance max-lease-ownership min-balance max-balance'.split(
    ' ',
  ),
)

function takeNumber(value: string): string {
  if (!/^-?[0-9]+$/.test(value))
    throw new Fault('wrong-value', `expected a number, found ${value === '' ? 'nothing' : shown(value)}`)
  return value
}
