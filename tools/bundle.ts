import { existsSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Makes the JavaScript of each package from its sources: a file for each entry point, and one for what several of them
 * need or what is imported only when it is needed. A program loads these faster than sixty small ones. The declarations
 * beside them are tsc's.
 */
const root = fileURLToPath(new URL('../../packages/', import.meta.url))

/** What package.json exports, and what the command runs. */
const ENTRIES = ['index', 'arbitrary', 'laws', 'main']

for (const name of readdirSync(root)) await bundle(`${root}${name}`)

async function bundle(folder: string): Promise<void> {
  const build = await rolldown({
    cwd: folder,
    input: ENTRIES.map(name => `${folder}/src/${name}.ts`).filter(existsSync),
    // Other packages are not copied: a ParseError is one class for all formats.
    external: /^[^./]/,
    platform: 'neutral',
    transform: { target: 'es2023' },
  })
  const { output } = await build.write({
    // All in one directory, so that a path that is relative to a file means the same as in src/.
    dir: `${folder}/dist`,
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    sourcemap: true,
    sourcemapExcludeSources: true,
  })
  await build.close()
  sweep(folder, new Set(output.map(({ fileName }) => fileName)))
}

/** Removes what earlier builds left: a module that is gone must not be published. */
function sweep(folder: string, written: ReadonlySet<string>): void {
  for (const path of readdirSync(`${folder}/dist`, { recursive: true, encoding: 'utf8' })) {
    const [, declared] = /^(.+)\.d\.ts(?:\.map)?$/.exec(path) ?? []
    const stale =
      declared === undefined
        ? /\.js(?:\.map)?$/.test(path) && !written.has(path)
        : !existsSync(`${folder}/src/${declared}.ts`)
    if (stale) rmSync(`${folder}/dist/${path}`)
  }
}
