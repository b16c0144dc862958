import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CASES } from './cases.ts';
import { startLoadGenerator, type LoadGenerator } from './load-generator.ts';
import { measureUpstream, type UpstreamResult } from './measure-upstream.ts';
import { measureMemory } from './measure-memory.ts';
import { measurePlatform } from './measure-platform.ts';
import { measureReading } from './measure-reading.ts';
import { measureStart } from './measure-start.ts';
import { measureTrust } from './measure-trust.ts';
import { measureCase, type CaseResult, type Plan } from './measure.ts';
import { machineFacts, reportTable, type PeerResult, type Report, type StoredTrust } from './report.ts';
import { startServer } from './server-process.ts';
import { UPSTREAM_CASES } from './upstream-cases.ts';
import { startUpstream } from './upstream-process.ts';

/*
 * Measures this server: its start; its requests against the fastest comparable server (peer.ts); Datafordeler behind it against Datafordeler
 * alone; Service Platform behind it against the time that this takes alone; its reading of XML against packages for that.
 *
 *   npm run bench -- [--quick] [--rounds N] [--only PART]... [--json FILE]
 *   npm run bench -- --memory
 *
 * The second, which takes minutes, measures only what it holds after a hundred thousand requests and after a million. Exits with 1 when any
 * answer was wrong; what was not fast enough is said, and no failure: the machine may have had other things to do.
 */

const PARTS = ['start', 'peer', 'trust', 'datafordeler', 'service-platform', 'reading'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true, default: [...PARTS] },
    memory: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const unknown = values.only.find((part) => !PARTS.some((known) => known === part));
if (unknown !== undefined) throw new Error(`No part is called ${unknown}; there are ${PARTS.join(', ')}`);

const plan: Plan = values.quick
  ? { rounds: 1, seconds: 1, warmUp: 1 }
  : { rounds: Number(values.rounds), seconds: 3, warmUp: 2 };
const OURS = ['--import', './src/node-version.js', '--import', './src/compile-cache.js', 'src/main.ts'];
/** How many requests come before the first look at the memory. */
const REQUESTS = values.quick ? 1_000 : 100_000;
/** Within this time every line that is going to be logged is, in milliseconds. */
const LOG_WAITS = 500;

const report = await measureAll();
process.stdout.write(reportTable(report));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(report, null, 2) + '\n');

async function measureAll(): Promise<Report> {
  const machine = machineFacts();
  const wants = (part: Part): boolean => !values.memory && values.only.includes(part);
  const load = startLoadGenerator();
  try {
    return {
      machine,
      ...plan,
      ...(wants('start') && { start: await measureStart(OURS, plan) }),
      ...(wants('peer') && { beside: await besidePeer(load) }),
      ...(wants('trust') && { trust: await withTrust(load) }),
      ...(wants('datafordeler') && { upstream: await beforeDatafordeler(load) }),
      ...(wants('service-platform') && { platform: await measurePlatform(OURS, load, plan) }),
      ...(wants('reading') && { reading: await measureReading(plan) }),
      ...(values.memory && { memory: await measureMemory(OURS, load, REQUESTS) }),
    };
  } finally {
    load.stop();
  }
}

async function besidePeer(load: LoadGenerator): Promise<PeerResult> {
  const ours = await startServer(OURS);
  const peer = await startServer(['test/bench/peer.ts']);
  try {
    const cases: CaseResult[] = [];
    for (const one of CASES) cases.push(await measureCase(one, { ours, peer }, load, plan));
    await delay(LOG_WAITS);
    const requests = cases.reduce((sum, one) => sum + one.ours.bodiesChecked, 0);
    const lines = ours.lines();
    const log = {
      wanted: 'a line in the log for every request',
      measured: `${lines} for ${requests}`,
      isReached: lines >= requests,
    };
    return { cases, log };
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
}

/** PostgreSQL only where the environment says where one is. */
function stores(): [string, string | undefined][] {
  const address = process.env['TEST_POSTGRES'];
  return [
    ['SQLite', undefined],
    ...(address === undefined ? [] : [['PostgreSQL', address] as [string, string]]),
  ];
}

async function withTrust(load: LoadGenerator): Promise<StoredTrust[]> {
  const measured: StoredTrust[] = [];
  for (const [store, address] of stores()) {
    measured.push({ store, results: await measureTrust(OURS, ['test/bench/peer.ts'], load, plan, address) });
  }
  return measured;
}

async function beforeDatafordeler(load: LoadGenerator): Promise<UpstreamResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const upstream = await startUpstream();
  try {
    const { graphqlOrigin, tokenUrl, clientId, clientSecret, caPem } = upstream.facts;
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, caPem);
    const ours = await startServer(OURS, {
      CPR_PROVIDER: 'datafordeler',
      DATAFORDELER_SECTOR: 'public',
      DATAFORDELER_GRAPHQL_URL: graphqlOrigin,
      DATAFORDELER_TOKEN_URL: tokenUrl,
      DATAFORDELER_CLIENT_ID: clientId,
      DATAFORDELER_CLIENT_SECRET: clientSecret,
      DATAFORDELER_CA: ca,
      DATAFORDELER_TEST_PEOPLE: 'on',
    });
    try {
      const results: UpstreamResult[] = [];
      for (const one of UPSTREAM_CASES)
        results.push(...(await measureUpstream(one, ours, upstream, load, plan)));
      return results;
    } finally {
      await ours.stop();
    }
  } finally {
    upstream.stop();
    rmSync(folder, { recursive: true });
  }
}
