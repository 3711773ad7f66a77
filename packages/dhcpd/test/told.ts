import { parse, problems } from '@cluster-configs/dhcpd'
import { describe, expect, test } from 'vitest'
import { alternatives } from '../../../tools/alternatives.ts'

/** What is told of a text: a line for each problem, with its rule, the place in its node, and the sentence. */
function told(text: string, protocol: 4 | 6): readonly string[] {
  return problems(parse(text), { protocol }).map(({ rule, severity, field, item, message }) => {
    const place = `${field === undefined ? '' : ` ${field}`}${item === undefined ? '' : `/${item}`}`
    return `${severity === 'error' ? '' : `(${severity}) `}${rule}${place}: ${message}`
  })
}

/**
 * Tests what is told of texts, word by word.
 * @param around what they stand in, in the place of `%`
 * @param table each text with `«wrong|right»` in it, and behind it, indented, the lines that are told of the wrong one;
 *   nothing is told of the right one, and a text without that mark is wrong
 */
export function tells(name: string, around: string, table: string, protocol: 4 | 6 = 4): void {
  describe(name, () => {
    const rows = [...table.matchAll(/^(\S.*)\n((?: {2}.*\n)+)/gm)]
    test.each(rows.map(([, text = '', lines = '']) => [text, lines.trim().split(/\n */)] as const))(
      '%s',
      (text, lines) => {
        const whole = around.replace('%', () => text)
        expect(told(alternatives(whole, 'wrong'), protocol)).toEqual(lines)
        if (text.includes('«')) expect(told(alternatives(whole, 'right'), protocol)).toEqual([])
      },
    )
  })
}
