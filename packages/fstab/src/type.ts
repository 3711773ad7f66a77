import { getOption, shown, type Problem } from '@cluster-configs/syntax'
import type { Entry } from './ast.ts'
import { isChecked, isNet, isPseudo, MEANT_OPTIONS, MEANT_TYPES } from './vocabulary.ts'
import { warning } from './warning.ts'

/** What cannot be meant by the third field. */
export function* typeProblems(entry: Entry): Generator<Problem<Entry>> {
  const { vfstype, options } = entry
  const meant = MEANT_TYPES.get(vfstype.toLowerCase())
  if (vfstype === 'none') {
    if (['bind', 'rbind', 'move'].some(name => getOption(options, name) !== undefined)) return
    yield warning(
      'none-type',
      entry,
      'vfstype',
      'the type "none" is for the options bind, rbind and move only; write the type of the file system, or add bind',
    )
  } else if (isOptions(vfstype)) {
    yield warning(
      'misplaced-options',
      entry,
      'vfstype',
      `the third field is the type of the file system, and ${shown(vfstype)} holds options; put the type before them`,
    )
  } else if (meant !== undefined && meant !== vfstype) {
    yield warning(
      'unknown-type',
      entry,
      'vfstype',
      `Linux has no file system ${shown(vfstype)}; write ${meant}`,
    )
  }
}

/** Whether a type looks like the options that belong behind it. */
function isOptions(vfstype: string): boolean {
  const words = vfstype.split(',').filter(word => word !== 'auto')
  return vfstype.includes('=') || words.some(word => MEANT_OPTIONS.get(word) === word)
}

/** What cannot be meant by the sixth field. */
export function* passProblems(entry: Entry): Generator<Problem<Entry>> {
  const { spec, file, vfstype, passno } = entry
  // A misspelt device is another problem; a path elsewhere and a path on a host are no devices.
  const isElsewhere = isNet(vfstype) || (/^\/|:/.test(spec) && !/^(?:\/(?:dev|sys)\/|[A-Z]+=)/.test(spec))
  if (file === '/' && passno !== 1 && !isElsewhere && isChecked(vfstype)) {
    yield warning(
      'root-passno',
      entry,
      'passno',
      `the root file system is to be checked before all others: write 1 instead of ${passno}`,
    )
  }
  if (passno === 0 || vfstype === 'swap') return
  if (isPseudo(vfstype) && vfstype !== 'none') {
    yield warning(
      'not-checkable',
      entry,
      'passno',
      `fsck cannot check ${vfstype}; write 0 instead of ${passno}`,
    )
  } else if (isElsewhere) {
    yield warning(
      'not-checkable',
      entry,
      'passno',
      `only devices are checked at boot, and ${shown(spec)} is none; write 0 instead of ${passno}`,
    )
  }
}
