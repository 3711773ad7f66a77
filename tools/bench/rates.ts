import { FORMATS, type FormatName } from '../formats.ts'
import { processorTime } from './processor.ts'
import { SAMPLES } from './samples.ts'

const ROUNDS = 5

/** MB/s of parsing and of serializing in this process, by the processor's time: the best of some rounds. */
export function rates(name: FormatName, entries: number): Record<string, string> {
  const text = SAMPLES[name](entries)
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
  const rate = (milliseconds: number): string => (megabytes / (milliseconds / 1000)).toFixed(0)
  return {
    format: name,
    MB: megabytes.toFixed(1),
    'parse, MB/s': rate(parsing),
    'parse and serialize, MB/s': rate(both),
  }
}
