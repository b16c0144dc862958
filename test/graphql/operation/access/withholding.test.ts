import { describe, expect, test } from '@jest/globals';
import { runOperation } from '../../../../src/graphql/operation/execution/run-operation.ts';
import type { PreparedOperation } from '../../../../src/graphql/operation/preparation/prepared-operation.ts';
import { createFrugalProvider } from '../../frugal-provider.ts';
import { contextOf, requestOver } from '../../request.ts';
import { schema } from '../both-executors.ts';
import { accessWith, decideOn, outcomeOf, prepare } from './decide.ts';

// A purpose may withhold what it does not grant: then an operation is answered without it, and nobody is asked for it.

const MOTHER = '0701650018';
const CHILD = '0808055007';
const DEAD = '0605851010';

const withholding = (setting: Record<string, unknown>) => accessWith({ notGranted: 'withhold', ...setting });

/** Runs an operation over a source that tells only what it is asked. */
async function run(operation: PreparedOperation, variables: Record<string, unknown> = {}) {
  const { provider, calls } = createFrugalProvider();
  const { data, failures } = await runOperation(operation, {
    schema,
    variables,
    context: contextOf(requestOver(provider).request),
    bounds: { answerLength: 1e9, errors: 1e9 },
  });
  return { data: JSON.parse(data), failures, calls };
}

const answerFor = (
  setting: Record<string, unknown>,
  document: string,
  variables: Record<string, unknown> = {},
) => run(decideOn(withholding(setting), prepare(document), { variables }).operation, variables);

describe('what is not granted', () => {
  test('is null, wherever it stands and whatever it is called, and the source is not asked for it', async () => {
    const { data, calls, failures } = await answerFor(
      { fields: ['Citizen.name.surname'] },
      `{ citizen(cpr: "${CHILD}") {
        birthDate __typename name { givenName surname } home: address { lines } relatives: parents { role }
        children { citizen { id } } status
      } }`,
    );

    expect(data.citizen).toEqual({
      birthDate: null,
      __typename: 'Citizen',
      name: { givenName: null, surname: 'Hansen' },
      home: null,
      relatives: null,
      children: null,
      status: null,
    });
    expect(calls).toEqual([{ [CHILD]: ['name'] }]);
    expect(failures).toEqual([]);
  });

  test('is told among the absences of the person it is withheld of, whoever they are', async () => {
    const document = (cpr: string) => `{ citizen(cpr: "${cpr}") {
      name { givenName surname } home: address { lines } guardianship { kind } absences { field reason }
    } }`;
    const fields = ['Citizen.name.surname', 'Citizen.guardianship'];
    const expected = [
      { field: 'guardianship', reason: 'NOT_REGISTERED' },
      { field: 'name.givenName', reason: 'NOT_ALLOWED' },
      { field: 'address', reason: 'NOT_ALLOWED' },
    ];

    for (const cpr of [CHILD, DEAD]) {
      expect((await answerFor({ fields }, document(cpr))).data.citizen.absences).toEqual(expected);
    }
  });

  test('is told of each person for what is asked of them', async () => {
    const { data } = await answerFor(
      { fields: ['Citizen.children', 'CprRelative.citizen', 'Citizen.sex'] },
      `{ citizen(cpr: "${MOTHER}") {
        birthDate absences { field reason }
        children { citizen { sex status absences { field reason } } }
      } }`,
    );

    expect(data.citizen.absences).toEqual([{ field: 'birthDate', reason: 'NOT_ALLOWED' }]);
    for (const { citizen } of data.citizen.children) {
      expect(citizen).toMatchObject({ status: null, absences: [{ field: 'status', reason: 'NOT_ALLOWED' }] });
      expect(citizen.sex).not.toBeNull();
    }
  });

  test('may be who a relative is: then nobody is looked up for it', async () => {
    const { data, calls } = await answerFor(
      { fields: ['Citizen.children', 'Citizen.name'] },
      `{ citizen(cpr: "${MOTHER}") { children { role citizen { name { surname } } } } }`,
    );

    expect(new Set(data.citizen.children.map(({ citizen }: any) => citizen))).toEqual(new Set([null]));
    expect(data.citizen.children[0].role).toBe('CHILD');
    expect(calls).toEqual([{ [MOTHER]: ['children'] }]);
  });

  test('and may not be null takes what is around it, up to the person', async () => {
    const { data } = await answerFor(
      { fields: ['Citizen.children.validity', 'Citizen.sex'] },
      `{ citizen(cpr: "${MOTHER}") { sex children { role validity { from } } absences { field reason } } }`,
    );

    expect(data.citizen.children).toBeNull();
    expect(data.citizen.absences).toEqual([{ field: 'children', reason: 'NOT_ALLOWED' }]);
  });

  test('is refused where nothing around it may be null, as the id', () => {
    const document = `{ citizen(cpr: "${CHILD}") { id sex name { surname } } }`;
    expect(outcomeOf(withholding({ fields: ['Citizen.name'] }), document)).toEqual(['Citizen.id']);
  });

  test('is refused where it is a key: without it nobody would be asked for', () => {
    const document = '{ citizenById(id: "1") { sex name { surname } } }';
    expect(outcomeOf(withholding({ fields: ['Citizen.name'] }), document)).toEqual([
      'Query.citizenById(id:)',
    ]);
  });

  test('is withheld under its condition', async () => {
    const access = withholding({ fields: ['Citizen.name'] });
    const operation = prepare(`query ($all: Boolean!) { citizen(cpr: "${CHILD}") {
      name { surname } sex @include(if: $all) absences @include(if: $all) { field reason }
    } }`);
    const answer = async (variables: Record<string, unknown>) =>
      (await run(decideOn(access, operation, { variables }).operation, variables)).data.citizen;

    expect(await answer({ all: false })).toEqual({ name: { surname: 'Hansen' } });
    expect(await answer({ all: true })).toEqual({
      name: { surname: 'Hansen' },
      sex: null,
      absences: [{ field: 'sex', reason: 'NOT_ALLOWED' }],
    });
    expect(await answer({ all: false })).toEqual({ name: { surname: 'Hansen' } });
  });

  test('is withheld of entities, by type', async () => {
    const representations = [
      { __typename: 'Citizen', cpr: CHILD },
      { __typename: 'PrivateCitizen', cpr: CHILD },
    ];
    const { data } = await answerFor(
      {
        fields: ['Citizen.name', 'PrivateCitizen.status'],
        searchKeys: ['Query._entities(Citizen.cpr:)', 'Query._entities(PrivateCitizen.cpr:)'],
      },
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Citizen { sex name { surname } } ... on PrivateCitizen { name { surname } status absences { field reason } }
      } }`,
      { representations },
    );

    expect(data['_entities'][0]).toEqual({ sex: null, name: { surname: 'Hansen' } });
    expect(data['_entities'][1]).toMatchObject({
      name: null,
      absences: expect.arrayContaining([{ field: 'name', reason: 'NOT_ALLOWED' }]),
    });
    expect(data['_entities'][1].status).not.toBeNull();
  });
});

describe('the operation that is run', () => {
  test('is the one that was asked, where all is granted', () => {
    const operation = prepare(`{ citizen(cpr: "${CHILD}") { name { surname } } }`);
    expect(decideOn(withholding({ fields: ['Citizen.name'] }), operation).operation).toBe(operation);
  });

  test('is otherwise a copy, made once, with the same name, price and hash', () => {
    const access = withholding({ fields: ['Citizen.name'] });
    const operation = prepare(`query Q { citizen(cpr: "${CHILD}") { sex name { surname } } }`);
    const { operation: copy } = decideOn(access, operation);

    expect(copy).not.toBe(operation);
    expect(decideOn(access, operation).operation).toBe(copy);
    expect(copy).toMatchObject({ name: 'Q', hash: operation.hash, weight: operation.weight });
    expect(copy.cost({})).toBe(operation.cost({}));
  });

  test('stays as it is for those to whom all is granted', async () => {
    const operation = prepare(`{ citizen(cpr: "${CHILD}") { sex name { surname } } }`);
    await run(decideOn(withholding({ fields: ['Citizen.name'] }), operation).operation);

    expect((await run(operation)).data.citizen.sex).not.toBeNull();
  });

  test('is kept for few combinations of conditions at a time, and made again for others', () => {
    const access = withholding({ fields: ['Citizen.name'] });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const operation =
      prepare(`query (${names.map((name) => `$${name}: Boolean!`).join()}) { citizen(cpr: "${CHILD}") {
      sex name { surname } ${names.map((name) => `${name}: birthDate @include(if: $${name})`).join(' ')}
    } }`);
    const copies = Array.from({ length: 64 }, (_, bits) => {
      const variables = Object.fromEntries(names.map((name, bit) => [name, ((bits >> bit) & 1) === 1]));
      return { variables, copy: decideOn(access, operation, { variables }).operation };
    });
    const isKept = ({ variables, copy }: (typeof copies)[number]) =>
      decideOn(access, operation, { variables }).operation === copy;

    expect(copies.slice(-4).map(isKept)).toEqual([true, true, true, true]);
    expect(isKept(copies.at(-5)!)).toBe(false);
    expect(isKept(copies[0]!)).toBe(false);
  });
});
