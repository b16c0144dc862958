import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CASES } from './cases.ts';
import type { Report } from './report.ts';
import { UPSTREAM_CASES } from './upstream-cases.ts';

const BENCH = fileURLToPath(new URL('bench.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Run<Parts extends keyof Report> = {
  readonly table: string;
  readonly report: Required<Pick<Report, Parts>>;
};

async function bench<Parts extends keyof Report>(...options: string[]): Promise<Run<Parts>> {
  const file = join(folder, `${options.join('')}.json`);
  const run = [BENCH, '--quick', ...options, '--json', file];
  const { stdout: table } = await promisify(execFile)(process.execPath, run);
  return { table, report: JSON.parse(readFileSync(file, 'utf8')) };
}

/** What every goal has, reached or not: that is up to the machine. */
const goals = (count: number) =>
  Array<unknown>(count).fill({
    wanted: expect.any(String),
    measured: expect.any(String),
    isReached: expect.any(Boolean),
  });

describe('the benchmark', () => {
  let table: string;
  let report: Run<Exclude<keyof Report, 'memory'>>['report'];
  beforeAll(async () => {
    ({ table, report } = await bench());
  }, 600_000);

  const figures = {
    requestsPerSecond: expect.any(Number),
    p50: expect.any(Number),
    p99: expect.any(Number),
    generatorBusy: expect.any(Number),
    bodiesChecked: expect.any(Number),
  };
  const ours = { ...figures, cpuMicroseconds: expect.any(Number) };

  test('measures a start', () => {
    expect(report.start).toEqual({
      milliseconds: expect.any(Number),
      cpuMilliseconds: expect.any(Number),
      megabytes: expect.any(Number),
      goals: goals(2),
    });
    expect(table).toMatch(/^ {2}wanted: ready in less than 1000 ms; (?:reached|MISSED): \d+ ms,/m);
  });

  test('measures every case on both servers', () => {
    expect(report.beside.cases).toEqual(
      CASES.map(({ name, title }) => ({
        name,
        title,
        ours,
        peer: ours,
        lead: expect.any(Number),
        cpuLead: expect.any(Number),
        goals: goals(3),
      })),
    );
    for (const { title } of CASES) expect(table).toContain(title);
  });

  test('compares CPU time by what each server took for a request', () => {
    for (const { ours, peer, lead, cpuLead } of report.beside.cases) {
      expect(ours.cpuMicroseconds).toBeGreaterThan(0);
      expect(cpuLead).toBeCloseTo(peer.cpuMicroseconds! / ours.cpuMicroseconds!);
      expect(lead).toBeCloseTo(ours.requestsPerSecond / peer.requestsPerSecond);
    }
  });

  test('measures us with the log on', () => {
    const [lines, requests] = report.beside.log.measured.split(' for ').map(Number);
    expect(lines).toBeGreaterThan(0);
    expect(requests).toBe(report.beside.cases.reduce((sum, { ours }) => sum + ours.bodiesChecked, 0));
  });

  test('says in words what is wanted, and whether it was reached', () => {
    for (const { wanted, measured, isReached } of report.beside.cases.flatMap(({ goals }) => goals)) {
      expect(table).toContain(`  wanted: ${wanted}; ${isReached ? 'reached' : 'MISSED'}: ${measured}\n`);
    }
  });

  test('measures what we add to a call of Datafordeler, with one connection and with four, at its pace and at once', () => {
    expect(report.upstream).toEqual(
      UPSTREAM_CASES.flatMap(({ name, title }) =>
        [6, 0].flatMap((delay) =>
          [1, 4].map((connections) => ({
            name,
            title,
            connections,
            delay,
            direct: figures,
            ours,
            ratio: expect.any(Number),
          })),
        ),
      ),
    );
    for (const { title } of UPSTREAM_CASES) expect(table).toContain(title);
  });

  test('measures a hundred people at Service Platform, where each is a call of its own', () => {
    expect(report.platform).toEqual({
      title: expect.any(String),
      people: 100,
      concurrency: 8,
      delay: 20,
      least: 260,
      ours,
      ratio: expect.any(Number),
    });
    expect(table).toContain(report.platform.title);
  });

  test('measures how fast an answer of Service Platform is read, beside packages for that', () => {
    const { microseconds, ratio } = report.reading;
    expect(Object.keys(microseconds)).toEqual(['ours', 'soap', 'fast-xml-parser']);
    for (const time of Object.values(microseconds)) expect(time).toBeGreaterThan(0);
    expect(ratio.soap).toBeCloseTo(microseconds.soap / microseconds.ours);
    expect(table).toMatch(/^ {2}soap +\d+ us +\d+\.\d times ours$/m);
  });

  test('compares the body of every answer that it counts', () => {
    const all = [
      ...report.beside.cases.flatMap(({ ours, peer }) => [ours, peer]),
      ...report.upstream.flatMap(({ direct, ours }) => [direct, ours]),
      report.platform.ours,
    ];
    for (const { requestsPerSecond, bodiesChecked } of all) {
      expect(requestsPerSecond).toBeGreaterThan(0);
      expect(bodiesChecked).toBeGreaterThan(requestsPerSecond * report.rounds * report.seconds * 0.99);
    }
  });

  test('tells what it was measured on, and nobody’s number', () => {
    expect(report.machine).toEqual({
      node: process.versions.node,
      cpu: expect.any(String),
      cores: expect.any(Number),
      ownCores: expect.any(Boolean),
      loadAverage: expect.any(Number),
      peer: expect.stringMatching(/^mercurius \d+\.\d+\.\d+ with its compiler, @mercuriusjs\/federation \d/),
    });
    expect(table + JSON.stringify(report)).not.toMatch(/(?<![\d.])\d{6}-?\d{4}(?!\d)/);
  });
});

test('the benchmark measures on request what the server holds after many requests, and nothing else', async () => {
  const { table, report } = await bench<keyof Report>('--memory');
  const mark = (requests: number) => ({ requests, rss: expect.any(Number), heap: expect.any(Number) });
  expect(report.memory).toEqual({
    title: CASES[0]!.title,
    marks: [mark(1_000), mark(10_000)],
    goals: goals(2),
  });
  expect(Object.keys(report)).toEqual(['machine', 'rounds', 'seconds', 'warmUp', 'memory']);
  expect(table).toMatch(/^ {2}wanted: after 10,000 requests RSS at most 10 % above that after 1,000; /m);
}, 600_000);

test('the benchmark measures only the parts that are named', async () => {
  const { table, report } = await bench<keyof Report>('--only', 'start');
  expect(Object.keys(report)).toEqual(['machine', 'rounds', 'seconds', 'warmUp', 'start']);
  expect(table).not.toContain('peer');
  await expect(bench('--only', 'everything')).rejects.toThrow(
    'No part is called everything; there are start, peer,',
  );
}, 600_000);
