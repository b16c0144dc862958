import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { CompactSign, exportJWK, SignJWT } from 'jose';
import { openLedgerReader, type LedgerReader } from '../../../src/ledger/reading/ledger-reader.ts';
import { BROKER_CLIENTS, MACHINE_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { until } from '../../until.ts';
import { startTrustedServer, type TrustedServer } from './trusted-server.ts';

// Whoever tries to pass for somebody else is refused, and the attempt is in the ledger.

const PURPOSES = {
  CHILD_SUPPORT: {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [BROKER_CLIENTS.authority.id, ...Object.values(MACHINE_CLIENTS).map(({ id }) => id)],
    fields: ['Citizen.id', 'Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  },
};
const QUERY = 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { id name { surname } } }';
const variables = { cpr: '0707614293' };

let trusted: TrustedServer;
let reader: LedgerReader;
let good: string;

beforeAll(async () => {
  trusted = await startTrustedServer(PURPOSES);
  reader = openLedgerReader({ storage: trusted.storage, keys: [trusted.ledgerKey] });
  good = await trusted.token('caseworker');
});
afterAll(async () => {
  await reader.close();
  await trusted.close();
});

const ask = (token: string) => trusted.ask({ query: QUERY, variables, token, purpose: 'CHILD_SUPPORT' });

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const headerOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const caseworker = () => trusted.broker.person('caseworker');
const tokenWith = (wish: Parameters<TrustedServer['broker']['tokenFor']>[2]) =>
  trusted.broker.tokenFor(caseworker(), BROKER_CLIENTS.authority, wish);

test('a caller who is known, and asks for a purpose of theirs, is answered', async () => {
  const { status, body } = await ask(good);
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  expect(body.data.citizen.name.surname).toBeTruthy();
});

const now = () => Math.floor(Date.now() / 1_000);

const ATTACKS: Readonly<Record<string, () => Promise<string> | string>> = {
  'no signature (alg none)': () => `${part({ ...headerOf(good), alg: 'none' })}.${good.split('.')[1]}.`,
  'a signature by HMAC with the public key': () => {
    const key = trusted.broker.keys.jwks.keys.find(({ kid }) => kid === headerOf(good)['kid']);
    const text = `${part({ ...headerOf(good), alg: 'HS256' })}.${good.split('.')[1]}`;
    return `${text}.${createHmac('sha256', JSON.stringify(key)).update(text).digest('base64url')}`;
  },
  'claims that were changed': () => {
    const [header, , signature] = good.split('.');
    return `${header}.${part({ ...claimsOf(good), sub: 'somebody-else' })}.${signature}`;
  },
  'a key of the attacker, named in the header (jwk)': async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return new CompactSign(Buffer.from(JSON.stringify(claimsOf(good))))
      .setProtectedHeader({ ...headerOf(good), alg: 'RS256', jwk: await exportJWK(publicKey) })
      .sign(privateKey);
  },
  'no kid': () => tokenWith({ header: { kid: undefined } as object }),
  'a kid that is a path': () => tokenWith({ header: { kid: '../../etc/passwd' } }),
  'the kid of the key for encryption': () =>
    tokenWith({ header: { kid: trusted.broker.keys.kid('encryption') } }),
  'the key of transaction tokens': () => tokenWith({ use: 'transaction' }),
  'a header that nobody understands (crit)': () => {
    const header = { ...headerOf(good), crit: ['x'], x: 1 };
    const text = `${part(header)}.${good.split('.')[1]}`;
    const signature = createSign('RSA-SHA256').update(text).sign(trusted.broker.keys.privateKey('signing'));
    return `${text}.${signature.toString('base64url')}`;
  },
  'a foreign issuer': () => tokenWith({ claims: { iss: 'https://attacker.example/op' } }),
  "another client's access token": () => trusted.broker.tokenFor(caseworker(), BROKER_CLIENTS.foreign),
  'an ID token': async () => (await signIn()).idToken,
  'a userinfo token': async () => (await signIn()).userinfoToken,
  'a transaction token': async () => (await signIn()).transactionToken,
  'a token that has ended': () =>
    tokenWith({ claims: { exp: now() - 600, iat: now() - 1_200, nbf: now() - 1_200 } }),
  'a token that is not valid yet': () => tokenWith({ claims: { nbf: now() + 600 } }),
  'a token without an end': () => tokenWith({ claims: { exp: undefined } }),
  'another identity provider': () =>
    trusted.broker.tokenFor(caseworker(), BROKER_CLIENTS.authority, { claims: { idp: 'eboks' } }),
  'a token bound to a certificate, without it': () =>
    trusted.broker.machineToken(MACHINE_CLIENTS.withSecret, { certificate: 'A'.repeat(43) }),
  'a text that is no token': () => 'let-me-in',
  'a token of nine thousand characters': () => `${good}${'A'.repeat(9_000)}`,
  'a token made with a secret of the attacker': () =>
    new SignJWT(claimsOf(good))
      .setProtectedHeader({ alg: 'HS256', kid: 'x', typ: 'at+jwt' })
      .sign(Buffer.alloc(32, 1)),
};

const signIn = () => trusted.broker.signIn(caseworker(), BROKER_CLIENTS.authority);

async function latestOutcome(): Promise<string | undefined> {
  const { entries } = await reader.search({ first: 1 });
  return entries[0]?.outcome;
}

test.each(Object.keys(ATTACKS))('%s is refused, and in the ledger', async (attack) => {
  const token = await ATTACKS[attack]!();
  const { status, body, headers } = await ask(token);
  expect({ status, code: body.errors?.[0]?.extensions['code'], data: body.data }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
    data: undefined,
  });
  expect(headers.get('www-authenticate')).toBe('Bearer');
  expect(await latestOutcome()).toMatch(/^UNAUTHENTICATED [A-Z_]+$/);
  expect(trusted.server.logged.join('\n')).not.toContain(token);
});

test('after a rotation of the keys the old tokens are refused, also where they were known, and new ones accepted', async () => {
  const old = await trusted.token('caseworker');
  expect((await ask(old)).status).toBe(200);
  await trusted.broker.rotateKeys();
  const fresh = await trusted.token('caseworker');
  // For the sake of an unknown key they are fetched once in a while only.
  await until(async () => (await ask(fresh)).status === 200);
  expect((await ask(old)).status).toBe(401);
});

test('without a token nobody is told of anybody, and the attempt is in the ledger with whom it asked for', async () => {
  const { status, body } = await trusted.ask({ query: QUERY, variables, purpose: 'CHILD_SUPPORT' });
  expect({ status, code: body.errors?.[0]?.extensions['code'] }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  const { entries } = await reader.search({ first: 1, people: ['#0707614293'] });
  expect(entries[0]).toMatchObject({
    outcome: 'UNAUTHENTICATED',
    disclosures: [{ outcome: 'REFUSED', count: 1 }],
  });
});

test('whoever sends requests without a token can not fill the ledger: so many a second are recorded, and all are refused', async () => {
  const before = new Set((await reader.search({ first: 1_000 })).entries.map(({ id }) => id));
  const began = Math.floor(Date.now() / 1_000);
  const cprs = Array.from({ length: 100 }, () => '0707614293');
  const query = 'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }';
  for (let wave = 0; wave < 10; wave += 1) {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => trusted.ask({ query, variables: { cprs } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  }
  const seconds = Math.floor(Date.now() / 1_000) - began + 1;
  const { entries } = await reader.search({ first: 1_000 });
  const recorded = entries.filter(({ id }) => !before.has(id));
  expect(recorded.length).toBeGreaterThan(0);
  expect(recorded.length).toBeLessThanOrEqual(Math.min(50 * seconds, 400));
  expect(Math.max(...recorded.flatMap(({ disclosures }) => disclosures.map(({ count }) => count)))).toBe(20);
});
