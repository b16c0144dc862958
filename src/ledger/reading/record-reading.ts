import { createHash } from 'node:crypto';
import type { Caller } from '../../domain/caller.ts';
import type { Circumstances, DisclosedPlace, Ledger, PersonReference } from '../ledger.ts';

/** The ways to read the record, as the record names them: on the officer's page, in GraphQL, and people what is recorded of themselves. */
export type Reading = 'LedgerWatch' | 'LedgerSearch' | 'LedgerExtract' | 'LedgerQuery' | 'OwnAccessLog';

type Read = {
  readonly caller: Caller;
  readonly reading: Reading;
  readonly requestId: string;
  /** Whom it was about; nobody where it was about no person. */
  readonly people?: readonly PersonReference[];
  /** `NOT_ALLOWED` where somebody tried who may not. */
  readonly outcome?: 'ANSWERED' | 'NOT_ALLOWED';
};

/** What an officer is told of somebody: their look-ups. */
const PLACE: DisclosedPlace = { path: 'ledger', type: 'Citizen', fields: ['ledger'], searchedBy: ['person'] };

/** Records that somebody reads the record, like any other disclosure. @throws LedgerError in the promise: then nothing may be shown */
export type RecordReading = (read: Read) => Promise<void>;

export function createRecordReading(ledger: Ledger): RecordReading {
  const known = new WeakMap<Caller, Map<Reading, Circumstances>>();
  return ({ caller, reading, requestId, people = [], outcome = 'ANSWERED' }) =>
    ledger.record({
      circumstances: circumstancesOf(caller, reading),
      requestId,
      at: Date.now(),
      caseReference: null,
      outcome,
      disclosures: people.length === 0 ? [] : [{ place: PLACE, outcome: 'DELIVERED', people }],
    });

  function circumstancesOf(caller: Caller, reading: Reading): Circumstances {
    const own = known.get(caller) ?? new Map<Reading, Circumstances>();
    known.set(caller, own);
    const circumstances = own.get(reading) ?? {
      caller,
      purpose: null,
      configuration: '',
      source: 'ledger',
      operation: { name: reading, hash: createHash('sha256').update(reading).digest('hex') },
    };
    own.set(reading, circumstances);
    return circumstances;
  }
}
