import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Packs every package as npm would publish it, installs them into an empty project, and there imports and
 * type-checks each entry point and runs the command.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const FORMATS = ['fstab', 'exports', 'interfaces', 'pxelinux', 'dhcpd'] as const

const COMPILER = { target: 'es2023', module: 'nodenext', strict: true, types: [], noEmitOnError: true }

const project = mkdtempSync(join(tmpdir(), 'consumer-'))
try {
  for (const name of ['syntax', ...FORMATS, 'cli']) {
    call(
      'npm',
      ['pack', '--silent', '--ignore-scripts', '--pack-destination', project],
      join(root, 'packages', name),
    )
  }
  const tarballs = readdirSync(project).map(name => `./${name}`)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  call('npm', [
    'install',
    '--silent',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    'fast-check@4.10.2',
    ...tarballs,
  ])
  writeFileSync(join(project, 'main.ts'), program())
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER, files: ['main.ts'] }),
  )
  call('node', [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
  call('node', ['main.js'])
  const inventory = join(root, 'examples/manual/inventory.json')
  call('npx', ['--no-install', 'gen-cluster-configs', inventory, '-o', 'out', '--quiet'])
  const generated = readdirSync(join(project, 'out'))
  if (!generated.includes('manifest.json')) throw new Error('the command wrote nothing')
  console.log(`${tarballs.length} packages import, type-check and run in an empty project`)
} finally {
  rmSync(project, { recursive: true, force: true })
}

/** A program that uses every entry point with its types. */
function program(): string {
  const entries = FORMATS.flatMap(name => [
    `import * as ${name} from '@cluster-configs/${name}'`,
    `import * as ${name}Arbitrary from '@cluster-configs/${name}/arbitrary'`,
  ])
  const uses = FORMATS.map(
    name =>
      `check('${name}', ${name}.serialize(${name}.parse('')) === '' && ${name}Arbitrary.documents !== undefined && ${name}.describeProblem !== undefined)`,
  )
  return `${entries.join('\n')}
import { laws } from '@cluster-configs/syntax/laws'
import { compile, parseInventory, type Inventory } from 'gen-cluster-configs'
function check(name: string, sound: boolean): void {
  if (!sound) throw new Error(name)
}
${uses.join('\n')}
check('laws', laws({ ...fstab, ...fstabArbitrary }).length > 0)
const read: (text: string) => Inventory = parseInventory
check('cli', typeof read === 'function' && typeof compile === 'function')
`
}

function call(command: string, args: readonly string[], cwd = project): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
}
