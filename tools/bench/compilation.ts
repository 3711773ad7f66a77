import { compile, parseInventory } from 'gen-cluster-configs'
import { csvInventory, inventory } from './inventory.ts'
import { processorTime } from './processor.ts'

/*
 * All files of so many nodes, made and hashed, but not written: `compilation.js NODES JSON|CSV` prints the
 * seconds, and the megabytes at the peak. The manifest, the last of them, has the hashes.
 */

const [nodes = '', source] = process.argv.slice(2)
const { text, csv } =
  source === 'CSV' ? csvInventory(Number(nodes)) : { text: inventory(Number(nodes)), csv: '' }
const start = processorTime()
const files = compile(parseInventory(text, { file: 'inventory.json', read: () => csv }))
const seconds = (processorTime() - start) / 1000
// A text that many files have is counted once each, and measured as the ASCII that it is.
const bytes = files.reduce((sum, { text }) => sum + text.length, 0)
console.log(
  JSON.stringify({
    files: files.length,
    bytes,
    seconds,
    memory: process.resourceUsage().maxRSS / 1024,
  }),
)
