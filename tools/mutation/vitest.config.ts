import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests of one format that need no other program, which would be asked thousands of times. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  ssr: { resolve: { conditions: ['@cluster-configs/source', 'module', 'node', 'development|production'] } },
  test: {
    include: [`packages/${process.env['FORMAT']}/test/**/*.test.ts`],
    exclude: ['**/oracle.test.ts'],
    pool: 'threads',
    setupFiles: ['./tools/property-seed.ts'],
    testTimeout: 60_000,
  },
})
