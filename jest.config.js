import { availableParallelism } from 'node:os';

/** What need not run each time, so `npm run test:tools` does: the tests of what the tests stand on, and of what `npm test` does a part. */
export const TOOLS = [
  '<rootDir>/test/bench',
  '<rootDir>/test/simulators',
  '<rootDir>/test/graphql/operation/execution/at-length',
  '<rootDir>/test/http/trust/at-length',
  '<rootDir>/test/cli/at-length',
  '<rootDir>/test/cli/doctor/at-length',
];

export default {
  testEnvironment: '<rootDir>/test/environment.mjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: TOOLS.map((folder) => `${folder}/`),
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/storage/postgres/global-setup.mjs',
  globalTeardown: '<rootDir>/test/storage/postgres/global-teardown.mjs',
  transform: { '\\.ts$': '<rootDir>/test/strip-types.mjs' },
  // Jest leaves one core to others, which of two is half; and one test in a few only waits. A percentage above 100 would be taken as a number.
  maxWorkers: availableParallelism() + 1,
  // Ends what hangs; what a busy machine does slowly must not fail.
  testTimeout: 120_000,
};
