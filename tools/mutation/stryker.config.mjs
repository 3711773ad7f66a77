/*
 * `FORMAT=fstab LAW_SEED=1 LAW_RUNS=12 tools/mutation/node_modules/.bin/stryker run tools/mutation/stryker.config.mjs`
 * in the root of the repository, after `npm --prefix tools/mutation ci`: every change of the sources of one format
 * that its tests do not notice.
 */
const sources = `packages/${process.env['FORMAT']}/src`

export default {
  plugins: ['./tools/mutation/runner.js'],
  testRunner: 'in-process',
  // It would read a tsconfig.json as TypeScript 5 does, and there is nothing in ours that it needs.
  tsconfigFile: 'none.json',
  mutate: [`${sources}/{,*/}*.ts`, ...['index', 'ast', 'arbitrary*'].map(name => `!${sources}/${name}.ts`)],
  ignorePatterns: ['/examples', '/tools/dist', '/packages/cli'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `node_modules/.cache/mutation-${process.env['FORMAT']}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: 'node_modules/.cache/stryker',
}
