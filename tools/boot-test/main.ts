import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failed, summary } from './checks.ts'
import { picture, type Place } from './machine.ts'
import { HELP, readOptions, UsageError } from './options.ts'
import { lastLines, openGuard } from './processes.ts'
import { progress, StepFailure, within } from './progress.ts'
import { Signalled, signalled } from './signals.ts'
import { bootTest } from './test.ts'

const examples = new URL('../../../examples/', import.meta.url).pathname

const code = await main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\nsee npm run test:boot -- --help`)
  return 2
})
// Whatever a step that was given up has left waiting must not keep the test from ending.
process.exit(code)

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), examples)
  if (options === undefined) {
    console.log(HELP)
    return 0
  }
  const logs = options.logs ?? mkdtempSync(join(tmpdir(), 'cluster-boot-logs-'))
  mkdirSync(logs, { recursive: true })
  const place: Place = { work: mkdtempSync(join(tmpdir(), 'cluster-boot-')), logs, machines: [] }
  const cleanUp = openGuard(place.work)
  let code = 1
  try {
    await Promise.race([within(options.within, () => bootTest(options, place)), signalled()])
  } catch (error) {
    if (error instanceof UsageError) {
      // Nothing was begun that the logs could tell of.
      if (options.logs === undefined) rmSync(logs, { recursive: true })
      throw error
    }
    failed()
    if (error instanceof Signalled) code = error.code
    else await tellFailure(error, place)
  } finally {
    await cleanUp()
  }
  const { ok, text } = summary()
  progress('test', `logs and pictures of the screens: ${logs}`)
  console.log(text)
  return ok ? 0 : code
}

async function tellFailure(error: unknown, { logs, machines }: Place): Promise<void> {
  for (const machine of machines) await Promise.race([picture(machine).catch(() => undefined), seconds(20)])
  if (!(error instanceof StepFailure)) {
    console.error(error)
    return
  }
  const { machine, step, message, log = join(logs, 'test.log') } = error
  console.error(`\nFAILED on ${machine}, step "${step}": ${message}\nThe last lines of ${log}:`)
  console.error(lastLines(log, 30))
}

function seconds(count: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, count * 1000).unref())
}
