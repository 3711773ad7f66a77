import { readFileSync } from 'node:fs'

/*
 * A whole process that reads a file, parses and serializes it: `round-trip.js FORMAT FILE`. It loads one format
 * only, as a program would that needs one.
 */

const [format = '', file = ''] = process.argv.slice(2)
const text = readFileSync(file, 'latin1')
const { parse, serialize } = await import(`@cluster-configs/${format}`)
if (serialize(parse(text)) !== text) throw new Error('not byte-exact')
