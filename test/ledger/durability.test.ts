import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { openLedgerReader } from '../../src/ledger/reading/ledger-reader.ts';
import { openStore } from '../../src/ledger/store/open-store.ts';
import { verifyLedger } from '../../src/ledger/verification/verify-ledger.ts';
import { describeOnEachStore } from '../storage/each-store.ts';
import { KEY } from './records.ts';

const RECORDING = fileURLToPath(new URL('recording-process.ts', import.meta.url));

/** Kills it after about so many acknowledged records, and gives all that were acknowledged. */
function recordUntilKilled(storage: string, most: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [RECORDING, storage], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
    if (text.split('\n').length > most) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}

async function allRequests(storage: string): Promise<ReadonlySet<string>> {
  const reader = openLedgerReader({ storage, keys: [KEY] });
  const requests = new Set<string>();
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await reader.search({ first: 1_000, ...(cursor !== undefined && { after: cursor }) });
    for (const { requestId } of page.entries) requests.add(requestId);
    cursor = page.endCursor;
  }
  await reader.close();
  return requests;
}

describeOnEachStore('a ledger whose process is killed', (newStorage) => {
  test('has every record that was acknowledged, and fits', async () => {
    const storage = await newStorage();
    const acknowledged: string[] = [];
    for (const most of [1, 20, 150, 400]) acknowledged.push(...(await recordUntilKilled(storage, most)));
    expect(acknowledged.length).toBeGreaterThan(500);
    const kept = await allRequests(storage);
    expect(acknowledged.filter((request) => !kept.has(request))).toEqual([]);
    const database = await openStore(storage);
    const { findings, chains } = await verifyLedger(database, {
      keys: deriveLedgerKeys([KEY]),
      anchorFile: null,
    });
    await database.close();
    expect({ findings, chains }).toEqual({ findings: [], chains: 4 });
  });
});
