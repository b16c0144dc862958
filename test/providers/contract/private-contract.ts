import { expect, test } from '@jest/globals';
import { describeContract, type Adapter, type Contract } from './contract.ts';
import { NOBODY, RANDOM, WELL_DESCRIBED } from './contract-people.ts';
import { everyFieldOf, everythingOf } from './every-field.ts';
import { formerNumbers } from './public-contract.ts';

const EVERYTHING = everythingOf('PrivateCitizen');
const BY_NUMBER = `query ($cprs: [CprNumber!]!) { privateCitizens(cprs: $cprs) { ${EVERYTHING} } }`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on PrivateCitizen { ${EVERYTHING} } } }`;

/** What every adapter for companies must do. */
export function describePrivateContract(adapter: Adapter): void {
  describeContract(adapter, (contract) => {
    test('everything about everybody; every listed difference is there to be seen', async () => {
      const met = await contract.expectAgreement(BY_NUMBER, { cprs: await presentNumbers(contract) });
      expect([...met].sort()).toEqual(adapter.differences.map(({ field }) => field).sort());
    });

    test.each([...everyFieldOf('PrivateCitizen')])(
      '%s when nothing else is asked',
      async (_field, selection) => {
        const query = `query ($cprs: [CprNumber!]!) { privateCitizens(cprs: $cprs) { __typename ${selection} } }`;
        await contract.expectAgreement(query, { cprs: WELL_DESCRIBED });
      },
    );

    test('people asked for by a number that they had, but for the id: a source may tell no other number to make it of', async () => {
      const fields = everyFieldOf('PrivateCitizen');
      const selection = [...fields].filter(([name]) => name !== 'id').map(([, asked]) => asked);
      const query = `query ($cprs: [CprNumber!]!) { privateCitizens(cprs: $cprs) { __typename ${selection.join(' ')} } }`;
      await contract.expectAgreement(query, { cprs: await formerNumbers(contract) });
    });

    test('people asked for by the id that they were told with', async () => {
      const { privateCitizens } = await contract.fake(BY_NUMBER, { cprs: WELL_DESCRIBED });
      const representations = (privateCitizens as ({ id: string } | null)[]).flatMap((person) =>
        person === null ? [] : { __typename: 'PrivateCitizen', id: person.id },
      );
      expect(representations.length).toBeGreaterThan(100);
      await contract.expectAgreement(ENTITIES, { representations });
    });

    test('ids that were never given out, and ids of citizens', async () => {
      const { citizens } = await contract.fake(
        'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }',
        { cprs: WELL_DESCRIBED.slice(0, 5) },
      );
      const ids = ['no-id', '', ...(citizens as { id: string }[]).map(({ id }) => id)];
      const representations = ids.map((id) => ({ __typename: 'PrivateCitizen', id }));
      await contract.expectAgreement(ENTITIES, { representations });
    });

    test('a list with nobodies in it and people twice: each answer in its own place', async () => {
      const [one = '', two = ''] = WELL_DESCRIBED;
      await contract.expectAgreement(BY_NUMBER, { cprs: [NOBODY[0], one, two, one, NOBODY[1], one] });
    });
  });
}

/** The numbers that are not somebody's former one. */
async function presentNumbers(contract: Contract): Promise<string[]> {
  const former = new Set(await formerNumbers(contract));
  return [...WELL_DESCRIBED, ...RANDOM].filter((number) => !former.has(number));
}
