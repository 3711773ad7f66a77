import fc from 'fast-check'

/*
 * Loaded before every test file. Property tests begin at a random seed, which they print when they fail; with
 * LAW_SEED=N they begin at that one, so that a run can be repeated.
 */

const seed = process.env['LAW_SEED']
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
