import { readFileSync } from 'node:fs';
import os from 'node:os';
import { goalLine, type Goal } from './goal.ts';
import type { MemoryResult } from './measure-memory.ts';
import type { PlatformResult } from './measure-platform.ts';
import type { ReadingResult } from './measure-reading.ts';
import type { StartResult } from './measure-start.ts';
import { DELAYS, type UpstreamResult } from './measure-upstream.ts';
import type { TrustResult } from './measure-trust.ts';
import { CONNECTIONS, type CaseResult, type Plan, type ServerFigures } from './measure.ts';
import { ownCores } from './on-core.ts';
import { READERS } from './reader-names.ts';

/** All that one run found out, as many parts as were asked for; `--json` writes it as it stands. */
export type Report = Plan & {
  readonly machine: MachineFacts;
  readonly start?: StartResult;
  readonly beside?: PeerResult;
  readonly trust?: readonly StoredTrust[];
  /** With Datafordeler behind us, beside Datafordeler alone. */
  readonly upstream?: readonly UpstreamResult[];
  /** With Service Platform behind us. */
  readonly platform?: PlatformResult;
  /** Of Service Platform's XML. */
  readonly reading?: ReadingResult;
  readonly memory?: MemoryResult;
};

/** With callers, purposes and the record of disclosures, on one kind of store. */
export type StoredTrust = { readonly store: string; readonly results: readonly TrustResult[] };

/** Beside the peer. */
export type PeerResult = {
  readonly cases: readonly CaseResult[];
  /** That our log had a line for every request, or how many there were. */
  readonly log: Goal;
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
/** How much longer than the direct call ours may take. */
const LARGEST_RATIO = 1.3;
/** How much longer than the source's own time many people may take. */
const LARGEST_BATCH_RATIO = 1.2;
const SMALLEST_SPEED_UP = 5;

/** The report as tables for people. */
export function reportTable(report: Report): string {
  const { machine, rounds, seconds, start, beside, trust, upstream, platform, reading, memory } = report;
  const parts = [
    [
      `Node ${machine.node}, ${machine.cpu}, ${machine.cores} cores, load average ${machine.loadAverage.toFixed(1)}` +
        (machine.ownCores ? ', server and load generator on a core each' : ''),
      memory === undefined
        ? `medians of ${rounds} rounds of ${seconds} s, in turns; every answer's body compared`
        : "one run; every answer's body compared",
    ],
    start && ['start of the server, its process until /readyz', ...start.goals.map(goalLine)],
    beside && peerLines(beside, machine.peer),
    ...(trust ?? []).map(trustLines),
    upstream && upstreamLines(upstream),
    platform && platformLines(platform),
    reading && readingLines(reading),
    memory && memoryLines(memory),
  ];
  return parts
    .filter((lines) => lines !== undefined)
    .map((lines) => lines.join('\n') + '\n')
    .join('\n');
}

function peerLines({ cases, log }: PeerResult, peer: string): string[] {
  return [
    `peer: ${peer}; ${CONNECTIONS} connections; its log off, ours on`,
    'CPU us: what the server process took for a request, all its threads, least of the rounds;',
    "lead: how many times the peer's requests, in the same time and in the same CPU time",
    row(['', ...FIGURES]),
    ...cases.flatMap(({ title, ours, peer: theirs, lead, cpuLead, goals }) => [
      title,
      figuresRow('ours', ours),
      figuresRow('peer', theirs),
      row(['  lead', lead.toFixed(2), cpuLead.toFixed(2)]),
      ...goals.map(goalLine),
    ]),
    'log',
    goalLine(log),
  ];
}

function trustLines({ store, results }: StoredTrust): string[] {
  return [
    `on: a signed-in caller, a purpose, and the record of disclosures on ${store}; off: none of it; peer: as above; 64 connections;`,
    'each server on whatever core is free, as the record is written by a thread of its own',
    row(['', ...FIGURES]),
    ...results.flatMap(({ title, figures: { on, off, peer }, goals }) => [
      title,
      figuresRow('on', on),
      figuresRow('off', off),
      figuresRow('peer', peer),
      ...goals.map(goalLine),
    ]),
  ];
}

function upstreamLines(results: readonly UpstreamResult[]): string[] {
  return [
    `direct: Datafordeler's simulator, asked as we ask it, waiting for ${DELAYS.join(' or ')} ms before an answer;`,
    `the ratio is that of p50, wanted within ${LARGEST_RATIO}`,
    row(['', ...FIGURES, 'ours/direct']),
    ...results.flatMap((result) => [
      `${result.title}, ${result.connections} connection${result.connections === 1 ? '' : 's'}, ${result.delay} ms`,
      figuresRow('direct', result.direct),
      figuresRow('ours', result.ours, result.ratio),
    ]),
  ];
}

function platformLines({ title, people, concurrency, delay, least, ours, ratio }: PlatformResult): string[] {
  return [
    `least: what Service Platform's simulator takes alone, ${people} calls of ${delay} ms, ${concurrency} at once; wanted within ${LARGEST_BATCH_RATIO}`,
    row(['', ...FIGURES, 'ours/least']),
    title,
    row(['  least', '', '', least.toFixed(2)]),
    figuresRow('ours', ours, ratio),
  ];
}

function readingLines({ microseconds, ratio }: ReadingResult): string[] {
  return [
    `reading one full answer of Service Platform; wanted ${SMALLEST_SPEED_UP} times as fast as soap`,
    ...READERS.map((reader) => {
      const cells = [
        `${microseconds[reader].toFixed(0)} us`,
        reader === 'ours' ? '' : `${ratio[reader].toFixed(1)} times ours`,
      ];
      return `  ${reader.padEnd(18)}${cells[0]?.padStart(10)}  ${cells[1]}`.trimEnd();
    }),
  ];
}

function memoryLines({ title, marks, goals }: MemoryResult): string[] {
  return [
    `memory, asked again and again for ${title}`,
    row(['', 'requests', 'RSS MB', 'heap MB']),
    ...marks.map(({ requests, rss, heap }) => row(['', String(requests), rss.toFixed(1), heap.toFixed(1)])),
    ...goals.map(goalLine),
  ];
}

const FIGURES = ['requests/s', 'CPU us', 'p50 ms', 'p99 ms'];

function figuresRow(
  server: string,
  { requestsPerSecond, cpuMicroseconds, p50, p99, generatorBusy }: ServerFigures,
  ratio?: number,
): string {
  const cells = [
    requestsPerSecond.toFixed(0),
    cpuMicroseconds?.toFixed(0) ?? '',
    p50.toFixed(2),
    p99.toFixed(2),
    ratio?.toFixed(2) ?? '',
  ];
  const remark = generatorBusy > GENERATOR_LIMIT ? '  (as fast as the load generator goes)' : '';
  return row([`  ${server}`, ...cells]) + remark;
}

const row = ([first = '', ...rest]: readonly string[]): string =>
  (first.padEnd(10) + rest.map((cell) => cell.padStart(12)).join('')).trimEnd();

function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
