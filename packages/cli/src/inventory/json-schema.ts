import { z } from 'zod'
import type { Path } from './source.ts'
import { inventorySchema } from './schema.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

/**
 * The JSON Schema of an inventory (draft 2020-12), for editors that complete and check the file. It says what each
 * field may hold; what fields mean together only `parseInventory` knows.
 */
export function inventoryJsonSchema(): JsonSchema {
  return z.toJSONSchema(inventorySchema, { io: 'input' })
}

let known: JsonSchema | undefined

/** The names of the fields that the object at a path may have; none if there is no such object. */
export function fieldsAt(path: Path): string[] {
  const root = (known ??= inventoryJsonSchema())
  const resolve = (schema: JsonSchema | boolean | undefined): JsonSchema => {
    if (typeof schema !== 'object') return {}
    if (schema.$ref !== undefined) return root.$defs?.[schema.$ref.slice('#/$defs/'.length)] ?? {}
    // What may also be false is asked for its fields as the object that it is then not.
    return schema.anyOf?.map(resolve).find(({ properties }) => properties !== undefined) ?? schema
  }
  const found = path.reduce<JsonSchema>(
    (schema, part) =>
      resolve(
        typeof part === 'number'
          ? itemsOf(schema)
          : (schema.properties?.[part] ?? schema.additionalProperties),
      ),
    resolve(root),
  )
  return Object.keys(found.properties ?? {})
}

/** What each item of a list is. */
function itemsOf({ items }: JsonSchema): JsonSchema | boolean | undefined {
  return Array.isArray(items) ? undefined : items
}
