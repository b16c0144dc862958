import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readTrustFile } from '../../src/configuration/trust-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trust-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ISSUER = { issuer: 'https://broker.example/op', kind: 'nets-eid-broker', clients: ['cases', 'pages'] };
const PURPOSE = {
  legalBasis: 'CPR act, section 31',
  sector: 'public',
  clients: ['cases'],
  fields: ['Citizen.name'],
  searchKeys: ['Query.citizen(cpr:)'],
};
const GOOD = {
  callers: { issuers: [ISSUER] },
  purposes: { purposes: { CASES: PURPOSE } },
  ledger: { readers: [{ client: 'pages' }] },
  signIn: { issuer: ISSUER.issuer, clientId: 'pages' },
};

function read(content: unknown) {
  const path = join(folder, 'trust.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const result = readTrustFile(path);
  return 'problems' in result
    ? result.problems.map((problem) => problem.replace(`${path}: `, ''))
    : result.trust;
}

test('a file that fits together is read', () => {
  expect(read(GOOD)).toMatchObject({ ledger: { retentionDays: 730 } });
});

describe('what does not fit is named by its place, without its value:', () => {
  const CLIENT = 'expected a client that an issuer under "callers" lists';
  test.each([
    [
      'a purpose for a client that nobody lets in',
      { ...GOOD, purposes: { purposes: { CASES: { ...PURPOSE, clients: ['cases', 'caes'] } } } },
      `purposes.purposes.CASES.clients.1: ${CLIENT}`,
    ],
    [
      'a reader of the record whom nobody lets in',
      { ...GOOD, ledger: { readers: [{ client: 'officers' }] } },
      `ledger.readers.0.client: ${CLIENT}`,
    ],
    [
      'sign-in at another issuer',
      { ...GOOD, signIn: { issuer: 'https://other.example/op', clientId: 'pages' } },
      'signIn.issuer: expected one of the issuers under "callers"',
    ],
    [
      'sign-in as another client',
      { ...GOOD, signIn: { ...GOOD.signIn, clientId: 'page' } },
      `signIn.clientId: ${CLIENT}`,
    ],
    ['no JSON', '{', 'expected JSON'],
  ])('%s', (_what, content, problem) => {
    expect(read(content)).toEqual([problem]);
  });
});
