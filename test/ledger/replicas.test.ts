import { expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { anchorChains } from '../../src/ledger/keeping/anchor-chains.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { verifyLedger } from '../../src/ledger/verification/verify-ledger.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { KEY, openLedger, person, record } from './records.ts';

const keys = deriveLedgerKeys([KEY]);

describeOnEachStore('replicas', (newStorage) => {
  test('ten start together on an empty database, write at the same time, and all of it fits', async () => {
    const storage = await newStorage();
    const ledgers = await Promise.all(Array.from({ length: 10 }, () => openLedger(storage)));
    const records = ledgers.flatMap((ledger) =>
      Array.from({ length: 20 }, (_, number) => ledger.record(record([person(number)]))),
    );
    await Promise.all(records);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    const database = await openStore(storage);
    const verification = await verifyLedger(database, { keys, anchorFile: null });
    expect(verification).toMatchObject({ findings: [], chains: 10, records: 200, notAnchored: 0 });
    await database.close();
  });

  test('a chain whose process says nothing any more is found, and told once', async () => {
    const storage = await newStorage();
    const database = await openStore(storage);
    const ledger = await openLedger(storage);
    await ledger.record(record([person(1)]));
    const now = Date.now() + 10 * 60_000;
    expect((await anchorChains(database, keys[0], { now })).foundOpen).toHaveLength(1);
    expect((await anchorChains(database, keys[0], { now })).foundOpen).toHaveLength(0);
    expect(await verifyLedger(database, { keys, anchorFile: null })).toMatchObject({
      findings: [],
      foundOpen: 1,
    });
    await ledger.close();
    await database.close();
  });
});
