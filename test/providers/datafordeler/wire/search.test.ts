import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CitizenSearch } from '../../../../src/domain/citizen-search.ts';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import type { Provider, SearchPage } from '../../../../src/providers/provider.ts';
import { fakeRegisterPeople, withPeople } from '../../../simulators/datafordeler/register-people.ts';
import type { RegisterPerson } from '../../../simulators/datafordeler/register-person.ts';
import type { DatafordelerSimulator } from '../../../simulators/datafordeler/start-simulator.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const ANYBODY: CitizenSearch = {
  name: null,
  birthDate: null,
  birthDateFrom: null,
  birthDateTo: null,
  address: null,
  statuses: null,
};
const ANDERSENS = { ...ANYBODY, name: { surname: 'Andersen' } };

const base = fakeRegisterPeople();
const andersens = base.all.filter(({ navne }) => navne[0]?.efternavn === 'Andersen');
/** Whom the service finds by a row that is not the one we read as the present name. */
const misfits = andersens.filter((_person, index) => index % 3 !== 0).map(alsoNamed('Misfit'));

function alsoNamed(efternavn: string): (person: RegisterPerson) => RegisterPerson {
  return (person) => ({ ...person, navne: [{ ...person.navne[0]!, efternavn }, ...person.navne] });
}

let started: SimulatedDatafordeler;
let simulator: DatafordelerSimulator;
let provider: Provider;
beforeAll(async () => {
  started = await startSimulatedDatafordeler('public', withPeople(misfits, base));
  ({ simulator, provider } = started);
});
afterAll(() => started.stop());

async function find(
  search: CitizenSearch,
  {
    limit = 100,
    after = null,
    fields = [],
  }: { limit?: number; after?: string | null; fields?: string[] } = {},
): Promise<SearchPage> {
  const window = { search, limit, after, fields: new Set(fields as (keyof Citizen)[]) };
  const page = await provider.search(window, { signal: new AbortController().signal });
  if (page === 'UNKNOWN_CURSOR') throw new Error('The cursor was not understood');
  return page;
}

const idsOf = (page: SearchPage) => page.people.map(({ citizen }) => (citizen as Citizen).id);
const latestQuery = () => simulator.queries.at(-1)!;

describe('the question', () => {
  test('is about present rows, with the operators that the input has', async () => {
    await find({
      name: { givenName: 'A', middleName: 'B', surname: 'C', addressingName: 'D' },
      birthDate: '1970-05-01',
      birthDateFrom: '1970-01-01',
      birthDateTo: '1971-01-01',
      address: {
        municipalityCode: '0851',
        streetCode: '0001',
        postalCode: '9000',
        streetAddressingName: 'E',
        houseNumber: '001',
        floor: 'st',
        door: 'th',
        town: 'F',
      },
      statuses: ['RESIDENT_IN_DENMARK', 'CLOSED', 'UNKNOWN', 'CLOSED'],
    });
    expect(latestQuery().variables['input']).toEqual({
      navn: {
        fornavne: { eq: 'A' },
        mellemnavn: { eq: 'B' },
        efternavn: { eq: 'C' },
        adresseringsnavn: { eq: 'D' },
        status: { eq: 'aktuel' },
      },
      foedselsdato: { eq: '1970-05-01', gte: '1970-01-01', lte: '1971-01-01' },
      adresseoplysninger: {
        cprAdresse: {
          cprkommunekode: { eq: '0851' },
          cprvejkode: { eq: '0001' },
          postnummer: { eq: '9000' },
          vejadresseringsnavn: { eq: 'E' },
          husnummer: { eq: '001' },
          etage: { eq: 'st' },
          sidedoer: { eq: 'th' },
          bynavn: { eq: 'F' },
        },
        status: { eq: 'aktuel' },
      },
      status: { in: ['bopael_i_danmark', 'nedlagt_person'] },
    });
  });

  test('asks for the fields that are wanted and those that show who fits, and for no others', async () => {
    await find(ANDERSENS, { fields: ['birthDate'], limit: 2 });
    const { fields, variables } = latestQuery();
    expect(fields).toEqual(expect.arrayContaining(['navne.efternavn', 'foedselsdato', 'personnumre.status']));
    expect(fields.filter((field) => /^(adresse|boern|civilstande|stilling)/.test(field))).toEqual([]);
    expect(variables['first']).toBeLessThanOrEqual(2);
  });

  test('is not asked about statuses that the service has no code for: nobody is in them', async () => {
    const asked = simulator.queries.length;
    const page = await find({ ...ANDERSENS, statuses: ['RESERVED'] });
    expect(page).toEqual({ people: [], endCursor: null, hasMore: false });
    expect(simulator.queries.length).toBe(asked);
  });
});

describe('somebody whom the service finds by another row than the present one', () => {
  test('is left out', async () => {
    expect(misfits.length).toBeGreaterThan(3);
    const { people, hasMore } = await find(ANDERSENS);
    expect(people).toHaveLength(andersens.length - misfits.length);
    expect(hasMore).toBe(false);
    expect(people.map(({ citizen }) => (citizen as Citizen).name?.surname)).not.toContain('Misfit');
  });

  test.each([1, 2, 3])('makes no gap between pages of %i', async (limit) => {
    const whole = idsOf(await find(ANDERSENS));
    const seen: string[] = [];
    let page: SearchPage | null = null;
    for (let turn = 0; page?.hasMore !== false && turn < 20; turn++) {
      page = await find(ANDERSENS, { limit, after: page?.endCursor ?? null });
      seen.push(...idsOf(page));
    }
    expect(seen).toEqual(whole);
  });

  test('is made up for by asking on, for no more people than the page still lacks', async () => {
    const asked = simulator.queries.length;
    expect((await find(ANDERSENS, { limit: 3 })).people).toHaveLength(3);
    const sizes = simulator.queries.slice(asked).map(({ variables }) => variables['first']);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes[0]).toBe(3);
    expect(sizes.at(-1)).toBeLessThan(3);
  });

  test('is passed by: the cursor of each who is found leads to the next', async () => {
    const { people } = await find(ANDERSENS);
    const [first, second] = people;
    const next = await find(ANDERSENS, { limit: 1, after: first!.cursor });
    expect(next.people[0]?.citizen).toEqual(second?.citizen);
  });
});

test('a page ends after five calls, with a cursor that goes on, when the service gives misfits only', async () => {
  const strangers = base.all.slice(0, 20).map(alsoNamed('Misfit'));
  const soughtToo = strangers.map((person) => ({
    ...person,
    navne: [...person.navne, { ...person.navne[1]!, efternavn: 'Sought' }],
  }));
  const odd = await startSimulatedDatafordeler('public', withPeople(soughtToo, base));
  try {
    const circumstances = { signal: new AbortController().signal };
    const search = { ...ANYBODY, name: { surname: 'Sought' } };
    const window = { search, limit: 2, after: null, fields: new Set<never>() };
    const page = (await odd.provider.search(window, circumstances)) as SearchPage;
    expect(page).toMatchObject({ people: [], hasMore: true, endCursor: expect.any(String) });
    expect(odd.simulator.queries.length).toBe(5);
    await odd.provider.search({ ...window, after: page.endCursor }, circumstances);
    expect(odd.simulator.queries.length).toBe(10);
  } finally {
    await odd.stop();
  }
});

test('an empty place among those who are found fails alone, and the page goes on behind it', async () => {
  const root = 'CPRCustom_PublicSectorPerson';
  const pageInfo = { hasNextPage: true, endCursor: 'eA==' };
  const body = { data: { [root]: { edges: [{ cursor: 'eA==', node: null }], pageInfo } } };
  const end = { data: { [root]: { edges: [], pageInfo: { ...pageInfo, hasNextPage: false } } } };
  for (const each of [body, end]) simulator.fail({ kind: 'answer', answer: { status: 200, body: each } });
  const page = await find(ANDERSENS, { limit: 2 });
  expect(page.people).toMatchObject([{ citizen: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
});

test('a value that can’t be read costs whoever is found no more than its field, unless they are sought by it', async () => {
  const [first] = andersens;
  const node = { ...first, stilling: 7, foedselsdato: '1970-02-30' };
  const pageInfo = { hasNextPage: false, endCursor: 'eA==' };
  const data = { CPRCustom_PublicSectorPerson: { edges: [{ cursor: 'eA==', node }], pageInfo } };
  const plan = { kind: 'answer', answer: { status: 200, body: { data } } } as const;
  simulator.fail(plan);
  const { people } = await find(ANDERSENS, { fields: ['birthDate', 'occupation'] });
  const unreadable = { code: 'UPSTREAM_INVALID_RESPONSE' };
  expect(people).toMatchObject([
    { citizen: { name: { surname: 'Andersen' }, birthDate: unreadable, occupation: unreadable } },
  ]);
  simulator.fail(plan);
  const sought = await find({ ...ANDERSENS, birthDateFrom: '1970-01-01', birthDateTo: '1971-01-01' });
  expect(sought.people).toMatchObject([{ citizen: unreadable }]);
});

test.each(['nonsense', 'c2VhcmNoOg', Buffer.from('person:x').toString('base64')])(
  'a text that is no cursor of ours is told without asking: %s',
  async (after) => {
    const asked = simulator.queries.length;
    const window = { search: ANDERSENS, limit: 1, after, fields: new Set<never>() };
    const { signal } = new AbortController();
    expect(await provider.search(window, { signal })).toBe('UNKNOWN_CURSOR');
    expect(simulator.queries.length).toBe(asked);
  },
);

test('an outage is an error and not an empty page', async () => {
  const window = { search: ANDERSENS, limit: 1, after: null, fields: new Set<never>() };
  await expect(provider.search(window, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'ProviderError',
  });
});
