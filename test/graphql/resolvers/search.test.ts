import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import {
  startSimulatedDatafordeler,
  type SimulatedDatafordeler,
} from '../../providers/datafordeler/simulated-datafordeler.ts';
import { fakeRegisterPeople, withPeople } from '../../simulators/datafordeler/register-people.ts';

const base = fakeRegisterPeople();
/** The register's answer about him does not say who he is, so it can't be read. */
const unreadable = {
  ...base.all.find(({ navne }) => navne[0]?.efternavn === 'Billeskov')!,
  id: '',
};

let forAuthorities: SimulatedDatafordeler;
let forCompanies: SimulatedDatafordeler;
let fake: TestServer;
let datafordeler: TestServer;
let privateDatafordeler: TestServer;
beforeAll(async () => {
  [forAuthorities, forCompanies] = await Promise.all([
    startSimulatedDatafordeler('public', withPeople([unreadable], base)),
    startSimulatedDatafordeler('private'),
  ]);
  [fake, datafordeler, privateDatafordeler] = await Promise.all([
    startTestServer(),
    startTestServer({}, () => forAuthorities.provider),
    startTestServer({}, () => forCompanies.provider),
  ]);
});
afterAll(async () => {
  await Promise.all([fake, datafordeler, privateDatafordeler].map((server) => server.stop()));
  await Promise.all([forAuthorities, forCompanies].map((started) => started.stop()));
});

const SEARCH = `query ($filter: CprCitizenSearchInput!, $first: Int, $after: String) {
  searchCitizens(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id } }
    nodes {
      id cpr name { givenName surname addressingName } birthDate status protection { nameAndAddress }
      address { lines municipalityCode }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function search(server: TestServer, filter: object, paging: object = {}): Promise<any> {
  const { body } = await server.query(SEARCH, { filter, ...paging });
  expect(body.errors).toBeUndefined();
  return body.data.searchCitizens;
}

async function refusal(filter: object, paging: object = {}) {
  const { body } = await fake.query(SEARCH, { filter, ...paging });
  expect(body.data).toEqual({ searchCitizens: null });
  return body.errors?.[0];
}

test.each([
  { name: { surname: 'HANSEN' } },
  { name: { givenName: ' finn ', middleName: null, surname: 'Larsen' } },
  { name: { addressingName: 'pia hansen' } },
  { name: { surname: 'Hald' } },
  { birthDate: '1965-01-01' },
  { birthDateFrom: '1990-01-01', birthDateTo: '1999-12-31', statuses: ['EMIGRATED', 'DEAD'] },
  { name: { surname: 'Petersen' }, statuses: ['RESIDENT_IN_DENMARK'], birthDateFrom: '1960-01-01' },
  { address: { municipalityCode: '573', streetCode: '5731', houseNumber: '12' } },
  { address: { postalCode: '4000' } },
  { address: { town: 'hasseris', floor: 'ST' } },
  { address: { town: 'hasseris', door: 'tv', floor: '01' } },
  { address: { streetAddressingName: 'boulevarden', houseNumber: '101a' } },
  { name: { surname: 'Overgaard' }, address: { postalCode: '5220' } },
])('the same people are found in both sources: %j', async (filter) => {
  const expected = await search(fake, filter, { first: 100 });
  const found = await search(datafordeler, filter, { first: 100 });
  expect(found.nodes).toEqual(expected.nodes);
  expect(found.pageInfo.hasNextPage).toBe(false);
  // Nobody is called that any more.
  if (filter.name?.surname !== 'Hald') expect(found.nodes.length).toBeGreaterThan(0);
});

describe.each([
  ['the embedded source', () => fake],
  ['Datafordeler', () => datafordeler],
])('the pages of %s', (_name, serverOf) => {
  test('join without a gap, and each cursor leads on', async () => {
    const filter = { address: { municipalityCode: '0573' } };
    const whole = await search(serverOf(), filter, { first: 100 });
    const ids: string[] = [];
    let page: any;
    do {
      page = await search(serverOf(), filter, { first: 9, after: page?.pageInfo.endCursor ?? null });
      expect(page.pageInfo.hasPreviousPage).toBe(false);
      expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor);
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
      expect(page.edges.map(({ node }: any) => node.id)).toEqual(page.nodes.map(({ id }: any) => id));
      ids.push(...page.nodes.map(({ id }: any) => id));
    } while (page.pageInfo.hasNextPage);
    expect(ids).toEqual(whole.nodes.map(({ id }: any) => id));
    expect(ids.length).toBeGreaterThan(18);

    const fromTheMiddle = await search(serverOf(), filter, { first: 2, after: whole.edges[3].cursor });
    expect(fromTheMiddle.nodes).toEqual(whole.nodes.slice(4, 6));
    const beyond = await search(serverOf(), filter, { after: page.pageInfo.endCursor });
    expect(beyond).toEqual({
      edges: [],
      nodes: [],
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: page.pageInfo.endCursor,
      },
    });
  });

  test.each([{}, { first: null }])('have 20 people where "first" is left out or null: %j', async (paging) => {
    const { nodes, pageInfo } = await search(serverOf(), { address: { municipalityCode: '0573' } }, paging);
    expect(nodes).toHaveLength(20);
    expect(pageInfo.hasNextPage).toBe(true);
  });

  test('know no foreign cursor', async () => {
    const { body } = await serverOf().query(SEARCH, {
      filter: { name: { surname: 'x' } },
      after: 'nonsense',
    });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument: 'after' });
  });

  test('spare looking people up again: the next step is one call, for relatives who were not found', async () => {
    const server = serverOf();
    server.providerCalls.length = 0;
    const { body } = await server.query(`{
      searchCitizens(filter: { address: { municipalityCode: "0573" } }, first: 100) {
        nodes { id cpr parents { role } children { citizen { id cpr parents { role } } } }
      }
    }`);
    const { nodes } = body.data.searchCitizens;
    const found = new Set(nodes.map(({ id }: any) => id));
    const children: string[] = nodes.flatMap(({ children }: any) =>
      children.flatMap(({ citizen }: any) => citizen?.id ?? []),
    );
    const others = new Set(children.filter((id) => !found.has(id)));
    expect(children.some((id) => found.has(id))).toBe(true);
    expect(server.providerCalls).toEqual([100, others.size]);
  });
});

describe('a search is refused', () => {
  test.each([
    {},
    { statuses: ['DEAD'] },
    { name: {}, address: {} },
    { name: { surname: null }, statuses: ['DEAD'] },
    { birthDateFrom: '1900-01-01' },
    { birthDateTo: '2030-01-01' },
    { address: { houseNumber: '1', floor: 'st', door: 'th', streetCode: '0001' } },
  ])('that does not narrow: %j', async (filter) => {
    expect((await refusal(filter))?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument: 'filter' });
  });

  test('that is larger than any name: a filter is held against every person', async () => {
    const filter = { name: { surname: 'x'.repeat(101) } };
    expect((await refusal(filter))?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument: 'filter' });
  });

  test.each([
    [{ name: { surname: '' } }, 'filter.name.surname'],
    [{ name: { surname: 'Hansen', middleName: ' - ' } }, 'filter.name.middleName'],
    [{ address: { town: ' ' } }, 'filter.address.town'],
    [{ address: { municipalityCode: 'Aalborg' } }, 'filter.address.municipalityCode'],
    [{ address: { municipalityCode: '0851', streetCode: '12' } }, 'filter.address.streetCode'],
    [{ address: { postalCode: '90000' } }, 'filter.address.postalCode'],
    [{ birthDateFrom: '1990-01-02', birthDateTo: '1990-01-01' }, 'filter.birthDateFrom'],
  ])('that has a wrong value, which is named and not repeated: %j', async (filter, argument) => {
    const error = await refusal(filter);
    expect(error?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument });
    expect(error?.message).not.toMatch(/Aalborg|90000|1990/);
  });

  test.each([0, 101, -1])('for %i people', async (first) => {
    const error = await refusal({ name: { surname: 'Hansen' } }, { first });
    expect(error?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument: 'first' });
  });

  test('where companies are served, who may not search', async () => {
    const { body } = await privateDatafordeler.query(SEARCH, { filter: { name: { surname: 'Hansen' } } });
    expect(body).toMatchObject({
      data: { searchCitizens: null },
      errors: [{ extensions: { code: 'NOT_OFFERED_BY_PROVIDER' } }],
    });
    const offered = await Promise.all(
      [fake, datafordeler, privateDatafordeler].map(async (server) => {
        const answer = await server.query('{ cprProvider { search } }');
        return answer.body.data.cprProvider.search;
      }),
    );
    expect(offered).toEqual([true, true, false]);
  });
});

test('protected people are found by authorities, with their protection', async () => {
  const { nodes } = await search(fake, { name: { givenName: 'Lise', surname: 'Overgaard' } });
  const marks = nodes.map(({ name, protection }: any) => [name.givenName, protection.nameAndAddress]);
  expect(marks).toContainEqual(['Lise', 'PROTECTED']);
});

test('only what is asked for, and what shows who fits, is fetched', async () => {
  await datafordeler.query(
    '{ searchCitizens(filter: { name: { surname: "Hansen" } }) { nodes { birthDate } edges { node { occupation } } } }',
  );
  const { fields } = forAuthorities.simulator.queries.at(-1)!;
  expect(fields).toEqual(expect.arrayContaining(['foedselsdato', 'stilling', 'navne.efternavn']));
  expect(fields.filter((field) => /^(adresse|civilstande|boern|statsborgerskaber)/.test(field))).toEqual([]);
});

test('one who can not be read is null with an error, and the others are told', async () => {
  const query = (selection: string) =>
    datafordeler.query(`{ searchCitizens(filter: { name: { surname: "Billeskov" } }) { ${selection} } }`);
  const { body } = await query('nodes { id } pageInfo { hasNextPage }');
  expect(body).toMatchObject({
    data: { searchCitizens: { nodes: [null], pageInfo: { hasNextPage: false } } },
    errors: [{ path: ['searchCitizens', 'nodes', 0], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
  });
  // Nobody takes the error where people are not asked for.
  expect((await query('pageInfo { hasNextPage }')).body.errors).toBeUndefined();
});
