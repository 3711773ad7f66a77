/*
 * Lists of options as fstab(5) and exports(5) have them: words, some of them `name=value`. Their order and their
 * repeats may mean something, so what is not asked about stays where it is.
 */

/** What an option is called: its name, or all of its names, the one to write first. */
export type OptionName = string | readonly [string, ...string[]]

/**
 * The value of an option: the text behind `name=`, or true for the bare word. Of repeated ones the last, which is
 * the one that holds.
 * @param opposites what undoes it: bare words, as `ro` does `rw`, and `name=` for an option with any value
 * @returns undefined if the list has no such option, or an opposite behind it
 */
export function getOption(
  options: readonly string[],
  name: OptionName,
  opposites: readonly string[] = [],
): string | true | undefined {
  const option = options.findLast(option => isNamed(option, name) || isAmong(opposites, option))
  if (option === undefined || !isNamed(option, name)) return undefined
  const written = nameOf(option)
  return option === written ? true : option.slice(written.length + 1)
}

/**
 * The list with an option set: in place of the last one of that name or that undoes it, or at the end. No other one
 * that undoes it is left, nor, where there are such, the same word again.
 * @param value the text behind `name=`, or true for the bare word
 * @param opposites what undoes it: bare words, and `name=` for an option with any value
 */
export function setOption(
  options: readonly string[],
  name: OptionName,
  value: string | true = true,
  opposites: readonly string[] = [],
): readonly string[] {
  const written = typeof name === 'string' ? name : name[0]
  const option = value === true ? written : `${written}=${value}`
  const index = options.findLastIndex(other => isNamed(other, name) || isAmong(opposites, other))
  if (index === -1) return [...options, option]
  const isIdle = (other: string): boolean =>
    isAmong(opposites, other) || (opposites.length > 0 && isNamed(other, name) && !other.includes('='))
  return options.flatMap((other, at) => (at === index ? option : isIdle(other) ? [] : other))
}

/** The list without any option of a name; the same list if it has none. */
export function removeOption(options: readonly string[], name: OptionName): readonly string[] {
  return options.some(option => isNamed(option, name))
    ? options.filter(option => !isNamed(option, name))
    : options
}

/** The other words of the group that a name belongs to, as a bare word or as `name=`. */
export function othersOf(groups: readonly (readonly string[])[], name: string): readonly string[] {
  const isName = (word: string): boolean => word === name || word === `${name}=`
  return groups.find(words => words.some(isName))?.filter(word => !isName(word)) ?? []
}

/** The name, and the others that mean the same. */
export function namesOf(
  groups: readonly (readonly string[])[],
  name: string,
): readonly [string, ...string[]] {
  return [name, ...othersOf(groups, name)]
}

/** Whether an option is one of some bare words, or has the name and the equals sign of one that ends in such. */
export function isAmong(words: readonly string[], option: string): boolean {
  return words.includes(option.slice(0, option.indexOf('=') + 1) || option)
}

function isNamed(option: string, name: OptionName): boolean {
  const written = nameOf(option)
  return typeof name === 'string' ? written === name : name.includes(written)
}

/** What stands before the equals sign of an option, if it has one. */
function nameOf(option: string): string {
  const equals = option.indexOf('=')
  return equals === -1 ? option : option.slice(0, equals)
}

/** Reads lists of options that commas separate. The lines of a table mostly have the same: a list is made once then. */
export class OptionLists {
  #text = ''
  #list: readonly string[] = ['']

  /** The list between two offsets of a text. */
  read(text: string, start: number, end: number): readonly string[] {
    if (end - start !== this.#text.length || !text.startsWith(this.#text, start)) {
      this.#text = text.slice(start, end)
      this.#list = this.#text.split(',')
    }
    return this.#list
  }
}

/** Writes such lists. The entries of a table mostly share one: it is judged and put together once then. */
export class OptionTexts {
  readonly #pattern: RegExp
  #list: readonly string[] | undefined
  #text: string | undefined

  /** @param pattern matches the whole text of a list */
  constructor(pattern: RegExp) {
    this.#pattern = pattern
  }

  /** The text of a list; undefined if it is not one of options that a comma separates, or the pattern does not match. */
  of(list: readonly string[]): string | undefined {
    if (list !== this.#list) {
      this.#list = list
      this.#text = isList(list) ? list.join(',') : undefined
      if (this.#text !== undefined && !this.#pattern.test(this.#text)) this.#text = undefined
    }
    return this.#text
  }
}

/** A document may come from anywhere: what is no list of strings is left to those who refuse it. */
function isList(list: readonly string[]): boolean {
  return Array.isArray(list) && list.every(option => typeof option === 'string' && !option.includes(','))
}
