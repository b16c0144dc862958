import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { IDS_INPUT, NUMBERS_INPUT } from '../../../../src/providers/datafordeler/wire/key-input.ts';
import { byId, byNumber, type KeyKind } from '../../../../src/providers/datafordeler/wire/key-kinds.ts';
import { lookUp } from '../../../../src/providers/datafordeler/wire/look-up.ts';
import { PUBLIC_ALWAYS } from '../../../../src/providers/datafordeler/wire/public-selection.ts';
import { ProviderError } from '../../../../src/providers/provider-error.ts';
import type { RegisterPerson } from '../../../simulators/datafordeler/register-person.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { oldNumbers } from '../../fake/random-numbers.ts';
import { withService } from '../connected-service.ts';
import { createOwnPeople, NO_DAYS } from '../own-people.ts';

const BY_NUMBER = byNumber(NUMBERS_INPUT);
const BY_ID = byId(IDS_INPUT);

const ROOT = 'CPRCustom_PublicSectorPerson';
const own = createOwnPeople();
let simulator: DatafordelerSimulator;
let before = 0;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator({ people: own.people });
});
beforeEach(() => {
  before = simulator.queries.length;
});
afterAll(() => simulator.stop());

/** By key: the id of who has it, null for nobody, or the code of the failure. */
async function find(keys: readonly string[], kind: KeyKind = BY_NUMBER): Promise<Map<string, string | null>> {
  const signal = new AbortController().signal;
  const found = await withService(simulator, { retries: 0 }, ({ service }) =>
    lookUp(service, kind, keys, [PUBLIC_ALWAYS], signal),
  );
  return new Map(
    [...found].map(([key, who]) => [
      key,
      who instanceof ProviderError ? who.code : (who?.requiredText('id') ?? null),
    ]),
  );
}
const findOne = async (key: string, kind?: KeyKind) => (await find([key], kind)).get(key);

const calls = () => simulator.queries.slice(before);
const keysOfCalls = (): number[] => calls().map(({ keys }) => keys);
const firstOfCalls = (): unknown[] => calls().map(({ variables }) => variables['first']);

type NumberRow = RegisterPerson['personnumre'][number];
const row = (personnummer: string, status = 'aktuel'): NumberRow => ({ personnummer, status, ...NO_DAYS });

/** Puts somebody into the register with these rows of numbers. */
function add(personnumre: NumberRow[], changes: Partial<RegisterPerson> = {}): string {
  const id = `somebody-${++added}`;
  own.add({ id, ...changes, personnumre });
  return changes.id ?? id;
}
let added = 0;

/** A number that nobody has, unless a test gives it to somebody. */
function newNumber(): string {
  const day = String(1 + (Math.floor(given / 3) % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(given / 84) % 12)).padStart(2, '0');
  const number = `${day}${month}66500${given % 3}`;
  given += 1;
  return number;
}
let given = 0;
const newNumbers = (count: number): string[] => Array.from({ length: count }, newNumber);

const NUMBERS = oldNumbers(99).map((cpr) => cpr.reveal());
const KNOWN = '0707614293';
const KNOWN_ID = 'bd350589-5182-429f-80cc-6aa9ba713d74';
const NOBODY = newNumber();
const UNCLEAR = 'UPSTREAM_INVALID_RESPONSE';

describe('a question asks for as many people as it has keys, since it is priced by how many may come', () => {
  test('one for one, three for three', async () => {
    await find([KNOWN]);
    await find(NUMBERS.slice(0, 3));
    expect(firstOfCalls()).toEqual([1, 3]);
  });

  test('and goes on to the next page where a number leads to more', async () => {
    const number = newNumber();
    add([row(newNumber()), row(number, 'historisk')]);
    add([row(newNumber()), row(number, 'historisk')]);
    const id = add([row(number)]);
    expect(await findOne(number)).toBe(id);
    expect(firstOfCalls()).toEqual([1, 1, 1]);
  });

  test('but not for ever', async () => {
    const number = newNumber();
    for (let people = 0; people < 12; people += 1) add([row(number)]);
    expect(await findOne(number)).toBe(UNCLEAR);
    expect(calls()).toHaveLength(10);
  });
});

describe('of several people under one number', () => {
  test.each(['nedlagt_person', 'annulleret', 'NEDLAGT_PERSON'])(
    'it is the one whose record is open, not the one that is %s, whichever comes first',
    async (status) => {
      const [one, other] = newNumbers(2) as [string, string];
      const later = add([row(newNumber()), row(one, 'historisk')], { id: `z-open-${status}` });
      add([row(one)], { id: `a-closed-${status}`, status });
      const earlier = add([row(newNumber()), row(other, 'historisk')], { id: `a-open-${status}` });
      add([row(other)], { id: `z-closed-${status}`, status });
      expect([...(await find([one, other])).values()]).toEqual([later, earlier]);
    },
  );

  test('it is the one who has it now, not the one who had it', async () => {
    const [one, other] = newNumbers(2) as [string, string];
    add([row(newNumber()), row(one, 'historisk')], { id: 'a-former' });
    const later = add([row(one)], { id: 'z-present' });
    const earlier = add([row(other)], { id: 'a-present' });
    add([row(newNumber()), row(other, 'historisk')], { id: 'z-former' });
    expect([...(await find([one, other])).values()]).toEqual([later, earlier]);
  });

  test('it is nobody where the register does not say who is meant; the others of the call are told', async () => {
    const number = newNumber();
    add([row(number)]);
    add([row(number)]);
    expect([...(await find([KNOWN, number, NOBODY])).values()]).toEqual([KNOWN_ID, UNCLEAR, null]);
  });

  test('two closed records are no choice either', async () => {
    const number = newNumber();
    for (const status of ['nedlagt_person', 'annulleret']) add([row(number)], { status });
    expect(await findOne(number)).toBe(UNCLEAR);
  });
});

describe('a number that somebody has', () => {
  test('by an annulled row only is not theirs: it was so by mistake', async () => {
    const mistaken = newNumber();
    add([row(newNumber()), row(mistaken, 'fortrudt')]);
    expect(await findOne(mistaken)).toBeNull();
    expect([...(await find([KNOWN, mistaken])).values()]).toEqual([KNOWN_ID, null]);
  });

  test('by a corrected row only leads to them: the register answered with them, and what was wrong may have been a day', async () => {
    const corrected = newNumber();
    const id = add([row(newNumber()), row(corrected, 'rettet')]);
    expect([...(await find([KNOWN, corrected])).values()]).toEqual([KNOWN_ID, id]);
  });
});

describe('somebody of whose numbers not all can be read', () => {
  test.each([
    ['an empty one', row('', 'historisk')],
    ['a gap in the list', null],
  ])('%s: is told under the others, and nobody else is taken for them', async (_what, unreadable) => {
    const number = newNumber();
    const id = add([row(number), unreadable]);
    expect([...(await find([KNOWN, number, NOBODY])).values()]).toEqual([KNOWN_ID, id, null]);
    // Who has a person is not asked for again.
    expect(keysOfCalls()).toEqual([3, 1]);
  });

  test('is told under the one that can’t be read when it is asked for alone', async () => {
    const number = newNumber();
    const id = add([row(newNumber()), row(number, 'historisk')]);
    simulator.fail({ kind: 'unreadable-number', forNumber: number, next: Infinity });
    expect(await findOne(number)).toBe(id);
    expect(calls()).toHaveLength(1);
  });

  test('is found among a hundred by asking again in halves; that nobody has the others is known by then', async () => {
    const number = newNumber();
    const id = add([row(newNumber()), row(number, 'historisk')]);
    simulator.fail({ kind: 'unreadable-number', forNumber: number, next: Infinity });
    const others = newNumbers(99);
    const found = await find([...others.slice(0, 60), number, ...others.slice(60)]);
    expect(found.get(number)).toBe(id);
    expect(others.map((other) => found.get(other))).toEqual(others.map(() => null));
    // What is asked at the same time arrives in any order.
    expect(
      keysOfCalls()
        .sort((one, other) => other - one)
        .slice(0, 3),
    ).toEqual([100, 50, 50]);
    expect(calls().length).toBeLessThanOrEqual(15);
  });
});

describe('an empty place in the list of people', () => {
  test('may be anybody without a person; everybody else is told', async () => {
    const number = newNumber();
    add([row(number)]);
    simulator.fail({ kind: 'null-person', forNumber: number, next: Infinity });
    const found = await find([KNOWN, number, NOBODY]);
    expect([...found.values()]).toEqual([KNOWN_ID, UNCLEAR, null]);
  });
});

describe('errors that lie in single people fail for those alone', () => {
  const inPerson = { path: [ROOT, 'nodes', 0, 'koen'] };
  test.each([
    ['a null where none may be', { extensions: { code: 'HC0018' } }, 'UPSTREAM_INVALID_RESPONSE'],
    ['a failed execution', { message: 'Unexpected Execution Error' }, 'UPSTREAM_UNAVAILABLE'],
  ])('%s', async (_name, error, code) => {
    const number = newNumber();
    add([row(number)]);
    const body = { errors: [{ ...error, ...inPerson }], data: { [ROOT]: { nodes: null } } };
    simulator.fail({ kind: 'answer', answer: { status: 200, body }, forNumber: number, next: Infinity });
    const found = await find([...NUMBERS, number]);
    expect(found.get(number)).toBe(code);
    expect(NUMBERS.map((other) => found.get(other)).filter((who) => who?.startsWith('UPSTREAM'))).toEqual([]);
    expect(calls().length).toBeLessThanOrEqual(15);
  });

  test('and where that is everybody, no more than 32 further calls are made for a hundred keys', async () => {
    const crowd = Array.from({ length: 100 }, (_, index) => `crowd-${index}`);
    const body = { errors: [{ extensions: { code: 'HC0018' }, ...inPerson }], data: null };
    simulator.fail({ kind: 'answer', answer: { status: 200, body }, forNumber: 'crowd-', next: Infinity });
    const found = await find(crowd, BY_ID);
    expect([...found.values()]).toEqual(crowd.map(() => UNCLEAR));
    expect(calls().length).toBeGreaterThan(15);
    expect(calls().length).toBeLessThanOrEqual(33);
  });

  test('but one that lies in none fails for the call, and it is not asked again', async () => {
    const number = newNumber();
    const body = { errors: [inPerson, { path: [ROOT] }], data: { [ROOT]: null } };
    simulator.fail({ kind: 'answer', answer: { status: 200, body }, forNumber: number, next: Infinity });
    expect([...(await find([KNOWN, number])).values()]).toEqual([UNCLEAR, UNCLEAR]);
    expect(calls()).toHaveLength(1);
  });
});

describe('somebody else than who was asked for is told to nobody', () => {
  const data = (id: string, number: string) => ({
    [ROOT]: {
      nodes: [{ id, personnumre: [{ personnummer: number, status: 'aktuel' }], beskyttelser: [] }],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  });
  test.each([
    ['number', newNumber(), BY_NUMBER],
    ['id', 'an-id', BY_ID],
  ])('by %s', async (_kind, key, kind) => {
    const answer = { status: 200, body: { data: data('another-id', newNumber()) } };
    simulator.fail({ kind: 'answer', answer, forNumber: key });
    expect(await findOne(key, kind)).toBe(UNCLEAR);
  });
});
