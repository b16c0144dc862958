import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeRegisterPeople, withPeople } from './register-people.ts';
import { query } from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

const ROOT = 'CPRCustom_PublicSectorPerson';
const PROTECTION = 'beskyttelser { beskyttelsestype status virkningfra virkningtil }';

const DOCUMENT = `query People($input: PublicSectorPersonInput!, $first: Int, $after: String) {
  ${ROOT}(input: $input, first: $first, after: $after) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id ${PROTECTION} } }
    nodes { id personnumre { personnummer status } ${PROTECTION} }
  }
}`;

type Node = { readonly id: string; readonly personnumre: { personnummer: string; status: string }[] };
type Page = {
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  };
  readonly edges: readonly { cursor: string; node: { id: string } }[];
  readonly nodes: readonly Node[];
};

/** Changed her number; both find her. */
const PRESENT_NUMBER = '0904414174';
const FORMER_NUMBER = '0904915174';
const RANDOM_NUMBERS = Array.from({ length: 40 }, (_, index) => `010258${5100 + index}`);
const WELL_DESCRIBED = 145;

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

async function find(input: object, paging: object = {}): Promise<Page> {
  const { data, errors } = await query(simulator, DOCUMENT, { input, ...paging });
  expect(errors).toBeUndefined();
  return data?.[ROOT] as unknown as Page;
}

const byNumbers = (numbers: readonly string[]) => ({ personnummer: { personnummer: { in: numbers } } });

describe('a person is found', () => {
  test('by every number they ever had, and tells all of them', async () => {
    const [present, former] = await Promise.all([
      find({ personnummer: { personnummer: { eq: PRESENT_NUMBER } } }),
      find({ personnummer: { personnummer: { eq: FORMER_NUMBER } } }),
    ]);
    expect(former).toEqual(present);
    expect(former.nodes[0]?.personnumre).toEqual([
      { personnummer: PRESENT_NUMBER, status: 'aktuel' },
      { personnummer: FORMER_NUMBER, status: 'historisk' },
    ]);
  });

  test('by id', async () => {
    const { nodes } = await find(byNumbers([PRESENT_NUMBER]));
    expect((await find({ id: { eq: nodes[0]?.id } })).nodes).toEqual(nodes);
  });

  test('once, when asked for by two of their numbers', async () => {
    expect((await find(byNumbers([PRESENT_NUMBER, FORMER_NUMBER]))).nodes).toHaveLength(1);
  });

  test('by a former number only where that status is asked for', async () => {
    const number = { eq: FORMER_NUMBER };
    expect((await find({ personnummer: { personnummer: number, status: { eq: 'AKTUEL' } } })).nodes).toEqual(
      [],
    );
    expect(
      (await find({ personnummer: { personnummer: number, status: { eq: 'Historisk' } } })).nodes,
    ).toHaveLength(1);
  });
});

test('who is not found is simply absent: no hit is no error', async () => {
  expect((await find(byNumbers(['0102585000']))).nodes).toEqual([]);
  expect((await find(byNumbers(['0102585000', PRESENT_NUMBER]))).nodes).toHaveLength(1);
});

test('answers come in the order of the ids, not of the request', async () => {
  const numbers = [...RANDOM_NUMBERS].reverse();
  const { nodes } = await find(byNumbers(numbers));
  const ids = nodes.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
});

describe('paging', () => {
  test('goes forward from cursor to cursor, and hasPreviousPage is false all the way', async () => {
    const whole = await find(byNumbers(RANDOM_NUMBERS));
    const found: Node[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < RANDOM_NUMBERS.length; turn += 1) {
      const { nodes, pageInfo }: Page = await find(byNumbers(RANDOM_NUMBERS), { first: 15, after });
      expect(pageInfo.hasPreviousPage).toBe(false);
      found.push(...nodes);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(whole.nodes);
    expect(whole.nodes.length).toBeGreaterThan(30);
  });

  test('gives the same people as nodes and as edges', async () => {
    const { edges, nodes, pageInfo } = await find(byNumbers(RANDOM_NUMBERS), { first: 3 });
    expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
    expect([edges[0]?.cursor, edges[2]?.cursor]).toEqual([pageInfo.startCursor, pageInfo.endCursor]);
  });

  test('has 100 people to a page where first is left out', async () => {
    const first = await find({});
    const second = await find({}, { after: first.pageInfo.endCursor });
    expect([first.nodes.length, second.nodes.length]).toEqual([100, WELL_DESCRIBED - 100]);
  });

  test.each([{ first: 101 }, { first: 0 }, { after: 'bm8gY3Vyc29y' }])(
    'refuses %j (a guess)',
    async (paging) => {
      expect(await query(simulator, DOCUMENT, { input: {}, ...paging })).toMatchObject({
        status: 200,
        errors: [{ path: [ROOT], extensions: { code: expect.stringMatching(/^HC00/) } }],
        data: { [ROOT]: null },
      });
    },
  );
});

describe('a search goes through the well-described people', () => {
  const count = async (input: object): Promise<number> => {
    const first = await find(input);
    if (!first.pageInfo.hasNextPage) return first.nodes.length;
    return 100 + (await find(input, { after: first.pageInfo.endCursor })).nodes.length;
  };

  test('by status, whatever the case, and by several', async () => {
    const dead = await count({ status: { eq: 'DOED' } });
    const gone = await count({ status: { in: ['doed', 'Forsvundet'] } });
    expect(dead).toBeGreaterThanOrEqual(2);
    expect(gone).toBeGreaterThan(dead);
  });

  test('by days: eq, gt, gte, lt and lte', async () => {
    const born = { eq: '1965-01-01' };
    const [eq, gt, gte, lt, lte] = await Promise.all(
      [born, { gt: born.eq }, { gte: born.eq }, { lt: born.eq }, { lte: born.eq }].map((foedselsdato) =>
        count({ foedselsdato }),
      ),
    );
    expect(eq).toBeGreaterThan(0);
    expect(gte).toBe(gt! + eq!);
    expect(lte).toBe(lt! + eq!);
    expect(gte! + lt!).toBe(WELL_DESCRIBED);
  });

  test('by name, where all conditions must be met by the same name', async () => {
    const former = { efternavn: { eq: 'hansen' } };
    const hansens = await count({ navn: former });
    expect(hansens).toBeGreaterThan(3);
    expect(await count({ navn: { ...former, fornavne: { eq: 'NO SUCH NAME' } } })).toBe(0);
    const current = await count({ navn: { ...former, status: { eq: 'aktuel' } } });
    const historic = await count({ navn: { ...former, status: { eq: 'historisk' } } });
    expect(current + historic).toBeGreaterThanOrEqual(hansens);
  });

  test('by the parts of an address', async () => {
    const cprAdresse = { postnummer: { eq: '6800' }, postdistrikt: { eq: 'VARDE' } };
    const ever = await count({ adresseoplysninger: { cprAdresse } });
    const now = await count({ adresseoplysninger: { cprAdresse, status: { eq: 'aktuel' } } });
    expect(now).toBeGreaterThan(0);
    expect(ever).toBeGreaterThan(now);
    expect(
      await count({ adresseoplysninger: { cprAdresse: { ...cprAdresse, postnummer: { eq: '6801' } } } }),
    ).toBe(0);
  });

  test('by the time of hand-over, of which everybody has one, and a test may add others', async () => {
    const all = { cprhaendelse: { afleveringsdato: { gte: '2026-01-05T00:00:00.000000+01:00' } } };
    const early = { cprhaendelse: { afleveringsdato: { ngte: '2026-03-01' } } };
    const late = { cprhaendelse: { afleveringsdato: { nlt: '2026-03-01' } } };
    const split = [await count(early), await count(late)];
    expect(await count(all)).toBe(WELL_DESCRIBED);
    expect(Math.min(...split)).toBeGreaterThan(0);
    expect(split.reduce((sum, each) => sum + each)).toBe(WELL_DESCRIBED);

    const [someone] = (await find(byNumbers([PRESENT_NUMBER]))).nodes;
    const since = {
      cprhaendelse: { afleveringsdato: { gt: '2026-09-01' }, forretningshaendelse: { eq: 'navn' } },
    };
    expect(await count(since)).toBe(0);
    simulator.handOver(someone?.id ?? '', {
      forretningshaendelse: 'navn',
      afleveringsdato: '2026-09-01T18:30:00Z',
    });
    expect((await find(since)).nodes).toEqual([someone]);
  });
});

describe('where on a list', () => {
  const numbers = async (where: string) => {
    const document = `{ ${ROOT}(input: { personnummer: { personnummer: { eq: "${PRESENT_NUMBER}" } } }) {
      nodes { personnumre(where: ${where}) { personnummer } ${PROTECTION} } } }`;
    const { data } = await query(simulator, document);
    const [node] = data?.[ROOT]?.nodes as unknown as Node[];
    return node?.personnumre.map(({ personnummer }) => personnummer);
  };

  test.each([
    ['{ status: { eq: "Aktuel" } }', [PRESENT_NUMBER]],
    ['{ status: { in: ["historisk", "rettet"] } }', [FORMER_NUMBER]],
    [
      '{ or: [{ status: { eq: "aktuel" } }, { status: { eq: "historisk" } }] }',
      [PRESENT_NUMBER, FORMER_NUMBER],
    ],
    ['{ and: [{ status: { eq: "aktuel" } }, { status: { eq: "historisk" } }] }', []],
  ])('%s chooses by the status of the element', async (where, expected) => {
    expect(await numbers(where)).toEqual(expected);
  });
});

test('where on the contact address, of which one is told: which, if no condition is set, is not known', async () => {
  const people = fakeRegisterPeople();
  const [person] = people.all;
  const row = (status: string, adresselinie1: string) => ({
    ...{ status, virkningfra: null, virkningtil: null, adresselinie1 },
    ...{ adresselinie2: null, adresselinie3: null, adresselinie4: null, adresselinie5: null },
  });
  const moved = {
    ...person!,
    kontaktadresse: [row('historisk', 'Boks 1'), row('aktuel', 'Boks 2')],
  };
  const other = await startDatafordelerSimulator({ people: withPeople([moved], people) });
  const told = async (where: string) => {
    const document = `query { ${ROOT}(input: { id: { eq: "${moved.id}" } }) {
      nodes { kontaktadresse${where} { adresselinie1 } ${PROTECTION} } } }`;
    const { data } = await query(other, document);
    const { nodes } = data?.[ROOT] as unknown as { nodes: { kontaktadresse: object | null }[] };
    return nodes[0]?.kontaktadresse;
  };
  try {
    expect(await told('(where: { status: { eq: "AKTUEL" } })')).toEqual({ adresselinie1: 'Boks 2' });
    expect(await told('(where: { status: { eq: "rettet" } })')).toBeNull();
    expect(await told('')).toEqual({ adresselinie1: 'Boks 1' });
  } finally {
    await other.stop();
  }
});
