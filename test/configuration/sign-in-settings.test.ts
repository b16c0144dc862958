import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { signInProblems } from '../../src/configuration/sign-in-settings.ts';
import { problemsOf } from './problems-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-sign-in-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ISSUER = 'https://broker.example/op';
const signIn = { issuer: ISSUER, clientId: 'pages', scope: 'openid' };
const good = {
  signIn,
  issuers: [{ issuer: ISSUER, clients: ['pages'] }],
  secret: 'secret',
  isPublic: false,
};

test('signing in needs an issuer and a client that are accepted, a secret, and a name that browsers use', () => {
  expect(signInProblems(good)).toEqual([]);
  expect(signInProblems({ ...good, signIn: undefined, secret: undefined })).toEqual([]);
  expect(
    signInProblems({ ...good, signIn: { ...signIn, origin: 'https://cpr.example' }, isPublic: true }),
  ).toEqual([]);
  expect(signInProblems({ ...good, issuers: [], secret: undefined, isPublic: true })).toEqual([
    'signIn.issuer: expected one of callers.issuers',
    'signIn.origin: expected, because HOST or ALLOWED_HOSTS lets in browsers of other machines: https:// and the name that they use',
    'CPR_SIGN_IN_SECRET: expected for "signIn"',
  ]);
  expect(signInProblems({ ...good, issuers: [{ issuer: ISSUER, clients: ['other'] }] })).toEqual([
    'signIn.clientId: expected one of the clients of that issuer in callers.issuers',
  ]);
});

test('a secret without its settings is most likely a mistake', () => {
  expect(problemsOf({ CPR_SIGN_IN_SECRET: 'secret' })).toEqual([
    'CPR_SIGN_IN_SECRET: is of use only with "signIn" in the file that CPR_TRUST names',
  ]);
});

test('a server that is called by other names than its own machine has must be told which one browsers use', () => {
  const path = join(folder, 'without-origin.json');
  writeFileSync(
    path,
    JSON.stringify({
      callers: { issuers: [{ issuer: ISSUER, clients: ['pages'] }] },
      purposes: { purposes: {} },
      signIn,
    }),
  );
  const told = (settings: Record<string, string>): boolean =>
    problemsOf({ CPR_TRUST: path, CPR_SIGN_IN_SECRET: 'secret', ...settings }).some((line) =>
      line.startsWith('signIn.origin: expected'),
    );

  expect([told({}), told({ HOST: '127.0.0.1' }), told({ HOST: '0.0.0.0' })]).toEqual([false, false, true]);
  expect(told({ HOST: '127.0.0.1', ALLOWED_HOSTS: 'cpr.example.dk' })).toBe(true);
});

test('the origin is one, and none that anybody could listen to', () => {
  const path = join(folder, 'trust.json');
  const callers = { issuers: [{ issuer: ISSUER, clients: ['pages'] }] };
  const problems = (origin: string): string[] => {
    const trust = { callers, purposes: { purposes: {} }, signIn: { ...signIn, origin } };
    writeFileSync(path, JSON.stringify(trust));
    return problemsOf({ CPR_TRUST: path, CPR_SIGN_IN_SECRET: 'secret' });
  };

  expect(problems('https://cpr.example.dk').filter((line) => line.includes('signIn'))).toEqual([]);
  expect(problems('http://cpr.example.dk')).toContainEqual(
    expect.stringContaining('signIn.origin: expected'),
  );
  expect(problems('https://a.example,https://b.example')).toContainEqual(
    expect.stringContaining('signIn.origin: expected one origin'),
  );
});
