import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
import * as chai from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/* What the tests import from "vitest", as far as they do. Tests are kept in a list, for the runner to run them. */

function fileSnapshots({ Assertion }, { addMethod, flag }) {
  addMethod(Assertion.prototype, 'toMatchFileSnapshot', function (path) {
    chai.expect(flag(this, 'object')).toBe(readFileSync(join('tools', path), 'utf8'))
  })
}

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers, fileSnapshots]) chai.use(plugin)

export const { expect } = chai

/** @type {{ name: string, body: () => unknown }[]} */
export const tests = []
let prefix = ''

export function describe(name, body) {
  const outer = prefix
  prefix = `${outer}${name} > `
  body()
  prefix = outer
}

export function test(name, body) {
  // Numbered, for names made of a table's rows may be alike.
  tests.push({ name: `${tests.length} ${prefix}${name}`, body })
}

test.each = rows => (name, body) => {
  for (const row of rows) test(name, () => (Array.isArray(row) ? body(...row) : body(row)))
}

describe.each = rows => (name, body) => {
  for (const row of rows) describe(name, () => body(...row))
}

test.skipIf = skipped => (skipped ? () => undefined : test)

export function afterAll() {}
