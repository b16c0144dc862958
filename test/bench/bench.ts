import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CASES } from './cases.ts';
import { startLoadGenerator } from './load-generator.ts';
import { measureCase, type CaseResult, type Plan } from './measure.ts';
import { machineFacts, reportTable, type Report } from './report.ts';
import { startServer } from './server-process.ts';

/*
 * Measures this server against the fastest comparable one (peer.ts):
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

const report: Report = { machine: machineFacts(), ...plan, cases: await measureAll() };
process.stdout.write(reportTable(report));
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(report, null, 2) + '\n');

async function measureAll(): Promise<CaseResult[]> {
  const load = startLoadGenerator();
  const ours = await startServer(['--import', './src/node-version.js', 'src/main.ts']);
  const peer = await startServer(['test/bench/peer.ts']);
  try {
    const results: CaseResult[] = [];
    for (const one of CASES) results.push(await measureCase(one, { ours, peer }, load, plan));
    return results;
  } finally {
    load.stop();
    await Promise.all([ours.stop(), peer.stop()]);
  }
}
