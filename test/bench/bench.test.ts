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

let table: string;
let report: Report;

beforeAll(async () => {
  const file = join(folder, 'report.json');
  ({ stdout: table } = await promisify(execFile)(process.execPath, [BENCH, '--quick', '--json', file]));
  report = JSON.parse(readFileSync(file, 'utf8')) as Report;
}, 600_000);

describe('the benchmark', () => {
  const figures = {
    requestsPerSecond: expect.any(Number),
    p50: expect.any(Number),
    p99: expect.any(Number),
    generatorBusy: expect.any(Number),
    bodiesChecked: expect.any(Number),
  };

  test('measures every case on both servers', () => {
    expect(report.cases).toEqual(
      CASES.map(({ name, title }) => ({
        name,
        title,
        ours: figures,
        peer: figures,
        ratio: expect.any(Number),
      })),
    );
    for (const { title } of CASES) expect(table).toContain(title);
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
            ours: figures,
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
      ours: figures,
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
      ...report.cases.flatMap(({ ours, peer }) => [ours, peer]),
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
