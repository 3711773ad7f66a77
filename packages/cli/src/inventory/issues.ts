import type { z } from 'zod'
import { nearest } from '../nearest.ts'
import type { Complaint } from './complaint.ts'
import { fieldsAt } from './json-schema.ts'
import { valueAt, type Path } from './source.ts'
import type { Sources } from './sources.ts'

/** Something that does not fit the schema. */
export type Issue = z.core.$ZodIssue

/** Where it is. */
export function pathOf(issue: Issue): Path {
  return issue.path.filter(part => typeof part !== 'symbol')
}

/** What does not fit in a value. Of an object that could also be false it is what is wrong with the object. */
export function issuesOf({ issues }: z.ZodError, value: unknown): Issue[] {
  return issues.flatMap(issue => unwrapped(issue, value))
}

function unwrapped(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const found = valueAt(value, pathOf(issue))
  const isObject = typeof found === 'object' && found !== null && !Array.isArray(found)
  const inner = isObject ? issue.errors.find(errors => !errors.some(isOfAnotherType)) : undefined
  if (inner === undefined) return [issue]
  return inner.flatMap(error => unwrapped({ ...error, path: [...issue.path, ...error.path] }, value))
}

/** Whether a value as a whole is not of the type that is wanted. */
function isOfAnotherType({ path, code }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')
}

/** An issue in the words of an inventory. */
export function complaintsOf(issue: Issue, sources: Sources): Complaint[] {
  const path = pathOf(issue)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ path: [...path, key], reason: unknownField(key, path), name: true }))
    case 'invalid_key':
      // What is wrong with a name is told by the issues about the name alone.
      return issue.issues.slice(0, 1).map(inner => ({ path, reason: inner.message, name: true }))
    case 'invalid_type':
      return [{ path, reason: wrongType(issue.expected, valueAt(sources.value, path)) }]
    case 'invalid_value':
      return [{ path, reason: `must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}` }]
    case 'too_small':
    case 'too_big':
      return [{ path, reason: outOfBounds(issue) }]
    default:
      return [{ path, reason: issue.message }]
  }
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list of two addresses',
}

function wrongType(expected: string, value: unknown): string {
  const wanted = ARTICLES[expected] ?? expected
  if (value === undefined) return `is missing: it must be ${wanted}`
  const kind =
    value === null ? 'null' : Array.isArray(value) ? 'a list' : (ARTICLES[typeof value] ?? typeof value)
  // In YAML, text that looks like a number is one.
  const hint = expected === 'string' && typeof value === 'number' ? ': put it in quotes' : ''
  return `is ${kind === 'true or false' ? JSON.stringify(value) : kind} and must be ${wanted}${hint}`
}

function outOfBounds(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (issue.origin === 'string') return issue.message
  // A list of any length says itself what it wants.
  if (issue.origin === 'array' && !issue.message.startsWith('Too ')) return issue.message
  if (issue.origin === 'array') return 'must have exactly two addresses, the first and the last'
  return issue.code === 'too_small' ? `must be at least ${issue.minimum}` : `must be at most ${issue.maximum}`
}

function unknownField(key: string, path: Path): string {
  const fields = fieldsAt(path)
  if (fields.length === 0) return 'is no field of the inventory: remove it'
  const near = nearest(key, fields)
  return near !== undefined
    ? `is no field of the inventory: did you mean ${JSON.stringify(near)}?`
    : `is no field of the inventory: here it knows ${fields.map(field => JSON.stringify(field)).join(', ')}`
}
