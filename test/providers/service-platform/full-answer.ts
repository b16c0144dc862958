import { readFileSync } from 'node:fs';

/** An answer of version 5 with every element of the contract in it, about a person who does not exist. */
export const FULL_ANSWER = readFileSync(new URL('full-answer.xml', import.meta.url), 'utf8');
