import { describe, expect, test } from '@jest/globals';
import { parse, visit } from 'graphql';
import { runByBoth, schema } from '../both-executors.ts';
import { executeOperation } from '../execute.ts';
import { createFrugalProvider } from '../../frugal-provider.ts';
import { contextOf, requestOver } from '../../request.ts';

// The Hansen family of the published people: parents and two of their children.
const MOTHER = '0701650018';
const FATHER = '0707650079';
const CHILD = '0808055007';
const SISTER = '0808055015';
const CHILD_ID = '18594769-a595-4953-bc5a-85dc36f69e74';

/** What a source that tells only what it is asked is asked for an operation, call by call. */
const askedBy = async (document: string, variables: Record<string, unknown> = {}) => {
  const { calls, errors } = await runByBoth({ document, variables });
  expect(errors).toBeUndefined();
  return calls;
};

describe('of a person is asked', () => {
  test('what somebody wants to read: a name alone is a small question', async () => {
    expect(await askedBy(`{ citizen(cpr: "${CHILD}") { name { surname } } }`)).toEqual([
      { [CHILD]: ['name'] },
    ]);
  });

  test('by its name in the register, whatever it is called in the answer', async () => {
    const query = `{ citizen(cpr: "${CHILD}") { kind: sex one: name { surname } other: name { givenName } } }`;
    expect(await askedBy(query)).toEqual([{ [CHILD]: ['name', 'sex'] }]);
  });

  test('what is in fragments, in fragments of fragments, with a type and without', async () => {
    const query = `query { citizen(cpr: "${CHILD}") { ...A ... { occupation } ... on Citizen { sex } } }
      fragment A on Citizen { birthDate ...B ...B }
      fragment B on Citizen { address { lines } ...A2 }
      fragment A2 on Citizen { birthplace { authorityName } }`;
    expect(await askedBy(query)).toEqual([
      { [CHILD]: ['address', 'birthDate', 'birthplace', 'occupation', 'sex'] },
    ]);
  });

  test('what an answer is worked out from, and nothing for why something is empty', async () => {
    const query = `{ citizen(cpr: "${CHILD}") { isOfAge livesInMunicipality(code: "0851") absences { field } } }`;
    expect(await askedBy(query)).toEqual([
      { [CHILD]: ['address', 'birthDate', 'status', 'statusValidity', 'toldAge'] },
    ]);
    expect(await askedBy(`{ citizen(cpr: "${CHILD}") { absences { field } __typename } }`)).toEqual([
      { [CHILD]: [] },
    ]);
  });

  test('for a company also whether the person is protected, where that decides the answer', async () => {
    expect(await askedBy(`{ privateCitizen(cpr: "${CHILD}") { cpr occupation } }`)).toEqual([
      { [CHILD]: ['occupation'] },
    ]);
    expect(
      await askedBy(`{ privateCitizen(cpr: "${CHILD}") { name { surname } absences { reason } } }`),
    ).toEqual([{ [CHILD]: ['name', 'protection'] }]);
  });

  test('nothing of what another operation of the document wants', async () => {
    const document = parse(`query A { citizen(cpr: "${CHILD}") { sex } }
      query B { citizen(cpr: "${CHILD}") { ...Secret } }
      fragment Secret on Citizen { guardianship { guardianName } }`);
    for (const [operationName, field] of [
      ['A', 'sex'],
      ['B', 'guardianship'],
      ['A', 'sex'],
    ] as const) {
      expect((await runByBoth({ document, operationName })).calls).toEqual([{ [CHILD]: [field] }]);
    }
  });

  test('what this request does not skip, each time that the operation is run', async () => {
    const document = parse(`query ($more: Boolean!, $less: Boolean! = false) {
      citizen(cpr: "${CHILD}") {
        sex
        occupation @include(if: $more)
        ... @include(if: $more) { birthDate }
        ...Lines @skip(if: $less)
        nameHistory @skip(if: true) { surname }
        notes @include(if: false) { text }
      }
    }
    fragment Lines on Citizen { address { lines } }`);
    const fieldsWith = async (variables: Record<string, boolean>) => {
      const { calls } = await runByBoth({ document, variables });
      return calls[0]?.[CHILD];
    };
    expect(await fieldsWith({ more: false })).toEqual(['address', 'sex']);
    expect(await fieldsWith({ more: true })).toEqual(['address', 'birthDate', 'occupation', 'sex']);
    expect(await fieldsWith({ more: true, less: true })).toEqual(['birthDate', 'occupation', 'sex']);
    expect(await fieldsWith({ more: false })).toEqual(['address', 'sex']);
  });

  test('also where an operation has more conditions than are planned for', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const document = parse(`query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) {
      citizen(cpr: "${CHILD}") { sex ${names.map((name) => `${name}: occupation @include(if: $${name})`).join(' ')} }
    }`);
    for (let run = 0; run < 32; run++) {
      const variables = Object.fromEntries(names.map((name, bit) => [name, ((run >> bit) & 1) === 1]));
      const { calls } = await runByBoth({ document, variables });
      expect(calls).toEqual([{ [CHILD]: run === 0 ? ['sex'] : ['occupation', 'sex'] }]);
    }
  });
});

describe('at each place is asked what is wanted there', () => {
  test('of a person, not of their relatives, and of relatives not what is wanted of the person', async () => {
    const query = `{ citizen(cpr: "${CHILD}") {
      sex
      parents { citizen { occupation spouse { citizen { birthDate } } } }
    } }`;
    expect(await askedBy(query)).toEqual([
      { [CHILD]: ['parents', 'sex'] },
      { [MOTHER]: ['occupation', 'spouse'], [FATHER]: ['occupation', 'spouse'] },
      { [MOTHER]: ['birthDate'], [FATHER]: ['birthDate'] },
    ]);
  });

  test('of a citizen by an alias, an entity, somebody found, and whom an event is about', async () => {
    const query = `query ($entities: [_Any!]!) {
      one: citizen(cpr: "${CHILD}") { sex }
      other: citizen(cpr: "${SISTER}") { occupation }
      _entities(representations: $entities) { ... on Citizen { birthplace { country { name } } } ... on PrivateCitizen { name { surname } } }
      searchCitizens(filter: { name: { surname: "Hansen" } }, first: 1) {
        nodes { birthDate }
        edges { node { nameHistory { surname } } }
        pageInfo { hasNextPage }
      }
    }`;
    const calls = await askedBy(query, {
      entities: [
        { __typename: 'Citizen', cpr: MOTHER },
        { __typename: 'PrivateCitizen', cpr: FATHER },
      ],
    });
    expect(calls).toHaveLength(3);
    expect(calls).toEqual(
      expect.arrayContaining([
        { search: ['birthDate', 'nameHistory'] },
        { [CHILD]: ['sex'], [SISTER]: ['occupation'], [MOTHER]: ['birthplace'] },
        { [FATHER]: ['name'] },
      ]),
    );

    const event =
      '{ cprEvents(from: "2026-03-02T00:00:00Z", first: 1) { nodes { kind citizen { sex } } edges { node { citizen { status } } } } }';
    expect(Object.values((await askedBy(event))[0]!)).toEqual([['sex', 'status']]);
  });

  test('by one set of fields for all places that want the same, so that a source can ask for them together', async () => {
    const fields = 'id name { surname } sex';
    const { sets } = await runByBoth({
      document: `{
        one: citizen(cpr: "${CHILD}") { ${fields} }
        other: citizen(cpr: "${SISTER}") { sex, again: sex, id, ...Name }
        many: citizens(cprs: ["${MOTHER}"]) { ${fields} }
      }
      fragment Name on Citizen { name { givenName } }`,
    });
    expect(sets).toHaveLength(3);
    expect(new Set(sets).size).toBe(1);
  });
});

describe('the same person', () => {
  test('at two places of one level is asked about once, for both', async () => {
    const query = `{
      one: citizen(cpr: "${CHILD}") { sex name { surname } }
      other: citizen(cpr: "${CHILD}") { name { givenName } address { lines } }
      third: citizens(cprs: ["${CHILD}", "${SISTER}"]) { occupation }
    }`;
    expect(await askedBy(query)).toEqual([
      { [CHILD]: ['address', 'name', 'occupation', 'sex'], [SISTER]: ['occupation'] },
    ]);
  });

  test('is asked about in the same way by whichever places, so that a source can ask for many of them together', async () => {
    const cprs = `["${CHILD}", "${SISTER}"]`;
    const { sets } = await runByBoth({
      document: `{
        one: citizens(cprs: ${cprs}) { sex }
        other: citizens(cprs: ${cprs}) { occupation }
        again: citizen(cpr: "${SISTER}") { sex }
      }`,
    });
    expect(sets).toHaveLength(2);
    expect(new Set(sets).size).toBe(1);
  });

  test('deeper in the operation is asked for what is new only, and told with what is known', async () => {
    const { calls, data } = await runByBoth({
      document: `{ citizen(cpr: "${CHILD}") {
        name { givenName }
        parents { citizen {
          children { citizen { cpr name { givenName } address { postalCode } parents { role } } }
        } }
      } }`,
    });
    expect(calls[0]).toEqual({ [CHILD]: ['name', 'parents'] });
    expect(calls[2]).toMatchObject({
      [CHILD]: ['address', 'cpr'],
      [SISTER]: ['address', 'cpr', 'name', 'parents'],
    });
    expect(calls).toHaveLength(3);
    const [child] = data.citizen.parents[0].citizen.children
      .map(({ citizen }: { citizen: { cpr: string } }) => citizen)
      .filter(({ cpr }: { cpr: string }) => cpr === CHILD);
    expect(child).toEqual({
      cpr: CHILD,
      name: data.citizen.name,
      address: { postalCode: expect.stringMatching(/^\d{4}$/) },
      parents: [{ role: 'MOTHER' }, { role: 'FATHER_OR_CO_MOTHER' }],
    });
  });

  test('is not asked about again when there is nothing new, by whichever key they come', async () => {
    const query = `{ citizenById(id: "${CHILD_ID}") {
      sex
      parents { citizen { children { citizen { sex parents { role citizen { sex } } } } } }
    } }`;
    const calls = await askedBy(query);
    expect(calls.slice(0, 2)).toEqual([
      { [CHILD_ID]: ['parents', 'sex'] },
      { [MOTHER]: ['children'], [FATHER]: ['children'] },
    ]);
    // Of the parents their sex is new; they are reached at once, behind the child who is known.
    expect(calls[2]).toMatchObject({ [SISTER]: ['parents', 'sex'], [MOTHER]: ['sex'], [FATHER]: ['sex'] });
    expect(calls[2]).not.toHaveProperty(CHILD);
    expect(calls).toHaveLength(3);
  });

  test('who is not there, or could not be had, is asked about once', async () => {
    const { calls, errors, data } = await runByBoth({
      document: `{
        nobody: citizen(cpr: "0101585000") { sex }
        nobodyAgain: citizen(cpr: "0101585000") { occupation }
        failing: citizen(cpr: "0101585503") { sex }
        failingAgain: citizen(cpr: "0101585503") { occupation }
      }`,
    });
    expect(calls).toHaveLength(1);
    expect(data).toEqual({ nobody: null, nobodyAgain: null, failing: null, failingAgain: null });
    expect(errors?.map(({ path }) => path)).toEqual([['failing'], ['failingAgain']]);
  });
});

describe('however often an operation repeats itself, each of its parts is looked at a fixed number of times', () => {
  const times = (count: number, text: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => text(index)).join(' ');

  test.each<[string, (count: number) => string]>([
    [
      'a fragment spread over and over',
      (count) =>
        `{ citizen(cpr: "0101585000") { ${times(count, () => '...F')} } } fragment F on Citizen { sex }`,
    ],
    [
      'a long fragment in a field of many names',
      (count) => `{ citizen(cpr: "0101585000") { ${times(20, (index) => `a${index}: address { ...F }`)} } }
        fragment F on CprAddress { ${times(count, (index) => `f${index}: floor`)} }`,
    ],
    [
      'why something is empty, under many names',
      (count) =>
        `{ citizen(cpr: "${CHILD}") { ${times(count, (index) => `a${index}: absences { field }`)} } }`,
    ],
    [
      'why something is empty, at many places',
      (count) =>
        `{ ${times(count, (index) => `p${index}: citizen(cpr: "${CHILD}") { parents { citizen { sex ...Why } } }`)} }
        fragment Why on Citizen { why: absences { field } }`,
    ],
  ])('%s', async (_what, operationOf) => {
    const looksFor = async (count: number): Promise<number> => {
      const document = parse(operationOf(count));
      let looks = 0;
      visit(document, {
        enter(node) {
          if (!('directives' in node)) return;
          const { directives } = node;
          Object.defineProperty(node, 'directives', { get: () => ((looks += 1), directives) });
        },
      });
      const contextValue = contextOf(requestOver(createFrugalProvider().provider).request);
      const { errors } = await executeOperation({ schema, document, contextValue });
      expect(errors).toBeUndefined();
      return looks;
    };

    const looks = await looksFor(100);
    expect(looks).toBeGreaterThan(100);
    expect((await looksFor(400)) / looks).toBeLessThan(4.2);
  });
});
