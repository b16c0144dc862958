import { expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { until } from '../until.ts';
import {
  CASEWORKER,
  CHILDREN,
  CIRCUMSTANCES,
  CITIZEN,
  delivered,
  openLedger,
  person,
  record,
} from './records.ts';

const PURPOSE = 'CHILD_SUPPORT';
const missed = (people: readonly string[]) => ({ place: CITIZEN, outcome: 'MISSED' as const, people });

describeOnEachStore('the use that a caller makes of a purpose', (newStorage) => {
  test('is how many people were told of, each once a request, and how many were not found', async () => {
    const ledger = await openLedger(await newStorage());
    await ledger.record(record([person(1), person(2)]));
    await ledger.record(
      record([], {
        disclosures: [
          delivered([person(1)]),
          delivered([person(1)], CHILDREN),
          missed([person(8), person(9)]),
        ],
      }),
    );
    await ledger.record(
      record([], { disclosures: [{ place: CITIZEN, outcome: 'REFUSED', people: [person(3)] }] }),
    );
    expect(ledger.usage(CASEWORKER, PURPOSE)).toEqual({ people: 3, misses: 2 });
    await ledger.close();
  });

  test('is counted for each purpose and caller by itself, its misses for the caller', async () => {
    const other: Caller = { ...CASEWORKER, subject: 'another' };
    const tax = { ...CIRCUMSTANCES, purpose: { code: 'TAX', legalBasis: 'law' } };
    const ledger = await openLedger(await newStorage());
    await ledger.record(record([person(1)], { circumstances: { ...CIRCUMSTANCES, caller: other } }));
    await ledger.record(record([], { circumstances: tax, disclosures: [missed([person(1)])] }));
    await ledger.record(record([person(1)], { circumstances: tax }));
    await ledger.record(record([person(1)]));
    expect(ledger.usage(CASEWORKER, PURPOSE)).toEqual({ people: 1, misses: 1 });
    expect(ledger.usage(CASEWORKER, 'TAX')).toEqual({ people: 1, misses: 1 });
    expect(ledger.usage(other, PURPOSE)).toEqual({ people: 1, misses: 0 });
    await ledger.close();
  });

  test('is counted in full where one batch holds misses for several purposes', async () => {
    const tax = { ...CIRCUMSTANCES, purpose: { code: 'TAX', legalBasis: 'law' } };
    const ledger = await openLedger(await newStorage());
    // While the first is written the others wait, and go together.
    await Promise.all([
      ledger.record(record([person(1)])),
      ledger.record(record([], { disclosures: [missed([person(8)])] })),
      ledger.record(record([], { circumstances: tax, disclosures: [missed([person(9)])] })),
    ]);
    await ledger.record(record([person(1)]));
    expect(ledger.usage(CASEWORKER, PURPOSE)).toEqual({ people: 2, misses: 2 });
    await ledger.close();
  });

  test('is known to other replicas, and after a new start', async () => {
    const storage = await newStorage();
    const [one, two] = [await openLedger(storage), await openLedger(storage)];
    await one.record(record([person(1), person(2)]));
    await two.record(record([], { disclosures: [delivered([person(3)]), missed([person(4)])] }));
    expect(two.usage(CASEWORKER, PURPOSE)).toEqual({ people: 3, misses: 1 });
    await one.close();
    await two.close();
    const later = await openLedger(storage);
    await until(() => later.usage(CASEWORKER, PURPOSE).people === 3);
    expect(later.usage(CASEWORKER, PURPOSE)).toEqual({ people: 3, misses: 1 });
    await later.close();
  });
});
