import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startKnownCallers, type KnownCallers } from './known-callers.ts';

const CERTIFICATE = 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2';
const ANOTHER = 'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0';
const BOUND = { cnf: { 'x5t#S256': CERTIFICATE } };

let callers: KnownCallers;
let strict: KnownCallers;

beforeAll(async () => {
  callers = await startKnownCallers();
  strict = await startKnownCallers({ issuer: { certificateBound: true } });
});
afterAll(async () => {
  await callers.close();
  await strict.close();
});

test('a bound token is good over a connection with its certificate, and only there, also when it is known', async () => {
  const token = await callers.token(BOUND);
  for (let count = 0; count < 2; count += 1) {
    expect(await callers.reasonFor(token)).toBe('CERTIFICATE_MISSING');
    expect(await callers.reasonFor(token, { certificate: ANOTHER })).toBe('WRONG_CERTIFICATE');
    expect(await callers.reasonFor(token, { certificate: CERTIFICATE })).toBe('ACCEPTED');
  }
});

test('a token that is not bound is good over any connection, unless it must be', async () => {
  expect(await callers.reasonFor(await callers.token(), { certificate: ANOTHER })).toBe('ACCEPTED');
  expect(await strict.reasonFor(await strict.token(), { certificate: CERTIFICATE })).toBe(
    'CERTIFICATE_MISSING',
  );
  expect(await strict.reasonFor(await strict.token(BOUND), { certificate: CERTIFICATE })).toBe('ACCEPTED');
});

test.each([
  ['to a key (DPoP)', { jkt: CERTIFICATE }],
  ['to a certificate in another form', { 'x5t#S256': 7 }],
  ['to nothing', {}],
  ['by a text', CERTIFICATE],
])('a token that is bound %s is refused: nobody would check it', async (_name, cnf) => {
  expect(await callers.reasonFor(await callers.token({ cnf }), { certificate: CERTIFICATE })).toBe(
    'WRONG_KIND_OF_TOKEN',
  );
});
