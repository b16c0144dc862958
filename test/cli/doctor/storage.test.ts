import { expect, test } from '@jest/globals';
import { createCheckup, type StepResult } from '../../../src/cli/doctor/checkup.ts';
import { examineStorage } from '../../../src/cli/doctor/storage.ts';
import { openStore } from '../../../src/ledger/store/open-store.ts';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { describeOnEachStore } from '../../storage/each-store.ts';

async function examined(storage: string): Promise<readonly StepResult[]> {
  const checkup = createCheckup();
  await examineStorage(checkup, storage);
  return checkup.results;
}

describeOnEachStore('the storage as doctor sees it', (newStorage) => {
  test('with its tables is well, and nothing stays of what was tried', async () => {
    const storage = await newStorage();
    await (await openStore(storage)).close();
    for (const results of [await examined(storage), await examined(storage)]) {
      expect(results.map(({ step, outcome }) => [step, outcome])).toEqual([
        ['reached', 'ok'],
        ['migrated', 'ok'],
        ['writable', 'ok'],
      ]);
      expect(results[1]?.seen).toBe('Its tables are at version 1, as they should be.');
    }
    const database = await openDatabase(storage);
    const rows = await database.all('SELECT room FROM schema_version');
    await database.close();
    expect(rows).toEqual([{ room: 'ledger' }]);
  });

  test('without tables is well too, and gets none', async () => {
    const storage = await newStorage();
    await (await openDatabase(storage)).close();
    for (const results of [await examined(storage), await examined(storage)]) {
      expect(results.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
      expect(results[1]?.seen).toBe('Its tables are at version 0; the server brings them to 1 at its start.');
    }
  });
});
