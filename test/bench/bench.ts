import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './cases.ts';
import { startLoadGenerator, type LoadGenerator } from './load-generator.ts';
import { measureUpstream, type UpstreamResult } from './measure-upstream.ts';
import { measurePlatform } from './measure-platform.ts';
import { measureReading } from './measure-reading.ts';
import { measureCase, type CaseResult, type Plan } from './measure.ts';
import { machineFacts, reportTable, type Report } from './report.ts';
import { startServer } from './server-process.ts';
import { UPSTREAM_CASES } from './upstream-cases.ts';
import { startUpstream } from './upstream-process.ts';

/*
 * Measures this server against the fastest comparable one (peer.ts), with Datafordeler behind it against Datafordeler alone, with Service
 * Platform behind it against the time that this takes alone, and its reading of XML against packages for that:
 *
 *   node test/bench/bench.ts [--quick] [--rounds N] [--json FILE]
 *
 * Exits with 1 when any answer was wrong.
 */

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, rounds: { type: 'string' }, json: { type: 'string' } },
});
const plan: Plan = values.quick
  ? { rounds: 1, seconds: 1, warmUp: 1 }
  : { rounds: Number(values.rounds ?? 5), seconds: 3, warmUp: 2 };
const OURS = ['--import', './src/node-version.js', 'src/main.ts'];

const report = await measureAll();
process.stdout.write(reportTable(report));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(report, null, 2) + '\n');

async function measureAll(): Promise<Report> {
  const machine = machineFacts();
  const load = startLoadGenerator();
  try {
    return {
      machine,
      ...plan,
      cases: await besidePeer(load),
      upstream: await beforeDatafordeler(load),
      platform: await measurePlatform(OURS, load, plan),
      reading: await measureReading(plan),
    };
  } finally {
    load.stop();
  }
}

async function besidePeer(load: LoadGenerator): Promise<CaseResult[]> {
  const ours = await startServer(OURS);
  const peer = await startServer(['test/bench/peer.ts']);
  try {
    const results: CaseResult[] = [];
    for (const one of CASES) results.push(await measureCase(one, { ours, peer }, load, plan));
    return results;
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
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
