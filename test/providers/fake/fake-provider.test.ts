import { describe, expect, test } from '@jest/globals';
import type { Citizen, PersonKey } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { PrivateCitizen } from '../../../src/domain/private-citizen.ts';
import { oldNumbers } from './random-numbers.ts';
import { createEmbeddedProvider } from '../../../src/providers/fake/embedded-provider.ts';
import { ProviderError } from '../../../src/providers/provider-error.ts';
import type { Told } from '../../../src/providers/told.ts';
import published from '../../../fake-data/published-index.json' with { type: 'json' };

const provider = createEmbeddedProvider({ provider: 'fake' });
const circumstances = { signal: new AbortController().signal };
/** The Fake provider knows everything of everybody; which fields are wanted makes no difference. */
const about = (key: PersonKey) => ({ key, fields: new Set<never>() });

const byCpr = (digits: string): PersonKey => ({ cpr: CprNumber.of(digits) });
const byId = (id: string): PersonKey => ({ id });

async function find(key: PersonKey): Promise<Citizen | null> {
  const [answer] = await provider.citizens([about(key)], circumstances);
  return told(answer ?? null);
}

async function findPrivate(key: PersonKey): Promise<PrivateCitizen | null> {
  const [answer] = await provider.privateCitizens([about(key)], circumstances);
  return told(answer ?? null);
}

/** Nothing about a test person is unreadable. */
function told<Person>(answer: Told<Person> | ProviderError | null): Person | null {
  if (answer instanceof ProviderError) throw answer;
  expect(Object.values(answer ?? {}).filter((value) => value instanceof ProviderError)).toEqual([]);
  return answer as Person | null;
}

describe('who exists', () => {
  test('the published people, by number and by id', async () => {
    for (const { id, cpr } of published) {
      const person = await find(byCpr(cpr));
      expect({ id: person?.id, cpr: person?.cpr?.reveal() }).toEqual({ id, cpr });
      expect(await find(byId(id))).toBe(person);
    }
    expect(published).toHaveLength(119);
  });

  test('an id is understood in any letter case', async () => {
    const { id } = published[0]!;
    expect(await find(byId(id.toUpperCase()))).toBe(await find(byId(id)));
  });

  test('those of them that were published with id and number only have a random life', async () => {
    const person = await find(byId('cf1b281d-2fb6-4ee2-b602-e3468f90f5b6'));
    expect(person?.cpr?.reveal()).toBe('0101774481');
    expect(person?.name?.surname).toEqual(expect.any(String));
  });

  test('listed people whose numbers end in 000, 001 or 002: the list wins', async () => {
    for (const digits of ['0706015000', '1802811000', '0101851001', '2005610001', '1802741002']) {
      expect(await find(byCpr(digits))).not.toBeNull();
    }
  });

  test('nobody else whose number ends so', async () => {
    for (const digits of ['0101585000', '0101585001', '0101585002'])
      expect(await find(byCpr(digits))).toBeNull();
    expect(await find(byCpr('0101585003'))).not.toBeNull();
  });

  test('for any other number a person who is the same each time, whether or not the check digit fits', async () => {
    const person = await find(byCpr('0301821005'));
    expect(person?.cpr?.reveal()).toBe('0301821005');
    expect(await find(byCpr('0301821005'))).toEqual(person);
    expect(CprNumber.of('0301821005').checkDigitFits).toBe(false);
  });

  test('the same person by the id that any number has', async () => {
    const id = 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451';
    expect(await find(byId(id))).toEqual(await find(byCpr('0301821005')));
    expect((await find(byId(id.toUpperCase())))?.id).toBe(id);
  });

  test.each([
    ['another id', '00000000-0000-0000-0000-000000000000'],
    ['text that is no id', 'nonsense'],
    ['a digit that differs', 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901452'],
    ['a number that can not be', 'fa4e2c3c-75c4-f84e-ee55-bdaba582b9a7'],
    ['a number that ends in 001', 'fa4e2c89-50fa-9796-8dd8-9d0849081646'],
    ['nothing', ''],
  ])('nobody by %s', async (_what, id) => expect(await find(byId(id))).toBeNull());
});

describe('the private view', () => {
  test('withholds name and addresses of protected people, and tells that they are protected', async () => {
    const person = await findPrivate(byCpr('0105700660'));
    expect(person).toMatchObject({ name: null, address: null, contactAddress: null, migration: null });
    expect(person?.protection.nameAndAddress).toBe('PROTECTED');
  });

  test('shows others, with what the law lists', async () => {
    const person = await findPrivate(byCpr('0707614293'));
    expect(person?.name?.addressingName).toBe('Lars Henriksen');
    expect(person?.address?.postalCode).toBe('9000');
  });

  test('has no number, no birth date, no relatives, no history', async () => {
    const person = await findPrivate(byCpr('0707614293'));
    expect(Object.keys(person ?? {}).sort()).toEqual([
      'address',
      'contactAddress',
      'disappearance',
      'guardianship',
      'id',
      'migration',
      'name',
      'occupation',
      'protection',
      'status',
      'statusValidity',
    ]);
  });

  test('tells the last address of the dead', async () => {
    const person = await findPrivate(byCpr('0607620059'));
    expect(person?.status).toBe('DEAD');
    expect(person?.address).not.toBeNull();
  });

  test('tells since when somebody has disappeared', async () => {
    const disappeared = await findPrivate(byCpr('0702614074'));
    expect(disappeared?.disappearance).toMatchObject({ from: '1980-01-01', fromUncertain: true, to: null });
    expect((await findPrivate(byCpr('0707614293')))?.disappearance).toBeNull();
  });

  test('has an id of its own that leads back to the person and is not the id of the citizen', async () => {
    const person = await findPrivate(byCpr('0707614293'));
    expect(await findPrivate(byId(person!.id))).toEqual(person);
    expect(await findPrivate(byId('bd350589-5182-429f-80cc-6aa9ba713d74'))).toBeNull();
    expect(await find(byId(person!.id))).toBeNull();
  });

  test('gives a person the same id by every number they had', async () => {
    const now = await findPrivate(byCpr('0904414174'));
    const before = await findPrivate(byCpr('0904915174'));
    expect(before).toEqual(now);
  });
});

describe('numbers that fail on purpose', () => {
  test.each([
    ['0101585401', 'UPSTREAM_UNAUTHORIZED'],
    ['0101585403', 'UPSTREAM_FORBIDDEN'],
    ['0101585429', 'UPSTREAM_RATE_LIMITED'],
    ['0101585502', 'UPSTREAM_INVALID_RESPONSE'],
    ['0101585503', 'UPSTREAM_UNAVAILABLE'],
  ])('%s fails with %s, alone', async (digits, code) => {
    const [failed, found] = await provider.citizens(
      [about(byCpr(digits)), about(byCpr('0707614293'))],
      circumstances,
    );
    expect(failed).toMatchObject({ name: 'ProviderError', code });
    expect(found).toMatchObject({ sex: 'MALE' });
    const [failedForCompanies] = await provider.privateCitizens([about(byCpr(digits))], circumstances);
    expect(failedForCompanies).toMatchObject({ code });
  });

  test('0101585408 is slow, and when the request is given up it fails alone', async () => {
    const abort = new AbortController();
    const both = [about(byCpr('0101585408')), about(byCpr('0707614293'))];
    const answers = Promise.all([
      provider.citizens(both, { signal: abort.signal }),
      provider.privateCitizens(both, { signal: abort.signal }),
    ]);
    abort.abort();
    for (const [late, found] of await answers) {
      expect(late).toMatchObject({ name: 'ProviderError', code: 'UPSTREAM_TIMEOUT' });
      expect(found).toMatchObject({ name: { givenName: 'Lars' } });
    }
  });
});

test('others have their turn while many random people are made', async () => {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const inquiries = oldNumbers(500).map((cpr) => ({ key: { cpr }, fields: new Set<never>() }));
  const people = await provider.citizens(inquiries, { signal: new AbortController().signal });
  isDone = true;

  expect(people.filter((person) => person !== null && !(person instanceof Error))).toHaveLength(500);
  expect(turns).toBeGreaterThanOrEqual(9);
});
