import { hash } from 'node:crypto';
import type { Caller } from '../../domain/caller.ts';
import type { Circumstances, DisclosedPlace } from '../ledger.ts';

/** What the ledger keeps of a caller: who and how they signed in, but not what their token was good for, or until when. */
export type RecordedCaller = Omit<Caller, 'scopes' | 'expiresAt'>;
export type RecordedCircumstances = Omit<Circumstances, 'caller'> & {
  readonly caller: RecordedCaller | null;
};

/**
 * What many records have in common is kept once and named by the SHA-256 of its text. So a record's leaf holds its circumstances and places fast
 * as if they stood in it: whoever changes a shape changes its name.
 */
export type Shape =
  | ({ readonly kind: 'circumstances' } & RecordedCircumstances)
  | ({ readonly kind: 'place' } & DisclosedPlace);

export function circumstancesText({
  caller,
  purpose,
  configuration,
  source,
  operation,
}: Circumstances): string {
  const recorded: Shape = {
    kind: 'circumstances',
    caller: caller === null ? null : recordedCaller(caller),
    purpose: purpose === null ? null : { code: purpose.code, legalBasis: purpose.legalBasis },
    configuration,
    source,
    operation: operation === null ? null : { name: operation.name, hash: operation.hash },
  };
  return JSON.stringify(recorded);
}

/** In a fixed order, so that the same caller always has the same text. */
const recordedCaller = (caller: Caller): RecordedCaller => ({
  kind: caller.kind,
  issuer: caller.issuer,
  subject: caller.subject,
  client: caller.client,
  identityProvider: caller.identityProvider,
  assurance: caller.assurance,
  signedInAt: caller.signedInAt,
  session: caller.session,
  transaction: caller.transaction,
  cvr: caller.cvr,
  professionalId: caller.professionalId,
});

export function placeText({ path, type, fields, searchedBy }: DisclosedPlace): string {
  const shape: Shape = { kind: 'place', path, type, fields, searchedBy };
  return JSON.stringify(shape);
}

/** SHA-256(2 | text) */
export const shapeHash = (text: string): Buffer =>
  hash('sha256', Buffer.concat([SHAPE, Buffer.from(text)]), 'buffer');

const SHAPE = Buffer.of(2);

export const SHAPE_HASH_BYTES = 32;
