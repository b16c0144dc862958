import { expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { rebuildIndex } from '../../src/ledger/keeping/index-people.ts';
import { retain } from '../../src/ledger/keeping/retain.ts';
import { openLedgerReader } from '../../src/ledger/reading/ledger-reader.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { verifyLedger } from '../../src/ledger/verification/verify-ledger.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { KEY, person, record, recordAll } from './records.ts';

const DAY = 86_400_000;
const RETENTION = { retentionDays: 730, anchorFile: null };

describeOnEachStore('what is older than the retention', (newStorage, dialect) => {
  test('is gone with all that belongs to it, and what is left still fits', async () => {
    const storage = await newStorage();
    const keys = deriveLedgerKeys([KEY]);
    await recordAll(
      storage,
      Array.from({ length: 45 }, (_, number) => record([person(number)])),
    );
    const database = await openStore(storage);
    await rebuildIndex(database);
    const now = Date.now();
    expect(await retain(database, keys[0], { ...RETENTION, now: now + 700 * DAY })).toEqual({
      batches: 0,
      records: 0,
    });
    expect(await retain(database, keys[0], { ...RETENTION, now: now + 733 * DAY })).toEqual({
      batches: 45,
      records: 45,
    });

    for (const table of ['ledger_person', 'ledger_shape', 'ledger_people_told', 'ledger_misses']) {
      expect([table, await database.all(`SELECT * FROM ${table}`)]).toEqual([table, []]);
    }
    const content = await database.all(
      'SELECT seq FROM ledger_batch WHERE COALESCE(head, subj, enc, leaves) IS NOT NULL',
    );
    expect(content).toEqual([]);
    const verification = await verifyLedger(database, { keys, anchorFile: null });
    expect(verification).toMatchObject({ findings: [], batches: 45, emptied: 45 });
    await database.close();

    const reader = openLedgerReader({ storage, keys: [KEY] });
    expect((await reader.search({ first: 10 })).entries).toEqual([]);
    expect((await reader.search({ first: 10, people: [person(1)] })).entries).toEqual([]);
    await reader.close();
  });

  // SQLite has one that writes at a time, and in one thread the second would keep the first from going on.
  if (dialect === 'postgres') {
    test('may be emptied by several replicas at once', async () => {
      const storage = await newStorage();
      const [key] = deriveLedgerKeys([KEY]);
      await recordAll(
        storage,
        Array.from({ length: 60 }, (_, number) => record([person(number)])),
      );
      const databases = [await openStore(storage), await openStore(storage)];
      const now = Date.now() + 733 * DAY;
      const done = await Promise.all(
        databases.map((database) => retain(database, key, { ...RETENTION, now })),
      );
      expect(done.reduce((sum, { records }) => sum + records, 0)).toBe(60);
      for (const database of databases) await database.close();
    });
  }
});
