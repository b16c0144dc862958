import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { chainsToIndex, indexSomePeople, rebuildIndex } from '../../src/ledger/keeping/index-people.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { verifyLedger, type VerifyOptions } from '../../src/ledger/verification/verify-ledger.ts';
import type { Verification } from '../../src/ledger/verification/findings.ts';
import type { Database, Value } from '../../src/storage/database.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { CIRCUMSTANCES, KEY, OLD_KEY, person, record, recordAll } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-anchors-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function using<T>(storage: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openStore(storage);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const verify = (
  storage: string,
  options: Partial<VerifyOptions> & { secrets?: readonly string[] } = {},
): Promise<Verification> =>
  using(storage, (database) =>
    verifyLedger(database, {
      keys: deriveLedgerKeys(options.secrets ?? [KEY]),
      anchorFile: options.anchorFile ?? null,
    }),
  );

/** What an administrator of the database could do. */
const tamper = (storage: string, ...statements: readonly (readonly [string, ...Value[]])[]): Promise<void> =>
  using(storage, async (database) => {
    for (const [sql, ...values] of statements) await database.all(sql, ...values);
  });

const chainsOf = (storage: string): Promise<number[]> =>
  using(storage, async (database) => {
    const rows = await database.all('SELECT chain FROM ledger_chain ORDER BY chain');
    return rows.map(({ chain }) => Number(chain));
  });

/** Two starts of the server, five batches each; everything in the index. */
async function writeTwoChains(storage: string): Promise<number[]> {
  for (let start = 0; start < 2; start += 1) {
    await recordAll(
      storage,
      Array.from({ length: 5 }, (_, number) => record([person(number), person(number + 1)])),
    );
  }
  await using(storage, async (database) => {
    for (const chain of await chainsToIndex(database, 0)) while (await indexSomePeople(database, chain));
  });
  return chainsOf(storage);
}

const kinds = ({ findings }: Verification): string[] => findings.map(({ kind, where }) => `${kind} ${where}`);

describeOnEachStore('checking the ledger', (newStorage, dialect) => {
  test('nothing is found where nothing was changed', async () => {
    const storage = await newStorage();
    await writeTwoChains(storage);
    expect(await verify(storage)).toEqual({
      findings: [],
      chains: 2,
      batches: 10,
      records: 10,
      emptied: 0,
      anchors: 2,
      shapes: 2,
      notAnchored: 0,
      foundOpen: 0,
      keyUnknown: 0,
    });
  });

  test('an empty ledger is in order', async () => {
    expect(await verify(await newStorage())).toMatchObject({ findings: [], chains: 0 });
  });

  test('a record that was changed is named', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    await using(storage, async (database) => {
      const [row] = await database.all('SELECT head FROM ledger_batch WHERE chain = ? AND seq = 3', chain!);
      const head = Buffer.from(row!['head'] as Uint8Array)
        .toString()
        .replace('ANSWERED', 'FORBIDDEN');
      await database.all(
        'UPDATE ledger_batch SET head = ? WHERE chain = ? AND seq = 3',
        Buffer.from(head),
        chain!,
      );
    });
    expect(kinds(await verify(storage))).toEqual([`RECORD_CHANGED chain ${chain}, batch 3, record 1`]);
  });

  test('so is one whose person was changed, though its index was made to fit', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    await tamper(storage, [
      'UPDATE ledger_batch SET subj = ? WHERE chain = ? AND seq = 3',
      Buffer.alloc(32, 7),
      chain!,
    ]);
    await using(storage, rebuildIndex);
    expect(kinds(await verify(storage))).toEqual([`RECORD_CHANGED chain ${chain}, batch 3, record 1`]);
  });

  test.each(['t', 'n', 'prev', 'seal', 'leaves_hash', 'enc_hash', 'enc', 'leaves'])(
    'a batch whose %s was changed is named',
    async (column) => {
      const storage = await newStorage();
      const [chain] = await writeTwoChains(storage);
      const other = ['t', 'n'].includes(column) ? 12 : Buffer.alloc(32, 7);
      await tamper(storage, [
        `UPDATE ledger_batch SET ${column} = ? WHERE chain = ? AND seq = 3`,
        other,
        chain!,
      ]);
      const { findings } = await verify(storage);
      expect(findings.map(({ where }) => where)).toContainEqual(
        expect.stringContaining(`chain ${chain}, batch 3`),
      );
    },
  );

  test('two batches that changed places are named', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    const move = (from: number, to: number) =>
      ['UPDATE ledger_batch SET seq = ? WHERE chain = ? AND seq = ?', to, chain!, from] as const;
    await tamper(storage, move(2, 99), move(3, 2), move(99, 3));
    const { findings } = await verify(storage);
    const places = findings.filter(({ kind }) => kind === 'BATCH_CHANGED').map(({ where }) => where);
    expect(places).toEqual(expect.arrayContaining([`chain ${chain}, batch 2`, `chain ${chain}, batch 3`]));
  });

  test('a batch that was removed is named, wherever it stood', async () => {
    const storage = await newStorage();
    const [first, second] = await writeTwoChains(storage);
    const remove = (chain: number, seq: number) =>
      ['DELETE FROM ledger_batch WHERE chain = ? AND seq = ?', chain, seq] as const;
    await tamper(storage, remove(first!, 3), remove(second!, 5));
    expect(kinds(await verify(storage))).toEqual(
      expect.arrayContaining([
        `BATCH_MISSING chain ${first}, batch 3`,
        `BATCH_MISSING chain ${second}, batch 5`,
      ]),
    );
  });

  test('a whole chain that was removed is named', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    const tables = ['ledger_batch', 'ledger_chain', 'ledger_person'];
    await tamper(
      storage,
      ...tables.map((table) => [`DELETE FROM ${table} WHERE chain = ?`, chain!] as const),
    );
    expect(kinds(await verify(storage))).toEqual([`BATCH_MISSING chain ${chain}, batches 1 to 5`]);
  });

  test('a batch that was put in is named, at the end and as a chain of its own', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    const copyTo = (own: number, seq: number) =>
      [
        `INSERT INTO ledger_batch SELECT ?, ?, t, n, prev, seal, epoch, leaves_hash, enc_hash, head, subj, enc, leaves
         FROM ledger_batch WHERE chain = ? AND seq = 5`.replace(
          '?, ?,',
          dialect === 'sqlite' ? '?, ?,' : '?::bigint, ?::bigint,',
        ),
        ...[own, seq, chain!],
      ] as const;
    await tamper(storage, copyTo(chain!, 6), copyTo(77, 1));
    expect(kinds(await verify(storage))).toEqual(
      expect.arrayContaining([
        `BATCH_CHANGED chain ${chain}, batch 6`,
        `BATCH_INSERTED chain ${chain}, batch 6`,
        'BATCH_CHANGED chain 77, batch 1',
      ]),
    );
  });

  test('a shape that was changed or removed is named', async () => {
    const storage = await newStorage();
    await writeTwoChains(storage);
    await tamper(
      storage,
      [
        `UPDATE ledger_shape SET text = REPLACE(text, 'CHILD_SUPPORT', 'TAX') WHERE text LIKE '%CHILD_SUPPORT%'`,
      ],
      [`DELETE FROM ledger_shape WHERE text LIKE '%"place"%'`],
    );
    const { findings } = await verify(storage);
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['SHAPE_CHANGED', 'SHAPE_MISSING']);
  });

  test('anchors that were changed, removed, or signed by somebody else are named', async () => {
    const storage = await newStorage();
    await writeTwoChains(storage);
    await tamper(storage, ["UPDATE ledger_anchor SET heads = '[]' WHERE seq = 1"]);
    expect(kinds(await verify(storage))).toContain('ANCHOR_CHANGED anchor 1');
    await tamper(storage, ['DELETE FROM ledger_anchor WHERE seq = 1']);
    expect(kinds(await verify(storage))).toContain('ANCHOR_MISSING anchor 1');
    expect(kinds(await verify(storage, { secrets: [OLD_KEY] }))).toContain('ANCHOR_CHANGED anchor 2');
  });

  test('the last anchor shows in the file outside where it was taken from the database with all it held', async () => {
    const storage = await newStorage();
    const anchorFile = join(folder, `${dialect}.jsonl`);
    await recordAll(storage, [record([person(1)])], { settings: { anchorFile } });
    const [first] = await chainsOf(storage);
    await recordAll(storage, [record([person(2)])], { settings: { anchorFile } });
    expect((await verify(storage, { anchorFile })).findings).toEqual([]);
    await tamper(
      storage,
      ...['ledger_batch', 'ledger_chain'].map(
        (table) => [`DELETE FROM ${table} WHERE chain > ?`, first!] as const,
      ),
      ['DELETE FROM ledger_anchor WHERE seq = 2'],
    );
    expect((await verify(storage)).findings).toEqual([]);
    expect(kinds(await verify(storage, { anchorFile }))).toEqual(['ANCHOR_MISSING anchor 2']);
    expect(readFileSync(anchorFile, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  test('content that was taken away before its time is named', async () => {
    const storage = await newStorage();
    const [chain] = await writeTwoChains(storage);
    await tamper(
      storage,
      ['DELETE FROM ledger_person WHERE chain = ? AND seq = 2', chain!],
      [
        'UPDATE ledger_batch SET head = NULL, subj = NULL, enc = NULL, leaves = NULL WHERE chain = ? AND seq = 2',
        chain!,
      ],
    );
    expect(kinds(await verify(storage))).toEqual([`EMPTIED_EARLY chain ${chain}, batch 2`]);
  });

  test('an index that was changed is told, and made anew', async () => {
    const storage = await newStorage();
    await writeTwoChains(storage);
    await tamper(storage, ['DELETE FROM ledger_person WHERE seq = 2']);
    expect(kinds(await verify(storage))).toEqual(['INDEX_DIFFERS the index by person']);
    await using(storage, rebuildIndex);
    expect(await verify(storage)).toMatchObject({ findings: [] });
  });

  test('what was written under earlier keys is checked with them, and by its links without', async () => {
    const storage = await newStorage();
    const circumstances = { ...CIRCUMSTANCES, source: 'fake' };
    await recordAll(storage, [record([person(1)])], { keys: [OLD_KEY] });
    await recordAll(storage, [record([person(1)], { circumstances })], { keys: [KEY, OLD_KEY] });
    expect(await verify(storage, { secrets: [KEY, OLD_KEY] })).toMatchObject({ findings: [], keyUnknown: 0 });
    expect(await verify(storage)).toMatchObject({ findings: [], keyUnknown: 1, batches: 2 });
  });
});
