import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The sources of the sibling packages are tested, not what was last built from them.
  ssr: { resolve: { conditions: ['@cluster-configs/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'tools/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'threads',
    // Many tests wait for the real programs: one core less, as is usual, would leave much of a small machine idle.
    maxWorkers: '100%',
    setupFiles: ['./tools/property-seed.ts'],
    testTimeout: 60_000,
    // What runs note for the next ones goes with the machine's temporary files, and not to the developer's cache.
    env: { XDG_CACHE_HOME: join(tmpdir(), 'gen-cluster-configs-tests') },
    reporters: ['default', './tools/summary-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      reporter: ['text', 'html', 'lcov'],
    },
  },
})
