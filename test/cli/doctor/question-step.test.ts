import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCheckup } from '../../../src/cli/doctor/checkup.ts';
import { askQuestion } from '../../../src/cli/doctor/question-step.ts';
import { readConfiguration } from '../../../src/configuration/configuration.ts';
import type { DatafordelerSettings } from '../../../src/configuration/provider-settings.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createLedger } from '../../../src/ledger/create-ledger.ts';
import { writeConfigurations } from '../../simulators/datafordeler/simulator-settings.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-doctor-question-'));
let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const KEY = 'ab'.repeat(32);
const SETTINGS = { readers: [], retentionDays: 1 };

/** A ledger that opens, and takes no record. */
async function refusingStore(): Promise<string> {
  const file = join(folder, 'refusing.sqlite');
  const storage = `sqlite:${file}`;
  const ledger = await createLedger({ storage, keys: [KEY], settings: SETTINGS, onWarning: () => undefined });
  await ledger.close();
  const database = new DatabaseSync(file);
  database.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON ledger_batch BEGIN SELECT RAISE(ABORT, 'no more room'); END",
  );
  database.close();
  return storage;
}

test.each([
  // A folder, where there should be a file.
  ['can not be opened', async () => `sqlite:${folder}`],
  ['takes no record', refusingStore],
])('where the ledger %s a question is not asked', async (_, storeOf) => {
  const { providers } = readConfiguration({ CPR_CONFIGURATIONS: writeConfigurations(simulator, folder) });
  const checkup = createCheckup();
  await askQuestion(checkup, [], {
    configuration: 'public',
    settings: providers.get('public') as DatafordelerSettings,
    number: CprNumber.parse('0707614293') as CprNumber,
    ledger: { storage: await storeOf(), keys: [KEY], settings: SETTINGS },
    obstacle: null,
  });
  expect(checkup.results).toMatchObject([{ step: 'question', outcome: 'failed', code: 'STORAGE_UNUSABLE' }]);
  expect(simulator.queries).toHaveLength(0);
});
