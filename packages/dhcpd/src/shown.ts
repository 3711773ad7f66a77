import { shown as shownText } from '@cluster-configs/syntax'

/** A token as a message shows it: a string has its quotation marks already. */
export function shown(text: string): string {
  return shownText(/^".*"$/s.test(text) ? text.slice(1, -1) : text)
}
