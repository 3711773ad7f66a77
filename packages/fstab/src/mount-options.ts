import { getOption, isAmong, shown, type Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'
import type { Rule } from './rules.ts'
import { MEANT_OPTIONS, NFS_VERSION, OPPOSITES, SYSTEMD_OPTIONS } from './vocabulary.ts'
import { warning } from './warning.ts'

/** What cannot be meant by the fourth field. */
export function* optionProblems(entry: Entry): Generator<Problem<Entry>> {
  const { options, vfstype } = entry
  const [only = ''] = options
  if (options.length === 1 && /^[0-9]+$/.test(only)) {
    yield of(
      entry,
      'numeric-option',
      `the fourth field holds options, and "${only}" is none; write defaults before it`,
    )
    return
  }
  const quotes =
    options
      .filter(option => option.includes('"'))
      .join('')
      .split('"').length - 1
  if (quotes % 2 === 1) {
    const message =
      'a quotation mark is not closed, and the options behind it are taken for one; close it, or take it out'
    yield of(
      entry,
      'unbalanced-quote',
      message,
      options.findLastIndex(option => option.includes('"')),
    )
  }
  for (const [index, option] of options.entries())
    for (const problem of single(entry, option)) yield { ...problem, item: index }
  for (const words of options.length > 1 ? OPPOSITES : []) {
    const held = options.findLast(option => isAmong(words, option))
    const lost = options.find(option => isAmong(words, option) && meaning(option) !== meaning(held ?? option))
    if (held === undefined || lost === undefined) continue
    const message = `both ${plain(lost)} and ${plain(held)} are written, and the last one holds; take ${plain(lost)} out`
    yield of(entry, 'contradiction', message, options.indexOf(lost))
  }
  if (vfstype === 'nfs' || vfstype === 'nfs4') yield* nfsVersion(entry)
  if (vfstype === 'swap') yield* swap(entry)
}

/** nfs(5): `tcp` is short for `proto=tcp`, and the others for theirs. */
function meaning(option: string): string {
  return option.replace(/^proto=/, '')
}

/** An option in a message: a value may be any text, a bare word is one that is known. */
function plain(option: string): string {
  return option.includes('=') ? shown(option) : option
}

function* single(entry: Entry, option: string): Generator<Problem<Entry>> {
  const equals = option.indexOf('=')
  const name = equals === -1 ? option : option.slice(0, equals)
  const meant = MEANT_OPTIONS.get(name.toLowerCase())
  const [first = '', ...others] = name.split(/[;/|]/)
  if (others.length > 0 && MEANT_OPTIONS.get(first) === first) {
    const list = [first, ...others].join(',')
    yield of(entry, 'unknown-option', `${shown(name)} is no mount option; write ${list}, with commas`)
  } else if (meant !== undefined && meant !== name) {
    yield of(entry, 'unknown-option', `${shown(name)} is no mount option; write ${meant}`)
  } else if (name.startsWith('x-systemd') && !SYSTEMD_OPTIONS.has(name)) {
    const word = name.slice('x-systemd.'.length)
    const like = [...SYSTEMD_OPTIONS].filter(known => word !== '' && known.includes(word))
    const advice = like.length > 0 ? `write ${like.join(' or ')}` : 'systemd.mount(5) has those that it knows'
    yield of(entry, 'unknown-option', `systemd passes over ${shown(name)}; ${advice}`)
  }
}

function* nfsVersion(entry: Entry): Generator<Problem<Entry>> {
  const [version, other] = entry.options.filter(option => NFS_VERSION.test(option))
  if (version === undefined || other === undefined) return
  const message = `both ${shown(version)} and ${shown(other)} tell the version, and mount.nfs refuses a second one; take one of them out`
  yield of(entry, 'contradiction', message, entry.options.lastIndexOf(other))
}

/** What swapon(8) takes for its two options with a value. */
function* swap(entry: Entry): Generator<Problem<Entry>> {
  const discard = getOption(entry.options, 'discard')
  if (typeof discard === 'string' && discard !== 'once' && discard !== 'pages') {
    const option = `discard=${discard}`
    const message = `${shown(option)} is no policy of swapon; write discard, discard=once or discard=pages`
    yield of(entry, 'swap-option', message, entry.options.lastIndexOf(option))
  }
  const priority = getOption(entry.options, 'pri')
  if (typeof priority === 'string' && !/^-?[0-9]+$/.test(priority)) {
    const option = `pri=${priority}`
    const message = `${shown(option)} holds no number; write one such as pri=10`
    yield of(entry, 'swap-option', message, entry.options.lastIndexOf(option))
  }
}

function of(entry: Entry, rule: Rule, message: string, item?: number): Problem<Entry> {
  return warning(rule, entry, 'options', message, item)
}
