import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The sources of the sibling packages are tested, not what was last built from them.
  ssr: { resolve: { conditions: ['@cluster-configs/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'tools/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'threads',
    setupFiles: ['./tools/property-seed.ts'],
    testTimeout: 60_000,
    reporters: ['default', './tools/summary-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      reporter: ['text', 'html', 'lcov'],
    },
  },
})
