import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createDebugCapture } from '../../../../src/providers/datafordeler/wire/debug-capture.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { until } from '../../../until.ts';
import { SOMEBODY, withServed, type Served } from '../served-people.ts';

const EVERYTHING = `query($cpr: CprNumber!) { citizen(cpr: $cpr) {
  id name { addressingName } address { streetName postalCode postalDistrict houseNumber }
} }`;

let simulator: DatafordelerSimulator;
let parent: string;
let folder: string;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'cpr-capture-'));
  folder = join(parent, 'debug');
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(parent, { recursive: true });
});

const captures = (): string[] => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const startLog = ({ logged }: Served) => logged.map((line) => JSON.parse(line) as object);

const CPR = SOMEBODY;

test('without the setting nothing is written', async () => {
  await withServed(simulator, {}, async (served) => {
    await served.query(EVERYTHING, { cpr: CPR });
    expect(startLog(served)).not.toContainEqual(expect.objectContaining({ level: 'warn' }));
  });
  expect(existsSync(folder)).toBe(false);
});

describe('with a folder', () => {
  test('each question and its answer become a file for the owner alone, with nothing of the person in it', async () => {
    await withServed(simulator, { DATAFORDELER_DEBUG_CAPTURE: folder }, async (served) => {
      const { body } = await served.query(EVERYTHING, { cpr: CPR });
      const { id, name, address } = body.data.citizen as Record<string, any>;
      await served.askFor(CPR);
      const files = captures();

      expect(files).toHaveLength(2);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
      const values = [CPR, id, name.addressingName, ...Object.values(address as object)].filter(
        (value): value is string => typeof value === 'string',
      );
      expect(values.length).toBeGreaterThan(4);
      for (const value of values.filter(({ length }) => length > 3)) {
        for (const part of value.split(' ').filter(({ length }) => length > 3))
          expect(files.join('')).not.toContain(part);
      }
      expect(JSON.parse(files[0]!)).toEqual({
        at: expect.any(String),
        milliseconds: expect.any(Number),
        request: {
          query: expect.stringMatching(/^query People\(/),
          variables: {
            input: { personnummer: { personnummer: { in: ['(text of 10)'] } } },
            first: '(number)',
            after: null,
          },
        },
        response: {
          status: 200,
          body: {
            data: {
              CPRCustom_PublicSectorPerson: { nodes: [expect.any(Object)], pageInfo: expect.any(Object) },
            },
          },
        },
      });
    });
  });

  test('the values are there when the operator wants them, the token never is', async () => {
    const settings = { DATAFORDELER_DEBUG_CAPTURE: folder, DATAFORDELER_DEBUG_CAPTURE_VALUES: 'on' };
    await withServed(simulator, settings, async (served) => {
      const { body } = await served.query(EVERYTHING, { cpr: CPR });
      const [file = ''] = captures();

      expect(file).toContain(CPR);
      expect(file).toContain((body.data.citizen as { id: string }).id);
      expect(file).not.toMatch(/Bearer|authorization|eyJ[\w-]+\./i);
      expect(startLog(served)).toContainEqual(
        expect.objectContaining({
          level: 'warn',
          msg: expect.stringContaining("with people's data as it is"),
        }),
      );
    });
  });

  test('the log warns at the start', async () => {
    await withServed(simulator, { DATAFORDELER_DEBUG_CAPTURE: folder }, async (served) => {
      expect(startLog(served)).toContainEqual(
        expect.objectContaining({
          level: 'warn',
          configuration: 'default',
          msg: `Debug capture is on: every question to Datafordeler and its answer is written to ${folder}, with the values masked, and kept for 24 hours.`,
        }),
      );
    });
  });

  test('a refusal is shown with its code and the id of the call, without what the source says of it', async () => {
    const body = {
      errors: [
        {
          message: 'Not for 0707614293',
          locations: [{ line: 2, column: 7 }],
          extensions: { code: 'DAF-GQL-0009', traceId: '0af7651916cd43dd8448eb211c80319c', query: CPR },
        },
      ],
      code: 'Hansen',
      [CPR]: true,
    };
    simulator.fail({ kind: 'answer', answer: { status: 200, body }, forNumber: CPR });
    await withServed(simulator, { DATAFORDELER_DEBUG_CAPTURE: folder }, async ({ askFor }) => {
      await askFor(CPR);
      expect(JSON.parse(captures()[0]!)).toMatchObject({
        response: {
          body: {
            errors: [
              {
                message: '(text of 18)',
                locations: [{ line: 2, column: 7 }],
                extensions: {
                  code: 'DAF-GQL-0009',
                  traceId: '0af7651916cd43dd8448eb211c80319c',
                  query: '(text of 10)',
                },
              },
            ],
            code: '(text of 6)',
            '(key)': true,
          },
        },
      });
    });
  });

  test('a question without an answer is written, too', async () => {
    simulator.fail({ kind: 'connection-reset', forNumber: CPR });
    await withServed(
      simulator,
      { DATAFORDELER_DEBUG_CAPTURE: folder, DATAFORDELER_RETRIES: '0' },
      async ({ askFor }) => {
        await askFor(CPR);
        expect(JSON.parse(captures()[0]!)).toMatchObject({
          request: { query: expect.any(String) },
          failure: expect.stringContaining('No connection to 127.0.0.1'),
        });
      },
    );
  });
});

describe('files', () => {
  const REQUEST = JSON.stringify({ query: '{ nothing }', variables: {} });

  test('are deleted when their time is over, also those of an earlier run; others are left', async () => {
    const capture = createDebugCapture({ folder, withValues: false, keepFor: 50 });
    writeFileSync(join(folder, 'notes.json'), '');
    const earlier = join(folder, 'datafordeler-earlier.json');
    writeFileSync(earlier, '');
    utimesSync(earlier, 0, 0);
    capture.begin(REQUEST).answer(200, '{}');
    expect(readdirSync(folder)).toHaveLength(3);

    await until(() => readdirSync(folder).length === 1);
    expect(readdirSync(folder)).toEqual(['notes.json']);
    capture.close();
  });

  test('are kept for a month where that is wanted', async () => {
    const capture = createDebugCapture({ folder, withValues: false, keepFor: 720 * 3_600_000 });
    capture.begin(REQUEST).answer(200, '{}');
    await pause(20);
    expect(readdirSync(folder)).toHaveLength(1);
    capture.close();
  });

  test('that can not be written do not fail a look-up: the process warns once', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await withServed(simulator, { DATAFORDELER_DEBUG_CAPTURE: folder }, async ({ askFor }) => {
      rmSync(folder, { recursive: true });
      // A file in its place refuses even the superuser.
      writeFileSync(folder, '');
      for (let count = 0; count < 3; count += 1) {
        expect((await askFor(CPR)).body).toEqual({ data: { citizen: { id: expect.any(String) } } });
      }
      expect(warn.mock.calls).toEqual([[`Debug capture does not work (ENOTDIR): look at ${folder}.`]]);
    });
  });
});

test('a folder that can not be made stops the start', async () => {
  writeFileSync(folder, '');
  chmodSync(folder, 0o600);
  await expect(
    withServed(simulator, { DATAFORDELER_DEBUG_CAPTURE: join(folder, 'below') }, async () => undefined),
  ).rejects.toMatchObject({ code: 'ENOTDIR' });
});
