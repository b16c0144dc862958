import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toRegisterPerson } from '../../../simulators/datafordeler/to-register-person.ts';
import { startTestServer, type Answer, type TestServer } from '../../../http/test-server.ts';
import { everythingOf } from '../../contract/every-field.ts';
import { createOwnPeople, NO_DAYS } from '../own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const NUMBER = '0707614293';
/** As the service answers: of contact addresses it tells one, or none. */
const PERSON = {
  ...toRegisterPerson(createOwnPeople().citizen(NUMBER), () => null),
  kontaktadresse: null,
};
const SOMEBODY_ELSE = { ...PERSON, id: 'somebody-else' };
const ROOT = 'CPRCustom_PublicSectorPerson';

let upstream: SimulatedDatafordeler;
let server: TestServer;
let sound: Record<string, unknown>;
beforeAll(async () => {
  upstream = await startSimulatedDatafordeler('public');
  server = await startTestServer({}, () => upstream.provider);
  sound = (await tell([PERSON])).body.data.citizensById[0];
});
afterAll(async () => {
  await server.stop();
  await upstream.stop();
});

/** Lets the service answer with these people, so many times, and asks for everything about them. */
async function tell(people: readonly object[], next = 1): Promise<Answer> {
  const ids = people.map((_person, index) => [PERSON.id, SOMEBODY_ELSE.id][index]);
  const data = { [ROOT]: { nodes: people, pageInfo: { hasNextPage: false, endCursor: null } } };
  upstream.simulator.fail({ kind: 'answer', answer: { status: 200, body: { data } }, next });
  return server.query(`query ($ids: [ID!]!) { citizensById(ids: $ids) { ${everythingOf('Citizen')} } }`, {
    ids,
  });
}

const number = (personnummer: string, status: string) => ({ personnummer, status, ...NO_DAYS });
const present = number(NUMBER, 'aktuel');

/** What is wrong, what the service says, the fields that it costs, and those that the case itself makes different. */
type Case = readonly [title: string, bad: object, costs: string[], differs?: string[]];

test.each([
  ['an empty code', { koen: '' }, ['sex']],
  [
    'an empty code of a row',
    { folkekirke: [{ tilhoersforhold: '', status: 'aktuel', virkningfra: '2001-01-01' }] },
    ['churchMembership'],
    ['absences', 'churchMembershipValidity'],
  ],
  ['an impossible day', { foedselsdato: '1961-02-30' }, ['age', 'birthDate', 'isOfAge']],
  [
    'an impossible day of a former name',
    { navne: [...PERSON.navne, { ...PERSON.navne[0], status: 'historisk', virkningfra: '2001-13-01' }] },
    ['nameHistory'],
  ],
  [
    'an old number that can’t be read',
    { personnumre: [present, number('070761429', 'historisk')] },
    ['cprHistory'],
  ],
  [
    'a present number that can’t be read',
    { personnumre: [number('9999999999', 'aktuel'), number(NUMBER, 'historisk')] },
    ['cpr'],
    ['cprHistory'],
  ],
  ['an empty place in the list of numbers', { personnumre: [null, present] }, ['cprHistory']],
  ['an empty place in the list of names', { navne: [null, ...PERSON.navne] }, ['nameHistory']],
  ['a list that is none', { boern: 'Emma' }, ['children']],
  ['a flag that is none', { foedselsdatousikkerhedsmarkering: 'ja' }, ['birthDateUncertain']],
  [
    'a relative of whom neither id nor number is told',
    { foraeldreoplysninger: [{ foraelderrolle: 'mor', foraelder: { personid: '', personnummer: '' } }] },
    ['parents'],
  ],
  [
    'an instant that is none',
    { beskyttelser: [{ beskyttelsestype: 'markedsfoering', status: 'aktuel', virkningfra: 'marts 3' }] },
    ['protectionPeriods'],
    ['protection'],
  ],
] as readonly Case[])(
  '%s costs what is read from it, with its place and code, and nothing else',
  async (_title, bad, costs, differs = []) => {
    const { body } = await tell([{ ...PERSON, ...bad }, SOMEBODY_ELSE]);
    const [person, other] = body.data.citizensById;
    const failed = (body.errors ?? []).map(({ path, extensions }) => [path, extensions['code']]);
    const expected = costs.map((field) => [['citizensById', 0, field], 'UPSTREAM_INVALID_RESPONSE']);
    expect(failed.sort(byText)).toEqual(expected.sort(byText));
    for (const field of costs) expect(person[field]).toBeNull();
    const told = Object.keys(sound).filter((field) => !costs.includes(field));
    const isDifferent = (field: string) => JSON.stringify(person[field]) !== JSON.stringify(sound[field]);
    expect(told.filter(isDifferent).sort()).toEqual(differs);
    expect(other).toEqual({ ...sound, id: SOMEBODY_ELSE.id });
  },
);

const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));

test('without an id there is nobody to tell; everybody else of the call is told', async () => {
  // Whoever is not found among those who came is asked for once more.
  const { body } = await tell([{ ...PERSON, id: '' }, SOMEBODY_ELSE], 2);
  expect(body.data.citizensById).toEqual([null, { ...sound, id: SOMEBODY_ELSE.id }]);
  expect(body.errors).toMatchObject([
    { path: ['citizensById', 0], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
  ]);
});
