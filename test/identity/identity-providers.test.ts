import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_PROVIDERS, type IdentityProviderName } from '../../src/configuration/caller-settings.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { CprNumber } from '../../src/domain/cpr-number.ts';
import {
  canBeCprViewer,
  IDENTITY_PROVIDER_TABLE,
  identityProviderOf,
} from '../../src/identity/identity-providers.ts';
import { toldIdentity } from '../../src/identity/told-identity.ts';
import { ISSUER_PATHS, type Claims } from '../simulators/token-issuer.ts';
import { startKnownCallers, type KnownCallers } from './known-callers.ts';

const HIGH = 'https://data.gov.dk/concept/core/nsis/High';
const NUMBER = '0101905007';
const COMPANY = '43950932';

/** What somebody who signed in so is, where all that a token and UserInfo could ever say is said. */
type Expected = {
  kind: Caller['kind'];
  assurance: Caller['assurance'];
  hasNumber: boolean;
  matches: boolean;
};

const NOBODYS_NUMBER = { hasNumber: false, matches: false };
const FOREIGNER: Expected = { kind: 'PERSON', assurance: null, ...NOBODYS_NUMBER };

const EXPECTED: Record<IdentityProviderName, Partial<Record<'private' | 'professional', Expected>>> = {
  mitid: { private: { kind: 'PERSON', assurance: 'HIGH', hasNumber: true, matches: true } },
  mitid_erhverv: {
    professional: { kind: 'EMPLOYEE', assurance: 'SUBSTANTIAL', hasNumber: false, matches: true },
  },
  nemid: {
    private: { kind: 'PERSON', assurance: null, ...NOBODYS_NUMBER },
    professional: { kind: 'EMPLOYEE', assurance: null, ...NOBODYS_NUMBER },
  },
  bankid_no: { private: FOREIGNER },
  bankid_mobile_no: { private: FOREIGNER },
  buypass_no: { private: FOREIGNER },
  bankid_se: { private: FOREIGNER },
};

let callers: KnownCallers;

beforeAll(async () => {
  callers = await startKnownCallers({ issuer: { identityProviders: [...IDENTITY_PROVIDERS] } });
  callers.issuer.match = () => ({ status: 200, body: { cprNumberMatch: true } });
});
afterAll(() => callers.close());

/** Somebody whose tokens have every claim that any of the identity providers could be told to have. */
async function signIn(idp: string, identityType: string | undefined): Promise<Caller> {
  const sub = `${idp} ${identityType}`;
  const numbers = Object.values(IDENTITY_PROVIDER_TABLE).map(({ numberClaim }) => [numberClaim, NUMBER]);
  const company: Claims = identityType === 'private' ? {} : { 'nemlogin.cvr': COMPANY, 'nemid.cvr': COMPANY };
  callers.issuer.userinfo = () => ({
    status: 200,
    body: { sub, idp, session_is_active: 'true', loa: HIGH, ...Object.fromEntries(numbers), ...company },
  });
  const claims = { sub, sid: sub, idp, identity_type: identityType, acr: HIGH, amr: ['mitid:code_app'] };
  return callers.identify(await callers.token(claims));
}

describe.each(IDENTITY_PROVIDERS)('%s', (idp) => {
  test.each(['private', 'professional'] as const)('a %s identity', async (identityType) => {
    const expected = EXPECTED[idp][identityType];
    if (expected === undefined) {
      await expect(signIn(idp, identityType)).rejects.toMatchObject({
        reason: 'IDENTITY_PROVIDER_NOT_ALLOWED',
      });
      return;
    }
    const caller = await signIn(idp, identityType);
    const { kind, assurance, hasNumber, matches } = expected;
    const cvr = kind === 'EMPLOYEE' ? COMPANY : null;
    expect(caller).toMatchObject({ kind, assurance, cvr, identityProvider: idp });
    expect(canBeCprViewer(caller)).toBe(hasNumber);
    expect((await callers.identity.numberOf(caller))?.reveal() ?? null).toBe(hasNumber ? NUMBER : null);
    const before = callers.asked(ISSUER_PATHS.match);
    const { outcome } = await callers.identity.matchCpr(caller, CprNumber.of(NUMBER));
    expect(outcome).toBe(matches ? 'MATCH' : 'NOT_MITID_LOGIN');
    expect(callers.asked(ISSUER_PATHS.match) - before).toBe(matches ? 1 : 0);
  });

  test('a number of who can not be trusted with it is not even kept', () => {
    const provider = IDENTITY_PROVIDER_TABLE[idp];
    const { cpr } = toldIdentity({ 'dk.cpr': NUMBER }, provider);
    expect(cpr?.reveal() ?? null).toBe(provider.canBeCprViewer ? NUMBER : null);
  });

  test('a number is a CPR number only of who can be trusted with it', () => {
    const { canBeCprViewer: canBe, numberClaim, strongestAssurance } = IDENTITY_PROVIDER_TABLE[idp];
    if (canBe)
      expect({ numberClaim, strongestAssurance }).toEqual({
        numberClaim: 'dk.cpr',
        strongestAssurance: 'HIGH',
      });
  });
});

test.each([
  ['nemid', COMPANY, 'EMPLOYEE'],
  ['nemid', undefined, 'PERSON'],
  ['mitid_erhverv', undefined, 'EMPLOYEE'],
])('%s without a word on the type of the identity, with the company %p', async (idp, cvr, kind) => {
  const sub = `${idp} of ${cvr}`;
  callers.issuer.userinfo = () => ({
    status: 200,
    body: { sub, idp, session_is_active: 'true', 'nemid.cvr': cvr },
  });
  expect(await callers.identify(await callers.token({ idp, sub }))).toMatchObject({ kind, cvr: cvr ?? null });
});

test.each(['eboks', 'mobilepay', 'euid', 'euav', 'soloid', 'passkeyid', 'constructor', '', null])(
  '%p is not known',
  (idp) => {
    expect(identityProviderOf(idp)).toBeNull();
  },
);
