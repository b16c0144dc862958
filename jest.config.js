/** What the tests stand on has tests of its own, which `npm run test:tools` runs: they need not run each time. */
export const TOOLS = ['<rootDir>/test/bench', '<rootDir>/test/simulators'];

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: TOOLS.map((folder) => `${folder}/`),
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/storage/postgres/global-setup.mjs',
  globalTeardown: '<rootDir>/test/storage/postgres/global-teardown.mjs',
  transform: { '\\.ts$': '<rootDir>/test/strip-types.mjs' },
  // Jest leaves one core to others, which of two is half.
  maxWorkers: '100%',
  // Ends what hangs; what a busy machine does slowly must not fail.
  testTimeout: 120_000,
};
