import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { runByBoth } from '../operation/both-executors.ts';

// Why a field is empty is told of each person at each place of an operation, of what is asked of them there.

const DEAD = '0605851010';
const MOTHER_OF_DEAD = '0506650038';
const DIED_EARLIER = '0607620059';
const RESIDENT = '0707614293';

type Absence = { readonly field: string; readonly reason: string };
const fieldsIn = (absences: readonly Absence[]): string[] => absences.map(({ field }) => field).sort();

async function dataOf(document: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await runByBoth({ document, variables });
  expect(errors).toBeUndefined();
  return data;
}

describe('a field is explained where it is asked for and empty', () => {
  test('and not on somebody of whom it is not asked', async () => {
    const { citizen } = await dataOf(`{ citizen(cpr: "${DEAD}") {
      address { lines }
      absences { field reason }
      parents { citizen { spouse { role } guardianship { kind } absences { field reason } } }
    } }`);
    const [mother] = citizen.parents;

    expect(citizen.absences).toEqual([{ field: 'address', reason: 'NOT_REGISTERED' }]);
    expect(mother.citizen).toMatchObject({ guardianship: null });
    expect(fieldsIn(mother.citizen.absences)).toContain('guardianship');
    expect(fieldsIn(mother.citizen.absences)).not.toContain('address');
  });

  test('on the same person at two places, at each for what is asked there', async () => {
    const { one, other, listed, none } = await dataOf(`{
      one: citizen(cpr: "${DEAD}") { address { lines } absences { field } }
      other: citizen(cpr: "${DEAD}") { contactAddress { lines } absences { field } }
      listed: citizens(cprs: ["${DEAD}"]) { guardianship { kind } absences { field } }
      none: citizen(cpr: "${DEAD}") { absences { field } }
    }`);

    expect(fieldsIn(one.absences)).toEqual(['address']);
    expect(fieldsIn(other.absences)).toEqual(['contactAddress']);
    expect(fieldsIn(listed[0].absences)).toEqual(['guardianship']);
    expect(none.absences).toEqual([]);
  });

  test('on the same person deeper in the operation, at each depth for what is asked there', async () => {
    const { citizen } = await dataOf(`{ citizen(cpr: "${MOTHER_OF_DEAD}") {
      migration { validity { from } }
      absences { field }
      children { citizen { parents { citizen { id guardianship { kind } absences { field } } } } }
      id
    } }`);
    const again = citizen.children
      .flatMap((child: any) => child.citizen.parents)
      .map((parent: any) => parent.citizen)
      .filter((parent: any) => parent.id === citizen.id);

    expect(fieldsIn(citizen.absences)).toEqual(['migration']);
    expect(again.length).toBeGreaterThan(1);
    for (const { absences } of again) expect(fieldsIn(absences)).toEqual(['guardianship']);
  });

  test('by its name in the register, whatever it is called in the answer; `absences` may stand anywhere, and twice', async () => {
    const { citizen } = await dataOf(`{ citizen(cpr: "${DEAD}") {
      why: absences { field }
      home: address { lines }
      away: address { postalCode }
      again: absences { field }
    } }`);

    expect(fieldsIn(citizen.why)).toEqual(['address']);
    expect(citizen.again).toEqual(citizen.why);
  });
});

describe('what is asked at a place is found', () => {
  test('in fragments around it and beside it, spread at several places', async () => {
    const { dead, resident } = await dataOf(`{
      dead: citizen(cpr: "${DEAD}") { ...Where ... on Citizen { contactAddress { lines } } }
      resident: citizen(cpr: "${RESIDENT}") { ...Where guardianship { kind } }
    }
    fragment Where on Citizen { ...Home ... { migration { validity { from } } } ...Why }
    fragment Home on Citizen { address { lines } }
    fragment Why on Citizen { absences { field } }`);

    expect(fieldsIn(dead.absences)).toEqual(['address', 'contactAddress', 'migration']);
    expect(fieldsIn(resident.absences)).toEqual(['guardianship', 'migration']);
  });

  test('among entities, each by its own type', async () => {
    const representations = [
      { __typename: 'Citizen', cpr: DEAD },
      { __typename: 'PrivateCitizen', cpr: DEAD },
      { __typename: 'Citizen', cpr: RESIDENT },
    ];
    const { _entities: entities } = await dataOf(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Citizen { address { lines } guardianship { kind } absences { field } }
        ... on PrivateCitizen { contactAddress { lines } absences { field } }
      } }`,
      { representations },
    );

    expect(entities.map(({ absences }: any) => fieldsIn(absences))).toEqual([
      ['address', 'guardianship'],
      ['contactAddress'],
      ['guardianship'],
    ]);
  });

  test('on a page of people found, in the list and behind the edges', async () => {
    const { searchCitizens: page } = await dataOf(`{
      searchCitizens(filter: { name: { surname: "Petersen" }, statuses: [DEAD] }) {
        nodes { address { lines } absences { field } }
        edges { node { guardianship { kind } absences { field } } }
      }
    }`);

    expect(page.nodes.length).toBeGreaterThan(0);
    for (const { absences } of page.nodes) expect(fieldsIn(absences)).toEqual(['address']);
    for (const { node } of page.edges) expect(fieldsIn(node.absences)).toEqual(['guardianship']);
  });

  test('behind events', async () => {
    const { cprEvents: page } = await dataOf(`{
      cprEvents(from: "2026-03-02T00:00:00Z", first: 50) {
        nodes { kind citizen { occupation notes { text } absences { field } } }
        edges { node { citizen { eventCodes { code } absences { field } } } }
      }
    }`);

    for (const { citizen } of page.nodes) {
      const empty = ['notes', ...(citizen.occupation === null ? ['occupation'] : [])];
      expect(fieldsIn(citizen.absences)).toEqual(empty);
    }
    for (const { node } of page.edges) expect(fieldsIn(node.citizen.absences)).toEqual(['eventCodes']);
  });

  test('without what this request skips, each time that the operation is run', async () => {
    const document = parse(`query ($home: Boolean!, $mother: Boolean!) { citizen(cpr: "${DEAD}") {
      address @include(if: $home) { lines }
      ...Why
      contactAddress @skip(if: $home) { lines }
      parents @include(if: $mother) { citizen { migration @skip(if: $home) { validity { from } } ...Why } }
    } }
    fragment Why on Citizen { absences { field } }`);
    const explained = async (variables: Record<string, boolean>) => {
      const { citizen } = (await runByBoth({ document, variables })).data;
      return [
        fieldsIn(citizen.absences),
        ...(citizen.parents ?? []).slice(0, 1).map((parent: any) => fieldsIn(parent.citizen.absences)),
      ];
    };

    expect(await explained({ home: true, mother: false })).toEqual([['address']]);
    expect(await explained({ home: false, mother: false })).toEqual([['contactAddress']]);
    expect(await explained({ home: true, mother: true })).toEqual([['address'], []]);
    expect(await explained({ home: false, mother: true })).toEqual([['contactAddress'], ['migration']]);
    expect(await explained({ home: true, mother: false })).toEqual([['address']]);
  });
});

describe('a part that the source never tells is explained', () => {
  test('where it is asked for and what it is a part of is there', async () => {
    const { resident, dead } = await dataOf(`{
      resident: citizen(cpr: "${RESIDENT}") {
        address { lines locality districts { kind } }
        addressHistory { lines }
        absences { field reason }
      }
      dead: citizen(cpr: "${DIED_EARLIER}") { address { locality } addressHistory { locality } absences { field reason } }
    }`);

    expect(resident.absences).toEqual([
      { field: 'address.locality', reason: 'NOT_OFFERED_BY_PROVIDER' },
      { field: 'address.districts', reason: 'NOT_OFFERED_BY_PROVIDER' },
    ]);
    expect(dead.absences).toEqual([
      { field: 'address', reason: 'NOT_REGISTERED' },
      { field: 'addressHistory.locality', reason: 'NOT_OFFERED_BY_PROVIDER' },
    ]);
  });

  test('for companies too', async () => {
    const { privateCitizen } = await dataOf(`{ privateCitizen(cpr: "${RESIDENT}") {
      address { lines districts { kind } } protection { localDirectory marketing } absences { field reason }
    } }`);

    expect(fieldsIn(privateCitizen.absences)).toEqual(['address.districts', 'protection.localDirectory']);
  });
});
