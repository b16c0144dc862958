import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('operations/', import.meta.url);

/** The operations that the gateway's page opens with, in the order of their files. */
export const readyOperations = (): { readonly query: string }[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => ({ query: readFileSync(new URL(file, FOLDER), 'utf8') }));
