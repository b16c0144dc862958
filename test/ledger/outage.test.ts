import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { openLedgerReader } from '../../src/ledger/reading/ledger-reader.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { verifyLedger } from '../../src/ledger/verification/verify-ledger.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { findPostgres, run } from '../storage/postgres/server.ts';
import { until } from '../until.ts';
import { KEY, openLedger, person, record } from './records.ts';

const KILLED_THREAD = fileURLToPath(new URL('killed-thread-process.ts', import.meta.url));
const SMALL_DISK = fileURLToPath(new URL('small-disk-process.ts', import.meta.url));

async function requestsIn(storage: string): Promise<string[]> {
  const reader = openLedgerReader({ storage, keys: [KEY] });
  const { entries } = await reader.search({ first: 1_000 });
  await reader.close();
  return entries.map(({ requestId }) => requestId).reverse();
}

async function expectItFits(storage: string): Promise<void> {
  const database = await openStore(storage);
  expect(await verifyLedger(database, { keys: deriveLedgerKeys([KEY]), anchorFile: null })).toMatchObject({
    findings: [],
  });
  await database.close();
}

/** Makes the store refuse to be written to. Gives what makes it well again. */
async function breakStore(storage: string, dialect: 'sqlite' | 'postgres'): Promise<() => Promise<void>> {
  if (dialect === 'sqlite') {
    const other = new DatabaseSync(storage.slice('sqlite:'.length));
    other.exec('BEGIN IMMEDIATE');
    return async () => {
      other.exec('ROLLBACK');
      other.close();
    };
  }
  const name = new URL(storage).pathname.slice(1);
  const server = (await findPostgres())!;
  await run(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await run(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  return () => run(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
}

describeOnEachStore('a ledger whose store fails', (newStorage, dialect) => {
  test('refuses what it can not record, says so, and goes on by itself when the store is back', async () => {
    const storage = await newStorage();
    const warnings: string[] = [];
    const ledger = await openLedger(storage, { onWarning: (message) => warnings.push(message) });
    const written = [record([person(1)]), record([person(2)])];
    await ledger.record(written[0]!);

    const mend = await breakStore(storage, dialect);
    const refused = [ledger.record(record([person(3)])), ledger.record(record([person(3)]))];
    for (const one of refused) await expect(one).rejects.toMatchObject({ name: 'LedgerError' });
    expect(ledger.isWritable).toBe(false);
    await expect(ledger.record(record([person(3)]))).rejects.toMatchObject({ name: 'LedgerError' });

    await mend();
    await until(() => ledger.isWritable);
    await ledger.record(written[1]!);
    await ledger.close();
    expect(await requestsIn(storage)).toEqual(written.map(({ requestId }) => requestId));
    expect(warnings).toEqual([
      expect.stringContaining("can't be recorded"),
      expect.stringContaining('again'),
    ]);
    expect(warnings.join()).not.toContain(person(3).slice(1));
    await expectItFits(storage);
  });

  test('a thread that dies takes no record with it unseen, and another takes its place', async () => {
    const storage = await newStorage();
    const { stdout } = await promisify(execFile)(process.execPath, [KILLED_THREAD, storage]);
    expect(JSON.parse(stdout)).toEqual({ refused: 5, isWritableThen: false, warnings: 2 });
    const requests = await requestsIn(storage);
    expect(requests[0]).toBe('before');
    expect(requests.at(-1)).toBe('after');
    await expectItFits(storage);
  });

  test('a record after the end is refused', async () => {
    const ledger = await openLedger(await newStorage());
    const last = ledger.record(record([person(1)]));
    await Promise.all([last, ledger.close()]);
    await expect(ledger.record(record([person(1)]))).rejects.toMatchObject({ name: 'LedgerError' });
    expect(ledger.isWritable).toBe(false);
  });

  if (dialect === 'sqlite') {
    test('a disk that is full is a store that fails', async () => {
      const storage = await newStorage();
      // In blocks of 512 bytes: no file of that process can be larger.
      const { stdout } = await promisify(execFile)('sh', [
        '-c',
        `ulimit -f 2000; exec "$@"`,
        'sh',
        process.execPath,
        SMALL_DISK,
        storage,
      ]);
      const { written, failure } = JSON.parse(stdout) as { written: number; failure: string };
      expect(failure).toBe('LedgerError');
      expect(written).toBeGreaterThan(0);
      expect((await requestsIn(storage)).length).toBeGreaterThanOrEqual(written);
      await expectItFits(storage);
    });
  }
});
