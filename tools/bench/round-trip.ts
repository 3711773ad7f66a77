import { readFileSync } from 'node:fs'

/*
 * A whole process that reads a file, parses and serializes it: `round-trip.js FORMAT FILE`. It loads one format
 * only, as a program would that needs one, and prints the seconds that the two took of all that the process took.
 */

const [format = '', file = ''] = process.argv.slice(2)
const text = readFileSync(file, 'latin1')
const { parse, serialize } = await import(`@cluster-configs/${format}`)
const before = process.cpuUsage()
const again = serialize(parse(text))
const { user, system } = process.cpuUsage(before)
if (again !== text) throw new Error('not byte-exact')
console.log(((user + system) / 1e6).toFixed(3))
