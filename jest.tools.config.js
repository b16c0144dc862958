import config, { TOOLS } from './jest.config.js';

/** All that `npm test` leaves out. */
export default { ...config, roots: TOOLS, testPathIgnorePatterns: [] };
