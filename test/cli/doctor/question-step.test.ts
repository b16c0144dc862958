import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCheckup } from '../../../src/cli/doctor/checkup.ts';
import { askQuestion } from '../../../src/cli/doctor/question-step.ts';
import { readConfiguration } from '../../../src/configuration/configuration.ts';
import type { DatafordelerSettings } from '../../../src/configuration/provider-settings.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
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

test('a question whose record fails in the last moment is not asked', async () => {
  const { providers } = readConfiguration({ CPR_CONFIGURATIONS: writeConfigurations(simulator, folder) });
  const checkup = createCheckup();
  await askQuestion(checkup, [], {
    configuration: 'public',
    settings: providers.get('public') as DatafordelerSettings,
    number: CprNumber.parse('0707614293') as CprNumber,
    // A folder, where there should be a file.
    ledger: {
      storage: `sqlite:${folder}`,
      keys: ['ab'.repeat(32)],
      settings: { readers: [], retentionDays: 1 },
    },
    obstacle: null,
  });
  expect(checkup.results).toMatchObject([{ step: 'question', outcome: 'failed', code: 'STORAGE_UNUSABLE' }]);
  expect(simulator.queries).toHaveLength(0);
});
