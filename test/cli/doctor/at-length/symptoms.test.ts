import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../../../src/cli/doctor/checkup.ts';
import { createAuthority } from '../../../certificates.ts';
import { readPage, rowsOf } from '../../../documentation-pages.ts';
import { withoutField } from '../../../providers/datafordeler/without-field.ts';
import { startBroker } from '../../../simulators/broker/start-broker.ts';
import { trustSettings } from '../../../simulators/broker/trust-settings.ts';
import { writeConfigurations as datafordelerSettings } from '../../../simulators/datafordeler/simulator-settings.ts';
import { startDatafordelerSimulator } from '../../../simulators/datafordeler/start-simulator.ts';
import { writeConfigurations as servicePlatformSettings } from '../../../simulators/service-platform/simulator-settings.ts';
import { startServicePlatformSimulator } from '../../../simulators/service-platform/start-simulator.ts';
import { startServerWithClock } from '../clock-server.ts';
import { examinedIn, runDoctor } from '../run-doctor.ts';
import {
  BY_CERTIFICATE,
  BY_SECRET,
  OF_SERVICE_PLATFORM,
  OF_TRUST,
  SOMEBODY,
  type Symptom,
  type Ward,
} from '../symptoms.ts';

const PAGE = 'docs/symptoms.md';
const HEADING = '## What is seen, why, and what to do';
const folder = mkdtempSync(join(tmpdir(), 'cpr-symptoms-'));
const newFolder = (): string => mkdtempSync(join(folder, 's'));
let ward: Ward;
let stop: () => Promise<unknown>;
beforeAll(async () => {
  const lacksOccupation = (sdl: string): string => {
    const sector = sdl.includes('CPRCustom_PublicSectorPerson') ? 'Public' : 'Private';
    return withoutField(sdl, `CPRCustom_${sector}SectorPerson`, 'vaergemaal');
  };
  const [datafordeler, datafordelerOfLater, servicePlatform, broker, clock, closed] = await Promise.all([
    startDatafordelerSimulator(),
    startDatafordelerSimulator({ alterSchema: lacksOccupation }),
    startServicePlatformSimulator(),
    startBroker(),
    startServerWithClock(600),
    closedAddress(),
  ]);
  ward = {
    datafordeler,
    datafordelerOfLater,
    servicePlatform,
    broker,
    foreign: createAuthority('Foreign authority'),
    closed,
    otherTime: clock.origin,
    written(name, content) {
      const file = join(newFolder(), name);
      writeFileSync(file, content, { mode: 0o600 });
      return file;
    },
  };
  const all = [datafordeler, datafordelerOfLater, servicePlatform, broker, clock];
  stop = () => Promise.all(all.map((each) => each.stop()));
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

/** A port that was free a moment ago. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `https://127.0.0.1:${port}`;
}

/** What the page has to say, in the order of the symptoms. */
const seen: string[][] = [];

function sees(source: string, { why }: Symptom, { step, code, seen: text, advice, next }: StepResult): void {
  const what = `\`${code}\`: ${withoutPlaces(text)}`;
  seen.push([
    source,
    step,
    what,
    why,
    [advice, next].flatMap((each) => (each === null ? [] : withoutPlaces(each))).join(' '),
  ]);
}

/** The texts without what is of this run alone. */
const withoutPlaces = (text: string): string =>
  text
    .split(' ')
    .map((word) => (word.startsWith(folder) ? basename(word) : word))
    .join(' ')
    .replace('(EPIPE)', '(ECONNRESET)')
    .replace(/x{64}\.example/g, 'HOST')
    .replace(/127\.0\.0\.1(:\d+)?/g, 'HOST')
    .replace(/\b60\d s\b/g, '600 s')
    .replace(/expired on [\d-]+ [\d:]+ UTC/g, 'expired on DAY')
    .replace(/\|/g, '/');

async function examine(
  source: string,
  symptom: Symptom,
  { env, name }: { readonly env: Record<string, string>; readonly name: string },
): Promise<void> {
  symptom.provoke?.(ward);
  const number = symptom.number ?? SOMEBODY;
  const ended = await runDoctor(['--json', '--configuration', name, '--person'], env, number);
  expect(ended).toMatchObject({ code: 1, err: '' });
  expect(ended.out).not.toContain(number.slice(0, 6));
  const failed = examinedIn(ended)
    .flatMap(({ steps }) => steps)
    .filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  expect({ step: first?.step, code: first?.code }).toEqual({ step: symptom.step, code: symptom.code });
  sees(source, symptom, first!);
}

describe('doctor names what is wrong', () => {
  test.each(BY_SECRET)('Datafordeler, $step: $why', async (symptom) => {
    const file = datafordelerSettings(ward.datafordeler, newFolder(), {
      public: { ...symptom.settings?.(ward) },
    });
    await examine('Datafordeler', symptom, { env: { CPR_CONFIGURATIONS: file }, name: 'public' });
  });

  test.each(BY_CERTIFICATE)('Datafordeler, $step: $why', async (symptom) => {
    const file = datafordelerSettings(ward.datafordeler, newFolder(), {
      private: { ...symptom.settings?.(ward) },
    });
    await examine('Datafordeler', symptom, { env: { CPR_CONFIGURATIONS: file }, name: 'private' });
  });

  test.each(OF_SERVICE_PLATFORM)('Service Platform, $step: $why', async (symptom) => {
    const more = { authority: { ...symptom.settings?.(ward) } };
    const file = servicePlatformSettings(ward.servicePlatform, newFolder(), more);
    await examine('Service Platform', symptom, { env: { CPR_CONFIGURATIONS: file }, name: 'authority' });
  });

  test.each(OF_TRUST)('sign-in, $step: $why', async (symptom) => {
    const CPR_CONFIGURATIONS = datafordelerSettings(ward.datafordeler, newFolder());
    const env = {
      CPR_CONFIGURATIONS,
      ...trustSettings(ward.broker, newFolder()),
      ...symptom.settings?.(ward),
    };
    await examine('CPR_TRUST', symptom, { env, name: 'test' });
  });

  // Last, when all of them have been seen. With ACCEPT=1 the page's table is written.
  test(`and ${PAGE} says the same`, () => {
    const head = ['where', 'step', 'what is seen', 'why', 'what to do'];
    const rows = [head, head.map(() => '---'), ...seen];
    if (process.env['ACCEPT'] === '1') accept(rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
    const [, , ...told] = rowsOf(readPage(PAGE).split(HEADING)[1] ?? '');
    expect(told).toEqual(seen);
  });
});

function accept(table: string): void {
  const page = new URL(`../../../../${PAGE}`, import.meta.url);
  const text = readFileSync(page, 'utf8');
  const begin = text.indexOf('\n|', text.indexOf(HEADING)) + 1;
  const end = text.lastIndexOf('|\n') + 2;
  writeFileSync(page, `${text.slice(0, begin)}${table}\n${text.slice(end)}`);
}
