import { hash } from 'node:crypto';
import type { PersonReference } from '../ledger.ts';

/** What separates people, fields and records in the ledger's texts, and the sign that stands before what is written in its place. */
// eslint-disable-next-line no-control-regex -- these are the characters that must not stand in a reference
const SEPARATORS = /[\u0000-\u0020%\u007f-\u00a0]/;
const LONGEST = 200;

/**
 * A reference as it stands in the ledger: the same for the same person, in one line, without blanks. An id comes from a client, so it may hold
 * anything and be as long as a request: of a long one stands its SHA-256.
 */
export function writtenReference(reference: PersonReference): string {
  if (reference.length <= LONGEST && !SEPARATORS.test(reference)) return reference;
  if (reference.length > LONGEST) return `=sha256:${hash('sha256', reference)}`;
  return Array.from(reference, (sign) =>
    SEPARATORS.test(sign) ? `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : sign,
  ).join('');
}
