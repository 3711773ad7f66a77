import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import type { Cluster } from 'gen-cluster-configs'
import type { Answer } from './agent.ts'
import { OUT } from './build.ts'
import { check } from './checks.ts'
import { ask, tell, type Machine } from './machine.ts'
import { step } from './progress.ts'
import type { Tree } from './tree.ts'

/** A master that runs, and how its scripts are run there: one after the other. */
export interface Office {
  readonly master: Machine
  /** Gets what the scripts say. */
  readonly log: string
  readonly patience: number
}

/** Runs one of the scripts, which may fail. */
export async function script(
  { master, log, patience }: Office,
  line: string,
  limit: number,
): Promise<Answer> {
  const answer = await step(master.name, line, { limit: limit * patience }, () =>
    ask(master, `${OUT}/scripts/${line}`, limit * patience),
  )
  appendFileSync(log, `$ ${line}\n${answer.stdout}${answer.stderr}`)
  return answer
}

/** Runs one of the scripts, which fails for a reason that it names. */
export async function refuses(office: Office, line: string, reason: string): Promise<void> {
  const { code, stderr } = await script(office, line, 300)
  check(office.master.name, `${line} is refused`, code, 1)
  check(office.master.name, `${line} says why`, stderr.includes(reason) || stderr, true)
}

/** Puts a generated tree in the place of the one before and applies it. */
export async function apply(office: Office, { copy }: Tree): Promise<Answer> {
  const archive = execFileSync('tar', ['-C', copy, '-cz', '.']).toString('base64')
  await tell(
    office.master,
    `rm -rf ${OUT} && mkdir ${OUT} && echo ${archive} | base64 -d | tar -C ${OUT} -xz`,
  )
  const answer = await script(office, 'apply', 600)
  check(office.master.name, 'apply', answer.code, 0)
  return answer
}

/** Each kernel and initramfs on the master: which file it is, when it was written, its size, and its path. */
export async function bootFiles(master: Machine, { paths }: Cluster): Promise<string[]> {
  const shown = await tell(master, `find ${paths.tftp} -name '*.pxe' -printf '%i %T@ %s %p\\n'`)
  return shown.split('\n').toSorted()
}
