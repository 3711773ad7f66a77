import { spawnSync } from 'node:child_process'
import { lstatSync, renameSync } from 'node:fs'

/** The number that Linux gives renameat2(2), by what Node.js calls the architecture. */
const RENAMEAT2: Readonly<Partial<Record<NodeJS.Architecture, number>>> = {
  arm: 382,
  arm64: 276,
  ia32: 353,
  loong64: 276,
  ppc64: 357,
  riscv64: 276,
  s390x: 347,
  x64: 316,
}

/** AT_FDCWD is -100, RENAME_EXCHANGE is 2. */
const PERL = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) != 0)'

/**
 * Programs that give two directories each other's name in one step, the paths following. Node.js has no call for it,
 * but every Debian has perl (perl-base is essential), and mv(1) can since coreutils 9.5.
 */
const EXCHANGES: readonly (readonly string[])[] = [
  // Under another kernel, or by a number that is not known, it would be some other call.
  ...(process.platform === 'linux' ? perl(RENAMEAT2[process.arch]) : []),
  ['mv', '--exchange', '--no-target-directory', '--'],
]

function perl(call: number | undefined): readonly (readonly string[])[] {
  return call === undefined ? [] : [['perl', '-e', PERL, String(call)]]
}

/**
 * Puts a directory in the place of another. Neither is ever missing or a mixture: they are exchanged in one step, and
 * `fresh` is the old one afterwards. Only where no program can do that, or the file system cannot, the old one is
 * renamed to `aside` before; `restore` undoes that if this is killed in between.
 * @param programs those to try
 * @throws what node:fs throws, with the old one in its place
 */
export function takePlace(
  fresh: string,
  place: string,
  aside: string,
  programs: typeof EXCHANGES = EXCHANGES,
): void {
  const { ino } = lstatSync(fresh)
  for (const [program = '', ...args] of programs) {
    spawnSync(program, [...args, fresh, place], { stdio: 'ignore' })
    // Where the directory is says more than how the program ended.
    if (lstatSync(place).ino === ino) return
  }
  renameSync(place, aside)
  try {
    renameSync(fresh, place)
  } catch (error) {
    renameSync(aside, place)
    throw error
  }
}

/** Puts back what a killed `takePlace` renamed. */
export function restore(aside: string, place: string): void {
  const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined
  if (isThere(aside) && !isThere(place)) renameSync(aside, place)
}
