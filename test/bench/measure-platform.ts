import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf, PEOPLE } from './cases.ts';
import { startChild } from './child.ts';
import type { LoadGenerator } from './load-generator.ts';
import { ask, dataOf, measureInTurns, type Plan, type ServerFigures } from './measure.ts';
import type { PlatformFacts } from './platform.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** What many people cost where each of them is a call of its own. */
export type PlatformResult = {
  readonly title: string;
  readonly people: number;
  /** Calls under way at once. */
  readonly concurrency: number;
  /** What the source takes for each, in milliseconds. */
  readonly delay: number;
  /** What would be left if nothing but the source took time, in milliseconds. */
  readonly least: number;
  readonly ours: ServerFigures;
  /** Our p50 by the least. */
  readonly ratio: number;
};

const NUMBERS = PEOPLE.slice(0, 100).map(({ cpr }) => cpr);
const CONCURRENCY = 8;
const TITLE = `a list of ${NUMBERS.length} citizens with name and address`;
const BODY = bodyOf(
  'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { name { addressingName } address { lines } status } }',
  { cprs: NUMBERS },
);

/**
 * Measures this server with Service Platform behind it, one request at a time.
 *
 * @throws Error when somebody is missing in an answer, or any single answer differs from the first
 */
export async function measurePlatform(
  serverArguments: readonly string[],
  load: LoadGenerator,
  plan: Plan,
): Promise<PlatformResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const platform = startChild('upstream', 'platform.ts');
  try {
    const facts = await platform.next<PlatformFacts>();
    const ours = await startServer(serverArguments, settingsFor(facts, folder));
    try {
      return await measured(ours, facts, load, plan);
    } finally {
      await ours.stop();
    }
  } finally {
    platform.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measured(
  ours: ServerProcess,
  { delay }: PlatformFacts,
  load: LoadGenerator,
  plan: Plan,
): Promise<PlatformResult> {
  const expected = await ask(ours, BODY);
  const { citizens = [] } = dataOf(expected, TITLE);
  if (citizens.length !== NUMBERS.length || citizens.includes(null))
    throw new Error('An answer lacks people');
  const order = { server: ours, url: ours.url, body: BODY, expected, connections: 1 };
  const figures = await measureInTurns(TITLE, { ours: order }, load, plan);
  const least = Math.ceil(NUMBERS.length / CONCURRENCY) * delay;
  return {
    title: TITLE,
    people: NUMBERS.length,
    concurrency: CONCURRENCY,
    delay,
    least,
    ours: figures.ours,
    ratio: figures.ours.p50 / least,
  };
}

function settingsFor({ origin, municipalityCvr, caPem, client }: PlatformFacts, folder: string) {
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  return {
    CPR_PROVIDER: 'service-platform',
    CPR_ID_KEY: 'b0'.repeat(32),
    SERVICE_PLATFORM_ADDRESS: origin,
    SERVICE_PLATFORM_MUNICIPALITY_CVR: municipalityCvr,
    SERVICE_PLATFORM_CERTIFICATE: file('client.pem', client.cert),
    SERVICE_PLATFORM_CERTIFICATE_KEY: file('client.key', client.key),
    SERVICE_PLATFORM_CA: file('ca.pem', caPem),
    SERVICE_PLATFORM_CONCURRENCY: String(CONCURRENCY),
    SERVICE_PLATFORM_TEST_PEOPLE: 'on',
  };
}
