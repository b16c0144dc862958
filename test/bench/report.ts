import { readFileSync } from 'node:fs';
import os from 'node:os';
import { CONNECTIONS, SERVER_NAMES, type CaseResult, type Plan } from './measure.ts';
import { ownCores } from './on-core.ts';

/** All that one run found out; `--json` writes it as it stands. */
export type Report = Plan & {
  readonly machine: MachineFacts;
  readonly cases: readonly CaseResult[];
};

export type MachineFacts = {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  /** Whether server and load generator had a core each. */
  readonly ownCores: boolean;
  /** Processes that wanted a core in the minute before: well above zero, other work was measured too. */
  readonly loadAverage: number;
  /** What is compared with. */
  readonly peer: string;
};

export function machineFacts(): MachineFacts {
  return {
    node: process.versions.node,
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    ownCores,
    loadAverage: os.loadavg()[0] ?? NaN,
    peer: `mercurius ${versionOf('mercurius')} with its compiler, @mercuriusjs/federation ${versionOf('@mercuriusjs/federation')}`,
  };
}

/** From this load on the generator may be what limits a server. */
const GENERATOR_LIMIT = 0.9;

/** The report as a table for people. */
export function reportTable({ machine, cases, rounds, seconds }: Report): string {
  const lines = [
    `Node ${machine.node}, ${machine.cpu}, ${machine.cores} cores, load average ${machine.loadAverage.toFixed(1)}` +
      (machine.ownCores ? ', server and load generator on a core each' : ''),
    `${CONNECTIONS} connections; medians of ${rounds} rounds of ${seconds} s, in turns; every answer's body compared`,
    `peer: ${machine.peer}`,
    '',
    row(['', 'requests/s', 'p50 ms', 'p99 ms', 'ours/peer']),
  ];
  for (const result of cases) {
    lines.push(result.title);
    for (const server of SERVER_NAMES) {
      const { requestsPerSecond, p50, p99, generatorBusy } = result[server];
      lines.push(
        row([
          `  ${server}`,
          requestsPerSecond.toFixed(0),
          p50.toFixed(2),
          p99.toFixed(2),
          server === 'ours' ? result.ratio.toFixed(2) : '',
        ]) + (generatorBusy > GENERATOR_LIMIT ? '  (as fast as the load generator goes)' : ''),
      );
    }
  }
  return lines.join('\n') + '\n';
}

const row = ([first = '', ...rest]: readonly string[]): string =>
  first.padEnd(10) + rest.map((cell) => cell.padStart(12)).join('');

function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
