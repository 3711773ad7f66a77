import { getOption, type Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'
import { isChecked, isNet, isPseudo, TAGS } from './vocabulary.ts'

/** What findmnt --verify would warn of in one entry, and what its fields cannot mean. */
export function* entryProblems(entry: Entry): Generator<Problem<Entry>> {
  yield* source(entry)
  yield* target(entry)
  yield* type(entry)
  if (entry.vfstype === 'swap') yield* swap(entry)
  yield* pass(entry)
}

function* source(entry: Entry): Generator<Problem<Entry>> {
  const { spec, vfstype } = entry
  if (spec === '') yield warning('empty-source', entry, 'spec', 'the source is empty, for \\000 ends a field')
  const tag = /^([^/=]+)=(.*)$/s.exec(spec)
  if (tag === null || isPseudo(vfstype) || isNet(vfstype)) return
  const [, name = '', value = ''] = tag
  if (!TAGS.has(name)) {
    const upper = name.toUpperCase()
    const known = [...TAGS].toSorted().join('=, ')
    const advice = TAGS.has(upper) ? `write ${upper}=${value}` : `the tags are ${known}=`
    yield warning('unsupported-tag', entry, 'spec', `"${name}=" is no tag that mount knows; ${advice}`)
  } else if (/^(?:|""|'')$/.test(value)) {
    yield warning('empty-tag', entry, 'spec', `nothing stands behind "${name}=", so that it names no device`)
  }
}

function* target(entry: Entry): Generator<Problem<Entry>> {
  const { file, vfstype } = entry
  if (vfstype === 'swap') {
    if (file === 'none' || file === 'swap') return
    yield warning('swap-target', entry, 'file', `swap is mounted nowhere; write none instead of "${file}"`)
  } else if (!file.startsWith('/')) {
    yield warning(
      'relative-target',
      entry,
      'file',
      `"${file}" is no path from the root, and systemd passes over the line; write /${file === 'none' ? 'path' : file}`,
    )
  }
}

function* type(entry: Entry): Generator<Problem<Entry>> {
  const { vfstype, options } = entry
  const moves = ['bind', 'rbind', 'move'].some(name => getOption(options, name) !== undefined)
  if (vfstype === 'none' && !moves) {
    yield warning(
      'none-type',
      entry,
      'vfstype',
      'the type "none" is for the options bind, rbind and move only',
    )
  }
}

function* swap(entry: Entry): Generator<Problem<Entry>> {
  const discard = getOption(entry.options, 'discard')
  if (typeof discard === 'string' && discard !== 'once' && discard !== 'pages') {
    yield warning(
      'swap-option',
      entry,
      'options',
      `"discard=${discard}" is no policy of swapon; write discard, discard=once or discard=pages`,
    )
  }
  const priority = getOption(entry.options, 'pri')
  if (typeof priority === 'string' && !/^-?[0-9]+$/.test(priority)) {
    yield warning('swap-option', entry, 'options', `"pri=${priority}" is no number; write one such as pri=10`)
  }
}

function* pass(entry: Entry): Generator<Problem<Entry>> {
  const { file, vfstype, passno } = entry
  if (file === '/' && passno !== 1 && isChecked(vfstype)) {
    yield warning(
      'root-passno',
      entry,
      'passno',
      `the root file system is to be checked first: write 1 instead of ${passno}`,
    )
  }
  if (passno !== 0 && (isPseudo(vfstype) || isNet(vfstype))) {
    yield warning(
      'not-checkable',
      entry,
      'passno',
      `fsck cannot check ${vfstype}; write 0 instead of ${passno}`,
    )
  }
}

function warning(rule: string, node: Entry, field: string, message: string): Problem<Entry> {
  return { rule, severity: 'warning', node, field, message }
}
