import type { IfaceChild, MappingChild, Option } from './ast.ts'
import { option } from './build.ts'
import { firm, joined, plainName } from './effective.ts'

/*
 * The options of an `iface` or a `mapping` among its children. One may be repeated: ifupdown joins the values with line
 * feeds, and runs commands one after the other. So a value is text of one line for each line that the option has.
 */

type Any = IfaceChild | MappingChild

/**
 * The value of an option as ifupdown has it, without what is inherited; `effective` gives that.
 * @param name `post-up` is the same as `up`, and `pre-down` as `down`
 * @returns undefined if there is no such option
 */
export function getOption(children: readonly Any[], name: string): string | undefined {
  const values = joined(children)
    .filter(option => option.name === plainName(name))
    .map(({ value }) => value)
  return values.length === 0 ? undefined : values.join('\n')
}

/**
 * The children with an option set to a value and no other: its lines take the place of those that it had, one by one,
 * and what there are more of them come behind the last of those, or at the end.
 * @param value a line for each time that the option is to be written
 */
export function setOption<Child extends Any>(
  children: readonly Child[],
  name: string,
  value: string,
): readonly (Child | Option)[] {
  const lines = value.split('\n')
  const last = children.findLastIndex(child => isNamed(child, name))
  const set: (Child | Option)[] = []
  for (const [index, child] of children.entries()) {
    if (!isNamed(child, name)) set.push(child)
    else {
      const line = lines.shift()
      if (line !== undefined) set.push({ ...child, name: firm(child.name), value: line })
    }
    if (index === last) set.push(...lines.splice(0).map(line => option(firm(name), line)))
  }
  return [...set, ...lines.map(line => option(firm(name), line))]
}

/** The children without any option of a name; the same ones if there is none. */
export function removeOption<Child extends Any>(children: readonly Child[], name: string): readonly Child[] {
  return children.some(child => isNamed(child, name))
    ? children.filter(child => !isNamed(child, name))
    : children
}

function isNamed(child: Any, name: string): child is Option {
  return child.type === 'option' && plainName(child.name) === plainName(name)
}
