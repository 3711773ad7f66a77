import { FORMATS, type FormatName } from '../formats.ts'
import { shown } from './cost.ts'
import { processorTime } from './processor.ts'
import { augeas, sample } from './whole.ts'

const ROUNDS = 5

/**
 * MB/s of parsing and of serializing in this process, which has done so before, and of Augeas, by the processor's time:
 * the best of some rounds.
 */
export function rates(name: FormatName, entries: number, folder: string): Record<string, string> {
  const { text, file } = sample(name, entries, folder)
  const megabytes = text.length / 1e6
  let [parsing, both] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime()
    FORMATS[name].parse(text)
    const middle = processorTime()
    if (FORMATS[name].roundTrip(text).text !== text) throw new Error(`${name} is not byte-exact`)
    both = Math.min(both, processorTime() - middle)
    parsing = Math.min(parsing, middle - start)
  }
  // What takes less than a hundredth of a second is not measured.
  const theirs = augeas(name, file)?.seconds || undefined
  const rate = (seconds: number | undefined): string =>
    shown(seconds === undefined ? undefined : megabytes / seconds, 0)
  return {
    format: name,
    MB: megabytes.toFixed(1),
    'parse, MB/s': rate(parsing / 1000),
    'parse and serialize, MB/s': rate(both / 1000),
    'Augeas, MB/s': rate(theirs),
    'ours / Augeas': shown(theirs === undefined ? undefined : theirs / (both / 1000), 0),
  }
}
