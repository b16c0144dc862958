import { expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import { indexSomePeople } from '../../src/ledger/keeping/index-people.ts';
import type { Circumstances, Disclosure, DisclosureOutcome, RequestRecord } from '../../src/ledger/ledger.ts';
import type { LedgerQuery } from '../../src/ledger/reading/ledger-query.ts';
import { openLedgerReader } from '../../src/ledger/reading/ledger-reader.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { CASEWORKER, CHILDREN, CIRCUMSTANCES, CITIZEN, KEY, openLedger, person, record } from './records.ts';

/** Numbers that look random and are the same each time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const OUTCOMES: readonly DisclosureOutcome[] = ['DELIVERED', 'WITHHELD', 'MISSED', 'REFUSED', 'FAILED'];
const START = Date.now() - 60_000;

const callers: readonly (Caller | null)[] = [
  null,
  CASEWORKER,
  { ...CASEWORKER, subject: 'another' },
  { ...CASEWORKER, client: 'tax', cvr: null },
];
const circumstances: readonly Circumstances[] = callers.flatMap((caller) =>
  ['CHILD_SUPPORT', 'TAX'].map((code) => ({
    ...CIRCUMSTANCES,
    caller,
    purpose: { code, legalBasis: 'law' },
  })),
);

function randomRecord(roll: (sides: number) => number): RequestRecord {
  const disclosures: Disclosure[] = Array.from({ length: roll(4) }, () => ({
    place: roll(2) === 0 ? CITIZEN : CHILDREN,
    outcome: OUTCOMES[roll(OUTCOMES.length)]!,
    people: Array.from({ length: 1 + roll(4) }, () => person(roll(12))),
  }));
  return record([], {
    circumstances: circumstances[roll(circumstances.length)]!,
    at: START + roll(50_000),
    outcome: roll(5) === 0 ? 'FORBIDDEN' : 'ANSWERED',
    disclosures,
  });
}

function randomQuery(roll: (sides: number) => number): Omit<LedgerQuery, 'first'> {
  const from = START + roll(50_000);
  return {
    ...(roll(2) === 0 && { people: Array.from({ length: 1 + roll(2) }, () => person(roll(14))) }),
    ...(roll(3) === 0 && {
      caller: roll(2) === 0 ? { subject: CASEWORKER.subject, issuer: CASEWORKER.issuer } : { client: 'tax' },
    }),
    ...(roll(3) === 0 && { purpose: ['CHILD_SUPPORT', 'TAX', 'NONE'][roll(3)]! }),
    ...(roll(3) === 0 && { from }),
    ...(roll(3) === 0 && { to: from + roll(30_000) }),
    ...(roll(3) === 0 && { outcome: ['ANSWERED', 'FORBIDDEN', 'DELIVERED', 'MISSED'][roll(4)]! }),
  };
}

/** What a search must find, said in the plainest way. */
function naively(records: readonly RequestRecord[], query: Omit<LedgerQuery, 'first'>): string[] {
  const { people, caller, purpose, from = 0, to = Infinity, outcome } = query;
  return records
    .filter(({ at, circumstances: { caller: by, purpose: why }, disclosures, outcome: ended }) => {
      const about = disclosures.filter(
        (one) => people === undefined || one.people.some((each) => people.includes(each)),
      );
      return (
        at >= from &&
        at < to &&
        (people === undefined || about.length > 0) &&
        (purpose === undefined || why?.code === purpose) &&
        (caller === undefined ||
          Object.entries(caller).every(([name, value]) => by !== null && by[name as 'client'] === value)) &&
        (outcome === undefined || ended === outcome || about.some((one) => one.outcome === outcome))
      );
    })
    .map(({ requestId }) => requestId);
}

describeOnEachStore('a search', (newStorage) => {
  test.each([1, 2, 3])(
    'finds what looking at every record finds, with a part of the index made (seed %d)',
    async (seed) => {
      const roll = dice(seed);
      const storage = await newStorage();
      const ledger = await openLedger(storage);
      const records = Array.from({ length: 150 }, () => randomRecord(roll));
      // Some alone and some together, so that batches have different sizes.
      for (let done = 0; done < records.length;) {
        const together = records.slice(done, done + 1 + roll(20));
        await Promise.all(together.map((one) => ledger.record(one)));
        done += together.length;
      }
      await ledger.close();
      const database = await openStore(storage);
      const [row] = await database.all('SELECT chain FROM ledger_chain');
      if (seed > 1) await indexSomePeople(database, Number(row!['chain']));
      if (seed > 2) await database.all('UPDATE ledger_chain SET indexed_seq = 5');
      await database.close();

      const reader = openLedgerReader({ storage, keys: [KEY] });
      for (let count = 0; count < 100; count += 1) {
        const query = randomQuery(roll);
        const found: string[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page = await reader.search({
            ...query,
            first: 1 + roll(60),
            ...(cursor !== undefined && { after: cursor }),
          });
          found.push(...page.entries.map(({ requestId }) => requestId));
          cursor = page.endCursor;
        }
        expect({ query, found }).toEqual({ query, found: naively(records, query).reverse() });
      }
      await reader.close();
    },
  );
});
