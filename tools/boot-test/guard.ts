import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

// Cleans up behind the test once that has ended, however it did, by `kill -9` too: run as `guard.js FOLDER`, it is told
// each process group that begins (`+ID`) and ends (`-ID`), and its standard input ends with the test.
const [, , folder = ''] = process.argv
const groups = new Set<number>()
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('+')) groups.add(Number(line.slice(1)))
  else groups.delete(Number(line.slice(1)))
}
await endAll()
unmountBelow(folder)
// What is still mounted, such as this machine's /dev, must not be emptied.
spawnSync('rm', ['-rf', '--one-file-system', '--', folder])

/** Asks first, so that the scripts can unmount what they mounted, then kills. */
async function endAll(): Promise<void> {
  const left = (): number[] => [...groups].filter(group => signal(group, 0))
  for (const group of groups) signal(group, 'SIGTERM')
  for (let patience = 100; left().length > 0 && patience > 0; patience--) {
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  for (const group of left()) signal(group, 'SIGKILL')
}

/** @returns whether there is such a group */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name)
  } catch {
    return false
  }
}

/** Innermost first. */
function unmountBelow(path: string): void {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map(line => line.split(' ')[1] ?? '')
    .filter(point => point.startsWith(`${path}/`))
  for (const point of points.toReversed()) spawnSync('umount', ['--', point])
}
