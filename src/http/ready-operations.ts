import { readdirSync, readFileSync } from 'node:fs';

export type ReadyOperation = { readonly name: string; readonly query: string };

const FOLDER = new URL('operations/', import.meta.url);

/** The operations that GraphiQL opens with, a tab each, in the order of their files. Each runs at once against the test people. */
export function readyOperations(): ReadyOperation[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => {
      const query = readFileSync(new URL(file, FOLDER), 'utf8');
      return { name: /^query (\w+)/m.exec(query)?.[1] ?? file, query };
    });
}
