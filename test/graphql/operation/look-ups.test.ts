import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function dataOf(query: string, variables?: Record<string, unknown>) {
  const { body } = await server.query(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

describe('finding people', () => {
  test('one by number and one by id are the same person', async () => {
    const data = await dataOf(`{
      byCpr: citizen(cpr: "0707614293") { id cpr }
      byId: citizenById(id: "bd350589-5182-429f-80cc-6aa9ba713d74") { id cpr }
    }`);
    expect(data.byCpr).toEqual({ id: 'bd350589-5182-429f-80cc-6aa9ba713d74', cpr: '0707614293' });
    expect(data.byId).toEqual(data.byCpr);
  });

  test('somebody is found by a former number, and answers with the present one and the same id', async () => {
    const data = await dataOf(`{
      now: citizen(cpr: "0904414174") { id cpr cprHistory { cpr validity { phase } } }
      before: citizen(cpr: "0904915174") { id cpr cprHistory { cpr validity { phase } } }
    }`);
    expect(data.before).toEqual(data.now);
    expect(data.now).toMatchObject({
      cpr: '0904414174',
      cprHistory: [{ cpr: '0904915174', validity: { phase: 'EARLIER' } }],
    });
  });

  test('many come in the order asked, with null in the place of those that nobody has, however written', async () => {
    const { citizens } = await dataOf('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { cpr } }', {
      cprs: ['0808055007', '0101585001', '070761-4293', '0707614293', '030182 1005'],
    });
    expect(citizens).toEqual([
      { cpr: '0808055007' },
      null,
      { cpr: '0707614293' },
      { cpr: '0707614293' },
      { cpr: '0301821005' },
    ]);
  });

  test('many by id too', async () => {
    const { citizensById } = await dataOf('query ($ids: [ID!]!) { citizensById(ids: $ids) { cpr } }', {
      ids: ['fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451', 'nobody', 'bd350589-5182-429f-80cc-6aa9ba713d74'],
    });
    expect(citizensById).toEqual([{ cpr: '0301821005' }, null, { cpr: '0707614293' }]);
  });

  test('an empty list asks nothing', async () => {
    expect(await dataOf('{ citizens(cprs: []) { id } }')).toEqual({ citizens: [] });
  });

  test('unknown people are null without an error', async () => {
    expect(
      await dataOf(
        '{ citizen(cpr: "0101585000") { id } citizenById(id: "x") { id } privateCitizen(cpr: "0101585000") { id } }',
      ),
    ).toEqual({ citizen: null, citizenById: null, privateCitizen: null });
  });

  test('a replacement number is answered without asking the provider', async () => {
    server.providerCalls.length = 0;
    const { body } = await server.query('{ citizen(cpr: "670761-4293") { id } }');
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'REPLACEMENT_CPR_NUMBER', argument: 'cpr' });
    expect(server.providerCalls).toEqual([]);
  });
});

describe('relatives', () => {
  test('come with their role and how they are known', async () => {
    const { citizens } = await dataOf(`{
      citizens(cprs: ["0808055007", "0902410058", "0101015084"]) {
        parents { role identification citizen { cpr } person { name } }
        spouse { role identification citizen { cpr } person { name } }
      }
    }`);
    expect(citizens[0].parents).toEqual([
      { role: 'MOTHER', identification: 'CITIZEN', citizen: { cpr: '0701650018' }, person: null },
      {
        role: 'FATHER_OR_CO_MOTHER',
        identification: 'CITIZEN',
        citizen: { cpr: '0707650079' },
        person: null,
      },
    ]);
    expect(citizens[1].parents[0]).toMatchObject({
      identification: 'NOT_IDENTIFIED',
      citizen: null,
      person: null,
    });
    expect(citizens[2].spouse).toEqual({
      role: 'SPOUSE',
      identification: 'PERSON_WITHOUT_NUMBER',
      citizen: null,
      person: { name: 'Malthe Tuttersen' },
    });
  });

  test('custody is told from both sides', async () => {
    const { citizen } = await dataOf(`{
      citizen(cpr: "0101215084") { custodyHolders { citizen { custodyOver { citizen { cpr } } } } }
    }`);
    expect(citizen.custodyHolders[0].citizen.custodyOver).toContainEqual({ citizen: { cpr: '0101215084' } });
  });
});

describe('why a field is empty', () => {
  const reasonsOf = (absences: { field: string; reason: string }[]) =>
    Object.fromEntries(absences.map(({ field, reason }) => [field, reason]));

  test('not registered, or never told by this provider', async () => {
    const { citizen } = await dataOf(
      '{ citizen(cpr: "0605851010") { address { lines } notes { text } absences { field reason } } }',
    );
    expect(citizen).toMatchObject({ address: null, notes: null });
    const reasons = reasonsOf(citizen.absences);
    expect(reasons).toMatchObject({ address: 'NOT_REGISTERED', notes: 'NOT_OFFERED_BY_PROVIDER' });
    expect(reasons).not.toHaveProperty('name');
  });

  test.each([
    ['Citizen', 'citizens'],
    ['PrivateCitizen', 'privateCitizens'],
  ])('every field of a %s that is null has a reason', async (type, root) => {
    const { __type: described } = await dataOf(
      'query ($type: String!) { __type(name: $type) { fields { name args { name } type { kind } } } }',
      { type },
    );
    const selections = described.fields
      .filter(({ name, args }: any) => args.length === 0 && name !== 'absences')
      .map(({ name, type: { kind } }: any) =>
        /^(OBJECT|LIST)$/.test(kind) ? `${name} { __typename }` : name,
      );
    const { people } = await dataOf(
      `query ($cprs: [CprNumber!]!) { people: ${root}(cprs: $cprs) { ${selections.join(' ')} absences { field } } }`,
      {
        cprs: [
          '0707614293', '0605851010', '0308811018', '0101015084', '0101600068', '0301821005', '0105700660',
        ],
      }, // prettier-ignore
    );
    // Marks of uncertainty go with their date, and answers that are worked out with what they are worked out from.
    const goesWithAnother = /Uncertain$|^(age|isOfAge)$/;
    for (const person of people) {
      const empty = Object.keys(person).filter(
        (field) => person[field] === null && !goesWithAnother.test(field),
      );
      expect(empty.length).toBeGreaterThan(2);
      expect(person.absences.map(({ field }: any) => field).sort()).toEqual(empty.sort());
    }
  });

  test('withheld for protection, for companies', async () => {
    const { privateCitizen } = await dataOf(
      '{ privateCitizen(cpr: "0105700660") { id cpr name { surname } address { lines } absences { field reason } } }',
    );
    expect(privateCitizen.name).toBeNull();
    expect(privateCitizen.cpr).toBe('0105700660');
    expect(reasonsOf(privateCitizen.absences)).toMatchObject({
      name: 'WITHHELD_FOR_PROTECTION',
      address: 'WITHHELD_FOR_PROTECTION',
    });
  });
});

describe('events', () => {
  test('come in pages that join without a gap, with the people as they are now', async () => {
    const query = `query ($after: String) {
      cprEvents(from: "2026-03-02T00:00:00Z", to: "2026-03-02T02:00:00Z", first: 10, after: $after) {
        edges { cursor node { id } } nodes { id kind registeredAt citizen { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`;
    const seen: string[] = [];
    let page: any;
    do {
      page = (await dataOf(query, { after: page?.pageInfo.endCursor ?? null })).cprEvents;
      expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor);
      for (const { id, citizen } of page.nodes) {
        seen.push(id);
        expect(citizen.id).toEqual(expect.any(String));
      }
    } while (page.pageInfo.hasNextPage);
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);

    const { cprEvents: beyond } = await dataOf(query, { after: page.pageInfo.endCursor });
    expect(beyond).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: page.pageInfo.endCursor },
    });
  });

  test('can be narrowed to kinds', async () => {
    const { cprEvents } = await dataOf(`{
      cprEvents(from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", kinds: [CIVIL_STATUS]) { nodes { kind } }
    }`);
    expect(new Set(cprEvents.nodes.map(({ kind }: any) => kind))).toEqual(new Set(['CIVIL_STATUS']));
  });

  test.each([
    ['first: 0', 'first'],
    ['first: 1001', 'first'],
    ['after: "nonsense"', 'after'],
  ])('refuse %s', async (wrong, argument) => {
    const { body } = await server.query(
      `{ cprEvents(from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", ${wrong}) { nodes { id } } }`,
    );
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INVALID_ARGUMENT', argument });
  });
});

test('a CPR number can be asked about by itself, and the provider is not', async () => {
  server.providerCalls.length = 0;
  const data = await dataOf(`{
    valid: inspectCprNumber(number: "070761-4293") { kind birthDate sex checkDigitFits }
    withoutCheckDigit: inspectCprNumber(number: "0301821005") { kind checkDigitFits }
    replacement: inspectCprNumber(number: "6707614293") { kind birthDate sex checkDigitFits }
    nonsense: inspectCprNumber(number: "hello") { kind }
  }`);
  expect(data).toEqual({
    valid: { kind: 'CPR', birthDate: '1961-07-07', sex: 'MALE', checkDigitFits: true },
    withoutCheckDigit: { kind: 'CPR', checkDigitFits: false },
    replacement: { kind: 'REPLACEMENT_DAY_60', birthDate: null, sex: null, checkDigitFits: null },
    nonsense: { kind: 'INVALID' },
  });
  expect(server.providerCalls).toEqual([]);
});

test('the provider tells what it offers', async () => {
  const { cprProvider } = await dataOf(
    '{ cprProvider { kind testPeopleOnly events privateCitizens keysPerCall citizenFieldsNotOffered } }',
  );
  expect(cprProvider).toMatchObject({
    kind: 'FAKE',
    testPeopleOnly: true,
    events: true,
    privateCitizens: true,
    keysPerCall: 1_000,
  });
  expect(cprProvider.citizenFieldsNotOffered).toContain('notes');
});
