import { nearest } from '../nearest.ts'
import type { Complaint } from './complaint.ts'
import { namesOf } from './profiles.ts'
import type { Path } from './source.ts'
import type { Draft } from './types.ts'

/** Profiles that are not there, profiles that inherit themselves, and what is taken away though no profile has it. */
export function* profileConflicts({ profiles = {}, nodes }: Draft): Generator<Complaint> {
  const known = new Set(Object.keys(profiles))
  for (const [name, { inherits }] of Object.entries(profiles)) {
    yield* unknown(['profiles', name, 'inherits'], inherits, known)
  }
  for (const [name, { profile }] of Object.entries(nodes)) {
    if (profile !== undefined) yield* unknown(['nodes', name, 'profile'], profile, known)
  }
  yield* circles(profiles)
  for (const field of ['interfaces', 'mounts', 'files'] as const) {
    const said = Object.values(profiles).flatMap(profile => Object.entries(profile[field] ?? {}))
    const names = new Set(said.flatMap(([name, word]) => (word === false ? [] : [name])))
    for (const [name, profile] of Object.entries(profiles))
      yield* nothingThere(['profiles', name, field], profile[field], names)
    for (const [name, node] of Object.entries(nodes))
      yield* nothingThere(['nodes', name, field], node[field], names)
  }
}

function* nothingThere(path: Path, words: object = {}, names: ReadonlySet<string>): Generator<Complaint> {
  for (const [name, word] of Object.entries(words)) {
    if (word !== false || names.has(name)) continue
    const near = nearest(name, [...names])
    const remedy = near === undefined ? 'remove it' : `did you mean ${JSON.stringify(near)}?`
    yield { path: [...path, name], reason: `is false, and no profile has it: ${remedy}`, name: true }
  }
}

type Names = string | readonly string[] | undefined

function* unknown(path: Path, names: Names, known: ReadonlySet<string>): Generator<Complaint> {
  for (const [index, name] of namesOf(names).entries()) {
    if (known.has(name)) continue
    const list = [...known].map(name => JSON.stringify(name)).join(', ')
    yield {
      path: typeof names === 'string' ? path : [...path, index],
      reason: `names no profile: ${list === '' ? 'there are none' : `there are ${list}`}`,
      ...(known.size > 0 && { other: ['profiles'] }),
    }
  }
}

/** More would be an accident, and more than the stack of calls may hold. */
const DEEPEST = 50

function* circles(profiles: NonNullable<Draft['profiles']>): Generator<Complaint> {
  const done = new Set<string>()
  function* follow(name: string, way: readonly string[]): Generator<Complaint> {
    const path = ['profiles', way.at(-1) ?? name, 'inherits']
    if (way.includes(name)) {
      const circle = [...way.slice(way.indexOf(name)), name].join(' → ')
      yield { path, reason: `goes in a circle, ${circle}: leave one of them out`, other: ['profiles', name] }
    } else if (way.length === DEEPEST) {
      yield { path, reason: `is more than ${DEEPEST} profiles upon each other: let some inherit from fewer` }
    } else if (!done.has(name)) {
      const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
      for (const inherited of namesOf(profile?.inherits)) yield* follow(inherited, [...way, name])
      done.add(name)
    }
  }
  for (const name of Object.keys(profiles)) yield* follow(name, [])
}
