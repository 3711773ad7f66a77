import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { createServer, createServerModuleRunner } from 'vite'

/*
 * Runs the tests of one format in this process, which has them loaded: a mutant takes some milliseconds, where a start
 * of Vitest for each takes seconds. Only a mutant of what is computed while a module loads has its modules loaded anew.
 */

const format = process.env['FORMAT']
const folder = `packages/${format}/test`
/** What stands in the place of Vitest. */
const LIST = join(import.meta.dirname, 'vitest.js')
const FORMATS = ['dhcpd', 'exports', 'fstab', 'interfaces', 'pxelinux']
/** A test of time, which instrumented code takes minutes for. */
const SLOW = /millions/
/** What the instrumented code looks at for which mutant it is to be, and writes what was reached into. */
const control = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})

class InProcessRunner {
  #server
  #modules
  #tests

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const root = process.cwd()
    this.#server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      ssr: { noExternal: ['vitest', /^@cluster-configs\//] },
      plugins: [{ name: 'in-process', enforce: 'pre', resolveId: id => resolve(id, root) }],
    })
    this.#modules = createServerModuleRunner(this.#server.environments.ssr, { hmr: false })
  }

  async dryRun() {
    await this.#load()
    const tests = []
    for (const test of this.#tests) {
      control.currentTestId = test.name
      tests.push(await outcome(test))
      control.currentTestId = undefined
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: control.mutantCoverage }
  }

  async mutantRun({ activeMutant, hitLimit, mutantActivation, testFilter }) {
    Object.assign(control, { hitLimit, hitCount: 0, activeMutant: undefined })
    const isStatic = mutantActivation === 'static'
    if (isStatic) control.activeMutant = activeMutant.id
    try {
      if (isStatic || this.#tests === undefined) await this.#load()
      control.activeMutant = activeMutant.id
      const wanted = new Set(testFilter ?? this.#tests.map(({ name }) => name))
      return toMutantRunResult(await this.#run(this.#tests.filter(({ name }) => wanted.has(name))))
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) })
    } finally {
      control.activeMutant = undefined
      if (isStatic) this.#tests = undefined
    }
  }

  async dispose() {
    await this.#server?.close()
  }

  /** Runs tests up to the first that fails. */
  async #run(chosen) {
    const tests = []
    for (const test of chosen) {
      const result = await outcome(test)
      tests.push(result)
      if (result.status === TestStatus.Failed) break
    }
    return (
      determineHitLimitReached(control.hitCount, control.hitLimit) ?? { status: DryRunStatus.Complete, tests }
    )
  }

  /** Loads the sources and the tests anew. */
  async #load() {
    this.#modules.clearCache()
    await this.#modules.import('/tools/property-seed.ts')
    for (const file of await files()) await this.#modules.import(`/${file}`)
    this.#tests = (await this.#modules.import(LIST)).tests.filter(({ name }) => !SLOW.test(name))
  }
}

/**
 * The tests of the format and that of its messages, and of what the formats share their laws, too; with ORACLES set
 * those that ask real programs, which take long.
 */
async function files() {
  const own = (await readdir(folder)).filter(name => name.endsWith('.test.ts'))
  const oracles = own.filter(name => name.includes('oracle'))
  const quick = own.filter(name => !oracles.includes(name)).map(name => `${folder}/${name}`)
  const slow = process.env['ORACLES'] === undefined ? [] : oracles.map(name => `${folder}/${name}`)
  const laws = format === 'syntax' ? FORMATS.map(name => `packages/${name}/test/laws.test.ts`) : []
  return [...quick, ...laws, 'tools/errors.test.ts', ...slow]
}

/** The sources of the sandbox in the place of packages, and the list of tests in that of Vitest. */
function resolve(id, root) {
  if (id === 'vitest') return LIST
  const [, name, entry = 'index'] = /^@cluster-configs\/(\w+)(?:\/(\w+))?$/.exec(id) ?? []
  return name === undefined ? undefined : join(root, 'packages', name, 'src', `${entry}.ts`)
}

/** What comes of one test. */
async function outcome({ name, body }) {
  const start = performance.now()
  const result = { id: name, name, status: TestStatus.Success }
  try {
    await body()
  } catch (error) {
    Object.assign(result, { status: TestStatus.Failed, failureMessage: String(error) })
  }
  return { ...result, timeSpentMs: performance.now() - start }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
