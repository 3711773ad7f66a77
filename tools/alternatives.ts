const CHOICE = /«([^|»]*)\|([^»]*)»/g

/**
 * An example of a rule as it is wrong or as it is right: where it has `«wrong|right»`, with one of the two.
 * @param text an example; what it does not mark is the same in both
 */
export function alternatives(text: string, which: 'wrong' | 'right'): string {
  return text.replaceAll(CHOICE, which === 'wrong' ? '$1' : '$2')
}
