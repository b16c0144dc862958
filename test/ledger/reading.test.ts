import { expect, test } from '@jest/globals';
import { openLedgerReader, type LedgerReader } from '../../src/ledger/reading/ledger-reader.ts';
import type { LedgerEntry, LedgerQuery } from '../../src/ledger/reading/ledger-query.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import {
  CASEWORKER,
  CHILDREN,
  CIRCUMSTANCES,
  CITIZEN,
  delivered,
  KEY,
  OLD_KEY,
  person,
  record,
  recordAll,
} from './records.ts';

async function reading<T>(
  storage: string,
  work: (reader: LedgerReader) => Promise<T>,
  keys = [KEY],
): Promise<T> {
  const reader = openLedgerReader({ storage, keys });
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

const requestsOf = (entries: readonly LedgerEntry[]): string[] => entries.map(({ requestId }) => requestId);

describeOnEachStore('reading the ledger', (newStorage) => {
  test('an entry tells who asked, why, where, and how it ended', async () => {
    const storage = await newStorage();
    const written = record([], {
      caseReference: 'Sag 2026-17',
      disclosures: [
        delivered([person(1)]),
        { place: CHILDREN, outcome: 'WITHHELD', people: [person(2), '=an-id'] },
        // Who was told one thing and withheld another is one person.
        { place: CITIZEN, outcome: 'WITHHELD', people: [person(1)] },
      ],
    });
    await recordAll(storage, [written]);
    const { entries, endCursor } = await reading(storage, (reader) => reader.search({ first: 10 }));
    expect(endCursor).toBeNull();
    const caller: { -readonly [Name in keyof Caller]?: Caller[Name] } = { ...CASEWORKER };
    delete caller.scopes;
    delete caller.expiresAt;
    expect(entries).toMatchObject([
      {
        at: written.at,
        requestId: written.requestId,
        outcome: 'ANSWERED',
        caseReference: 'Sag 2026-17',
        people: 3,
        circumstances: { ...CIRCUMSTANCES, caller },
        disclosures: [
          { place: CITIZEN, outcome: 'DELIVERED', count: 1, people: null },
          { place: CHILDREN, outcome: 'WITHHELD', count: 2, people: null },
          { place: CITIZEN, outcome: 'WITHHELD', count: 1, people: null },
        ],
      },
    ]);
  });

  test('people are named only to whoever asks for it', async () => {
    const storage = await newStorage();
    await recordAll(storage, [record([person(1), person(2)]), record(['=an id with\tsigns'])]);
    const { entries } = await reading(storage, (reader) => reader.search({ first: 10, withPeople: true }));
    expect(entries.map(({ disclosures }) => disclosures[0]!.people)).toEqual([
      ['=an%20id%20with%09signs'],
      [person(1), person(2)],
    ]);
  });

  test('a refused request is there without a person', async () => {
    const storage = await newStorage();
    const circumstances = { ...CIRCUMSTANCES, caller: null, purpose: null, operation: null };
    await recordAll(storage, [record([], { outcome: 'UNAUTHENTICATED', circumstances })]);
    const { entries } = await reading(storage, (reader) =>
      reader.search({ first: 10, outcome: 'UNAUTHENTICATED' }),
    );
    expect(entries).toMatchObject([{ circumstances, people: 0, disclosures: [] }]);
  });

  test('of a search by person nobody else is told', async () => {
    const storage = await newStorage();
    await recordAll(storage, [record([person(1), person(2)]), record([person(2)]), record([person(1)])]);
    const { entries } = await reading(storage, (reader) =>
      reader.search({ first: 10, people: [person(1), '=unknown'], withPeople: true }),
    );
    expect(entries.map(({ people, disclosures }) => [people, disclosures[0]!.people])).toEqual([
      [1, [person(1)]],
      [2, [person(1)]],
    ]);
  });

  test('pages follow one another without a gap, whatever their size', async () => {
    const storage = await newStorage();
    const records = Array.from({ length: 25 }, (_, number) => record([person(number % 3)]));
    await recordAll(storage, records);
    await reading(storage, async (reader) => {
      for (const first of [1, 4, 25, 100]) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await reader.search({ first, ...(cursor !== null && { after: cursor }) });
          seen.push(...requestsOf(page.entries));
          cursor = page.endCursor;
        } while (cursor !== null);
        expect(seen).toEqual(records.map(({ requestId }) => requestId).reverse());
      }
    });
  });

  test('what was written under an earlier key is found and read under it', async () => {
    const storage = await newStorage();
    await recordAll(storage, [record([person(1)])], { keys: [OLD_KEY] });
    await recordAll(storage, [record([person(1)])], { keys: [KEY, OLD_KEY] });
    const query: LedgerQuery = { first: 10, people: [person(1)], withPeople: true };
    const { entries } = await reading(storage, (reader) => reader.search(query), [KEY, OLD_KEY]);
    expect(entries.map(({ disclosures }) => disclosures[0]!.people)).toEqual([[person(1)], [person(1)]]);
    const without = await reading(storage, (reader) => reader.search({ first: 10, people: [person(1)] }), [
      KEY,
    ]);
    expect(without.entries).toHaveLength(1);
  });

  test('a sample is of different requests, and of all where there are no more', async () => {
    const storage = await newStorage();
    const records = Array.from({ length: 30 }, (_, number) => record([person(number)]));
    await recordAll(storage, records);
    await reading(storage, async (reader) => {
      const window = { from: 0, to: Date.now() + 1000 };
      const some = await reader.sample({ ...window, count: 12 });
      expect(some.of).toBe(30);
      expect(new Set(requestsOf(some.entries)).size).toBe(12);
      const all = await reader.sample({ ...window, count: 100 });
      expect(requestsOf(all.entries)).toEqual(requestsOf(records as never));
      expect(await reader.sample({ from: 0, to: 1, count: 5 })).toEqual({ entries: [], of: 0 });
    });
  });

  test('what can not be asked is said', async () => {
    const storage = await newStorage();
    await reading(storage, async (reader) => {
      await expect(reader.search({ first: 0 })).rejects.toThrow('Ask for 1 to 1000 entries');
      await expect(reader.search({ first: 1, after: 'nonsense' })).rejects.toMatchObject({
        name: 'LedgerQueryError',
      });
      await expect(reader.search({ first: 1, people: [] })).rejects.toMatchObject({
        name: 'LedgerQueryError',
      });
    });
  });
});
