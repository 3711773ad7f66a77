import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from './sha256.ts'

interface Package {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

function ownPackage(): Package {
  const found: Package = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return found
}

/** The version of the program. */
export function version(): string {
  return ownPackage().version
}

/**
 * Tells the program, with what it depends on, from other versions of it and from itself before it was built or installed
 * anew: a text of no other meaning.
 */
export function programState(): string {
  const { resolve } = createRequire(import.meta.url)
  const own = ['.', '../scripts', '../scripts/initramfs'].map(path =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  // Whoever installs or builds a package writes its entry point, or what stands beside it.
  const others = Object.keys(ownPackage().dependencies).map(name => dirname(resolve(name)))
  return sha256([process.version, ...[...own, ...others].flatMap(stateIn)].join('\n'))
}

/** What changes for files in a directory when one is written or replaced. */
function stateIn(directory: string): string[] {
  return readdirSync(directory)
    .filter(name => !/\.(?:map|d\.[cm]?ts)$/.test(name))
    .map(name => {
      const { ino, size, mtimeMs } = statSync(join(directory, name))
      return `${name} ${ino} ${size} ${mtimeMs}`
    })
}
