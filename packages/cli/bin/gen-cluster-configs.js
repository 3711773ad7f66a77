#!/usr/bin/env node
// A file that exists before the build: npm links a command only if its file is there at install time.
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('gen-cluster-configs is not built yet: run "npm run build" first')
  process.exit(70)
}
const { run } = await import(main.href)
process.exitCode = await run(process.argv.slice(2))
