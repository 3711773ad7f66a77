import type { z } from 'zod'
import { contains, subnetOf } from '../address.ts'
import { domain, hardwareAddress, hostName, interfaceName, ipv4, subnet } from '../inventory/fields.ts'
import { placeholders, type Answers } from '../inventory/first.ts'
import { EXIT, Failure, type Context } from './context.ts'

/** What a command line says of a first inventory. */
export interface Given {
  readonly name?: string
  readonly domain?: string
  readonly subnet?: string
  readonly address?: string
  readonly interface?: string
  readonly uplink?: string
  readonly uplinkSubnet?: string
  readonly nodes?: string
  readonly mac?: readonly string[]
}

/** Whether an answer is right; if it is not, why. */
type Check = (answer: string) => string | undefined

/**
 * What is given, and for the rest what a person answers who is asked, or what is usual.
 * @throws Failure if something is missing and there is nobody to ask, or something given is wrong
 */
export async function answered(given: Given, context: Context): Promise<Answers> {
  if (context.ask === undefined) refuseMissing(given)
  const macsOrCount: Check = answer => {
    if (COUNT.test(answer)) return undefined
    const macs = answer.split(/\s+/).map(word => hardwareAddress.safeParse(word).data)
    if (macs.includes(undefined))
      return 'is neither a number of nodes nor MAC addresses, such as 08:00:27:00:33:11'
    return new Set(macs).size < macs.length ? 'names a node twice' : undefined
  }
  const network: Check = answer => by(subnet)(answer) ?? hostBits(answer)
  const get = (question: Question): Promise<string> => answerTo(question, context)
  const name = await get({
    flag: '--name',
    given: given.name,
    asks: 'Name of the cluster',
    usual: 'cluster',
    check: by(hostName),
  })
  const its = await get({
    flag: '--domain',
    given: given.domain,
    asks: 'DNS domain of its machines',
    usual: name,
    check: by(domain),
  })
  const boot = await get({
    flag: '--subnet',
    given: given.subnet,
    asks: 'Addresses of the boot network, such as 10.0.33.0/24',
    check: network,
  })
  const address = await get({
    flag: '--address',
    given: given.address,
    asks: "The master's address on it, if not the first",
    usual: '',
    check: answer =>
      by(ipv4)(answer) ?? (contains(subnetOf(boot), answer) ? undefined : `is not an address in ${boot}`),
  })
  const card = await get({
    flag: '--interface',
    given: given.interface,
    asks: "The master's card on it, such as eth1",
    check: by(interfaceName),
  })
  const uplink = await get({
    flag: '--uplink',
    given: given.uplink,
    asks: "The master's card on another network, if there is one",
    usual: '',
    check: answer =>
      by(interfaceName)(answer) ?? (answer === card ? 'is the card on the boot network already' : undefined),
  })
  const beyond = {
    flag: '--uplink-subnet',
    given: given.uplinkSubnet,
    asks: 'Addresses of that network',
    check: network,
  }
  const reach = uplink === '' ? undefined : { interface: uplink, subnet: await get(beyond) }
  const nodes = await get({
    flag: given.mac === undefined ? '--nodes' : '--mac',
    given: given.mac?.join(' ') ?? given.nodes,
    asks: 'MAC addresses of the nodes with blanks between, or how many there are',
    check: macsOrCount,
  })
  return {
    name,
    domain: its,
    subnet: boot,
    address: address || undefined,
    interface: card,
    uplink: reach,
    macs: COUNT.test(nodes) ? placeholders(Number(nodes)) : nodes.split(/\s+/),
  }
}

interface Question {
  readonly flag: string
  readonly given: string | undefined
  readonly asks: string
  /** What an empty answer means; it must not be empty if nothing does. */
  readonly usual?: string
  readonly check: Check
}

async function answerTo(
  { flag, given, asks, usual, check }: Question,
  { ask, error }: Context,
): Promise<string> {
  const wrongWith = (answer: string): string | undefined => (answer === usual ? undefined : check(answer))
  if (given !== undefined || ask === undefined) {
    const wrong = wrongWith(given ?? usual ?? '')
    if (wrong !== undefined) throw new Failure(`error: ${flag} ${given ?? ''} ${wrong}`, EXIT.commandLine)
    return given ?? usual ?? ''
  }
  for (;;) {
    const said = (await ask(`${asks}${usual ? ` [${usual}]` : ''}: `)).trim()
    const answer = said === '' ? (usual ?? '') : said
    const wrong = wrongWith(answer)
    if (wrong === undefined) return answer
    error(`${JSON.stringify(answer)} ${wrong}\n`)
  }
}

const COUNT = /^\d{1,5}$/

/** @throws Failure that names all options that there is no other way to know */
function refuseMissing({ subnet, interface: card, nodes, mac, uplink, uplinkSubnet }: Given): void {
  const flags = [
    ...(subnet === undefined ? ['--subnet'] : []),
    ...(card === undefined ? ['--interface'] : []),
    ...(nodes === undefined && mac === undefined ? ['--nodes or --mac'] : []),
    ...(uplink !== undefined && uplinkSubnet === undefined ? ['--uplink-subnet'] : []),
  ]
  if (flags.length > 0)
    throw new Failure(`error: there is no terminal to ask on: give ${flags.join(', ')}`, EXIT.commandLine)
}

/** An address of a host in a subnet is not that subnet. */
function hostBits(answer: string): string | undefined {
  const { text } = subnetOf(answer)
  return answer === text ? undefined : `has bits set behind its prefix: the subnet is ${text}`
}

function by(field: z.ZodType): Check {
  return answer => field.safeParse(answer).error?.issues[0]?.message
}
