import { readdirSync, readFileSync } from 'node:fs';
import { concatAST, parse, type DocumentNode } from 'graphql';

const FOLDER = new URL('../../../schema/', import.meta.url);

/** The public schema as written in `schema/`, one document. */
export const typeDefinitions: DocumentNode = concatAST(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
);
