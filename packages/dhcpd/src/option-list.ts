import type { Node, Option, OptionExpression } from './ast.ts'
import { option, type Value } from './build.ts'

/* The options that a block, or the document itself, gives among its children; blocks in it have their own. */

/**
 * The data of an option, or the code of its expression, of the last statement that gives it. What `append` and
 * `prepend` add to it is not among it: dhcpd joins bytes, of a text as of a list, when it answers a client.
 * @param name with the option space before it if it is not the usual one: `agent.circuit-id`
 * @returns undefined if none does, even if another one adds to it
 */
export function getOption(children: readonly Node[], name: string): readonly string[] | string | undefined {
  const given = children.filter(child => isNamed(child, name)).filter(node => !ADDS.test(node.operation))
  // A default is for where nothing else gives the option before it.
  const node = given.findLast(({ operation }) => operation !== 'default') ?? given[0]
  return node?.type === 'option' ? node.data : node?.expression
}

/**
 * The children with an option set to some data: in place of the first statement about it, or at the end. The others about
 * it are left out, for each would add to it or give way.
 * @param data code, an element each, as the builder `option` takes it
 */
export function setOption(
  children: readonly Node[],
  name: string,
  ...data: readonly Value[]
): readonly Node[] {
  const made = option(name, ...data)
  const first = children.find(child => isNamed(child, name))
  if (first === undefined) return [...children, made]
  const operation = ADDS.test(first.operation) || first.operation === 'default' ? 'option' : first.operation
  const set = { ...inPlaceOf(first), ...made, operation, name: first.name }
  return children.flatMap(child => (!isNamed(child, name) ? child : child === first ? set : []))
}

/** The children without any statement about an option; the same ones if there is none. */
export function removeOption(children: readonly Node[], name: string): readonly Node[] {
  return children.some(child => isNamed(child, name))
    ? children.filter(child => !isNamed(child, name))
    : children
}

/** What is done with the value of an option that there is already. */
const ADDS = /^(?:append|prepend)$/

type Given = Option | OptionExpression

function isNamed(child: Node, name: string): child is Given {
  const isOption = child.type === 'option' || child.type === 'optionExpression'
  return isOption && plainName(child.name) === plainName(name)
}

/** The name without the space that is the usual one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/^dhcp\./, '')
}

/** What a statement keeps where it becomes another one. */
function inPlaceOf({ comment, layout }: Given): Pick<Given, 'comment' | 'layout'> {
  return { ...(comment === undefined ? {} : { comment }), ...(layout === undefined ? {} : { layout }) }
}
