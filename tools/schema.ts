import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inventoryJsonSchema } from 'gen-cluster-configs'
import { format, resolveConfig } from 'prettier'

/** Writes the JSON Schema that the package ships; with `--check`, only tells whether it is up to date. */
const path = fileURLToPath(new URL('../../packages/cli/inventory.schema.json', import.meta.url))
const options = { ...(await resolveConfig(path)), filepath: path }
const text = await format(JSON.stringify(inventoryJsonSchema()), options)

if (!process.argv.includes('--check')) {
  writeFileSync(path, text)
} else if (readFileSync(path, 'utf8') !== text) {
  console.error('packages/cli/inventory.schema.json is out of date: run "npm run schema"')
  process.exitCode = 1
}
