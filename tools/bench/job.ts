import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile, parseInventory, writeTree } from 'gen-cluster-configs'
import { address, mac } from './names.ts'

/*
 * The whole job for one number of nodes, and the same files written with plain calls. `main.ts` starts it in a
 * process of its own for each number, so that the memory is that of one.
 */

function inventory(nodes: number): string {
  return JSON.stringify({
    name: 'bench',
    domain: 'bench',
    networks: { boot: { subnet: '10.0.0.0/8', boot: true } },
    master: { name: 'master', interfaces: { eth0: { network: 'boot', address: '10.0.0.1' } } },
    nodes: Object.fromEntries(
      Array.from({ length: nodes }, (_, n) => [`node${n}`, { mac: mac(n), address: address(n) }]),
    ),
  })
}

function job(nodes: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const text = inventory(nodes)
    const start = performance.now()
    const files = compile(parseInventory(text))
    const compiled = performance.now()
    writeTree(join(folder, 'ours'), files)
    const written = performance.now()
    const memory = process.resourceUsage().maxRSS
    writeTree(join(folder, 'ours'), files)
    const again = performance.now()
    const directories = new Set(files.map(({ path }) => dirname(join(folder, 'plain', path))))
    for (const directory of directories) mkdirSync(directory, { recursive: true })
    for (const { path, mode, text } of files) writeFileSync(join(folder, 'plain', path), text, { mode })
    const plain = performance.now()
    const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(2)
    console.log(
      JSON.stringify({
        nodes,
        files: files.length,
        MB: (files.reduce((sum, { text }) => sum + text.length, 0) / 1e6).toFixed(1),
        'compile s': seconds(start, compiled),
        'write s': seconds(compiled, written),
        'whole s': seconds(start, written),
        'unchanged s': seconds(written, again),
        'plain write s': seconds(again, plain),
        'whole / plain': ((written - start) / (plain - again)).toFixed(2),
        'peak MB': (memory / 1024).toFixed(0),
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

job(Number(process.argv[2]))
