import { stripTypeScriptTypes } from 'node:module';

/**
 * Jest transform that does what Node itself does with a .ts file: it blanks the types out and leaves every line and column
 * where it was. So tests run the very code that `npm start` runs, without a compiler between.
 */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
};
