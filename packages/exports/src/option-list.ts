import {
  getOption as get,
  namesOf,
  othersOf,
  removeOption as remove,
  setOption as set,
} from '@cluster-configs/syntax'
import { isInForce, isOfAFlavour } from './security.ts'
import { NAMES, SWITCHES } from './vocabulary.ts'

/*
 * An option that has two names, as insecure_locks and no_auth_nlm are, is one option here: it is found under either and
 * set under the one that is asked for.
 */

/**
 * The value of an export option that is in force: the text behind `name=`, or true for a bare word. What may be another
 * one for each security flavour is asked for those that the last `sec=` names.
 * @returns undefined if the list has no such option, or another one undoes it
 */
export function getOption(options: readonly string[], name: string): string | true | undefined {
  if (isOfAFlavour(name)) return options.includes(name) && isInForce(options, name) ? true : undefined
  return get(options, namesOf(NAMES, name), oppositesOf(name))
}

/**
 * The list with an export option set, so that it is in force: in place of the last one of that name or that undoes it,
 * or at the end; nothing that undoes it is left. What may be another one for each security flavour is set for those of
 * the last `sec=`: where there are several, those before it keep theirs.
 * @param value the text behind `name=`, or true for the bare word
 */
export function setOption(
  options: readonly string[],
  name: string,
  value: string | true = true,
): readonly string[] {
  const isSection = (option: string): boolean => option.startsWith('sec=')
  const isShared = !isOfAFlavour(name) || options.filter(isSection).length < 2
  const from = isShared ? 0 : options.findLastIndex(isSection) + 1
  return [
    ...options.slice(0, from),
    ...set(options.slice(from), namesOf(NAMES, name), value, oppositesOf(name)),
  ]
}

/** The list without any option of a name, for all flavours; the same list if it has none. */
export function removeOption(options: readonly string[], name: string): readonly string[] {
  return remove(options, namesOf(NAMES, name))
}

/** The words that undo a word. */
function oppositesOf(name: string): readonly string[] {
  return namesOf(NAMES, name).flatMap(one => othersOf(SWITCHES, one))
}
