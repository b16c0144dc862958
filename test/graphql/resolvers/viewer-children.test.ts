import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { openLedgerReader, type LedgerReader } from '../../../src/ledger/reading/ledger-reader.ts';
import { ProviderError } from '../../../src/providers/provider-error.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { Told } from '../../../src/providers/told.ts';
import { startTrustedServer, type TrustedServer } from '../../http/trust/trusted-server.ts';

const PARENT = '3012680049';
const CHILD = '0101215084';
/** Another of the test people, of whom the source tells what a test wants. */
const OTHER_CHILD = '0707650079';
/** Somebody of age, whom the source still tells to be in the parent's custody. */
const GROWN_UP = '0707614293';
/** Nobody has a number that ends so. */
const NOBODY = '0707614000';

type Answer = Told<Citizen> | ProviderError | null;

/** In whose place the source tells something else, and what. */
let instead: Record<string, (child: Answer) => Answer> = {};
let inCustody: readonly string[] = [CHILD];

/** The test people, with these children in everybody's custody. */
function altered(provider: Provider): Provider {
  return {
    ...provider,
    async citizens(inquiries, circumstances) {
      const answers = await provider.citizens(inquiries, circumstances);
      return answers.map((answer, index) => {
        const number = inquiries[index]?.key.cpr?.reveal() ?? '';
        if (instead[number] !== undefined) return instead[number](answer);
        if (number !== PARENT || answer === null || answer instanceof ProviderError) return answer;
        const [custody] = Array.isArray(answer.custodyOver) ? answer.custodyOver : [];
        const custodyOver = inCustody.map((cpr) => ({ ...custody!, key: { cpr: numberOf(cpr) } }));
        return { ...answer, custodyOver };
      });
    },
  };
}

function numberOf(text: string): CprNumber {
  const number = CprNumber.parse(text);
  if (!(number instanceof CprNumber)) throw new Error('This is no CPR number');
  return number;
}

let trusted: TrustedServer;
let reader: LedgerReader;
let token: string;
beforeAll(async () => {
  trusted = await startTrustedServer({}, { alter: altered });
  reader = openLedgerReader({ storage: trusted.storage, keys: [trusted.ledgerKey] });
  token = await trusted.token('parent');
});
beforeEach(() => {
  instead = {};
});
afterAll(async () => {
  await reader.close();
  await trusted.close();
});

const ask = async () => {
  const { body } = await trusted.ask({ query: '{ viewer { children { cpr name { givenName } } } }', token });
  const errors = (body.errors ?? []).map(({ path, extensions }) => [path, extensions['code']]);
  return { children: body.data.viewer.children as unknown, errors };
};
const ALMA = { cpr: CHILD, name: { givenName: 'Alma' } };

test('a child who can not be looked up fails alone, in their place, which the record tells', async () => {
  inCustody = [CHILD, OTHER_CHILD];
  instead[OTHER_CHILD] = () => new ProviderError('UPSTREAM_UNAVAILABLE', 'The source is down.');

  expect(await ask()).toEqual({
    children: [ALMA, null],
    errors: [[['viewer', 'children', 1], 'UPSTREAM_UNAVAILABLE']],
  });
  const { entries } = await reader.search({ first: 1, people: [`#${OTHER_CHILD}`] });
  expect(entries[0]?.disclosures).toMatchObject([{ outcome: 'FAILED', place: { path: 'viewer.children' } }]);
});

test('so does one whose birth date can not be understood: they may be of age', async () => {
  inCustody = [OTHER_CHILD, CHILD];
  instead[OTHER_CHILD] = (person) =>
    person === null || person instanceof ProviderError
      ? person
      : { ...person, birthDate: new ProviderError('UPSTREAM_INVALID_RESPONSE', 'That is no day.') };

  expect(await ask()).toEqual({
    children: [null, ALMA],
    errors: [[['viewer', 'children', 0], 'UPSTREAM_INVALID_RESPONSE']],
  });
});

test('all of them are one call to the source, and who is of age or not in the register has no place', async () => {
  inCustody = [GROWN_UP, CHILD, NOBODY];
  const before = trusted.server.providerCalls.length;

  expect(await ask()).toEqual({ children: [ALMA], errors: [] });
  expect(trusted.server.providerCalls.slice(before)).toEqual([1, 3]);
});
