import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { CASEWORKER, CIRCUMSTANCES, KEY, person, record, recordAll } from '../ledger/records.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cpr-ledger-cli-'));
const file = join(folder, 'cpr.sqlite');
const trust = join(folder, 'trust.json');
const extract = join(folder, 'extract');

/** As somebody writes it. */
const written = (number: number): string =>
  person(number)
    .slice(1)
    .replace(/^(.{6})/, '$1-');

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: {
      PATH: process.env['PATH'],
      CPR_STORAGE: `sqlite:${file}`,
      CPR_LEDGER_KEY: KEY,
      CPR_TRUST: trust,
      ...env,
    },
  });
  child.stdin.end(input);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

beforeAll(async () => {
  const purpose = {
    legalBasis: 'law',
    sector: 'public',
    clients: ['c'],
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  };
  writeFileSync(
    trust,
    JSON.stringify({
      callers: { issuers: [{ issuer: 'https://broker.example.dk', clients: ['c'] }] },
      purposes: { purposes: { CHILD_SUPPORT: purpose } },
    }),
  );
  const circumstances = {
    ...CIRCUMSTANCES,
    purpose: { code: 'TAX', legalBasis: '<b>Skattekontrolloven</b>' },
  };
  await recordAll(`sqlite:${file}`, [record([person(1), person(2)]), record([person(2)], { circumstances })]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cpr-subgraph ledger', () => {
  test('search prints what was asked for, and who asked for it the next time', async () => {
    const found = await run(['ledger', 'search', '--purpose', 'TAX']);
    expect(found).toMatchObject({ code: 0, out: expect.stringContaining('1 entries.') });
    expect(found.out).toContain(CASEWORKER.subject);
    const log = await run(['ledger', 'search', '--client', 'command-line']);
    expect(log.out).toContain(userInfo().username);
    expect(log.out).toContain('operation ledger search');
  });

  test('a person is read from standard input, and stands in no output', async () => {
    const { code, out, err } = await run(
      ['ledger', 'search', '--person', '--client', 'child-support'],
      written(1),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('1 entries.');
    expect(out).not.toContain(person(1).slice(1, 7));
  });

  test('an extract is a page that nobody else may read, with what callers wrote made harmless', async () => {
    const made = await run(['ledger', 'extract', '--format', 'html', '--output', extract], written(2));
    expect(made).toMatchObject({ code: 0, out: '' });
    expect(statSync(extract).mode & 0o777).toBe(0o600);
    const page = readFileSync(extract, 'utf8');
    expect(page).toContain('CVR 12345678');
    expect(page).toContain('&lt;b&gt;Skattekontrolloven');
    expect(page).not.toContain(CASEWORKER.subject);
  });

  test('an extract as JSON names staff where that is asked for', async () => {
    const { out } = await run(['ledger', 'extract', '--format', 'json', '--staff'], written(2));
    const made = JSON.parse(out) as { accesses: object[] };
    expect(made.accesses).toContainEqual(
      expect.objectContaining({ staff: expect.objectContaining({ subject: CASEWORKER.subject }) }),
    );
  });

  test('a sample is taken', async () => {
    const { code, out } = await run(['ledger', 'sample', '--count', '2']);
    expect(code).toBe(0);
    expect(out).toMatch(/2 requests, chosen at random of \d+\./);
  });

  test('retention says what it did', async () => {
    expect(await run(['ledger', 'retain'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 records/),
    });
  });

  test.each([
    [['ledger', 'search', '--from', 'yesterday'], '--from: expected a day'],
    [['ledger', 'search', '--first', '0'], '--first: expected 1 to 1000'],
    [['ledger', 'search', '--staff'], 'Usage:'],
    [['ledger', 'extract'], 'Standard input: expected a CPR number'],
  ])('%j is refused', async (args, message) => {
    expect(await run(args, 'nobody')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(message),
    });
  });

  test('without its key nothing is read', async () => {
    expect(await run(['ledger', 'verify'], '', { CPR_LEDGER_KEY: '' })).toMatchObject({ code: 2, out: '' });
  });

  test('verify ends with 0 where everything fits, and with 1 and the place where something was changed', async () => {
    expect(await run(['ledger', 'verify'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Everything fits.'),
    });
    const database = new DatabaseSync(file);
    database.exec('DELETE FROM ledger_batch WHERE seq = 1 AND chain = (SELECT MIN(chain) FROM ledger_chain)');
    database.close();
    expect(await run(['ledger', 'verify'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/BATCH_MISSING +chain \d+, batch 1/),
    });
  });
});
