import {
  getOption as get,
  isAmong,
  namesOf,
  othersOf,
  removeOption as remove,
  setOption as set,
} from '@cluster-configs/syntax'
import { ACCESS_TIMES, IMPLIED, NAMES, OPPOSITES } from './vocabulary.ts'

/**
 * The value of a mount option that is in force: the text behind `name=`, or true for a bare word, which may be
 * implied as `noexec` is by `user`.
 * @returns undefined if the list has no such option, or another one undoes it
 */
export function getOption(options: readonly string[], name: string): string | true | undefined {
  const stronger = ACCESS_TIMES.slice(0, Math.max(0, ACCESS_TIMES.indexOf(name)))
  if (stronger.some(option => getOption(options, option) !== undefined)) return undefined
  const all = options.flatMap(option => [option, ...(IMPLIED.get(option) ?? [])])
  return get(all, namesOf(NAMES, name), othersOf(OPPOSITES, name))
}

/**
 * The list with a mount option set, so that it is in force: in place of the last one of that name or that undoes it,
 * or at the end. Nothing that undoes it is left; `exec`, `suid` and `dev` come behind a `user` that they except
 * themselves from.
 * @param value the text behind `name=`, or true for the bare word
 */
export function setOption(
  options: readonly string[],
  name: string,
  value: string | true = true,
): readonly string[] {
  const opposites = othersOf(OPPOSITES, name)
  const others = ACCESS_TIMES.includes(name) ? ACCESS_TIMES.filter(other => other !== name) : []
  const undone = [...opposites, ...others]
  const implier = options.findLastIndex(option => IMPLIED.get(option)?.some(word => opposites.includes(word)))
  const before = options.slice(0, implier + 1).filter(option => option !== name && !isAmong(undone, option))
  return [...before, ...set(options.slice(implier + 1), namesOf(NAMES, name), value, undone)]
}

/** The list without any option of a name; the same list if it has none. */
export function removeOption(options: readonly string[], name: string): readonly string[] {
  return remove(options, namesOf(NAMES, name))
}
