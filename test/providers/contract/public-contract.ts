import { expect, test } from '@jest/globals';
import { describeContract, type Adapter, type Ask, type Contract } from './contract.ts';
import { NOBODY, RANDOM, WELL_DESCRIBED } from './contract-people.ts';
import { everyFieldOf, everythingOf } from './every-field.ts';

const EVERYTHING = everythingOf('Citizen');
const BY_NUMBER = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { ${EVERYTHING} } }`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Citizen { ${EVERYTHING} } } }`;

/** What every adapter for authorities must do. */
export function describePublicContract(adapter: Adapter): void {
  describeContract(adapter, (contract) => {
    test('everything about everybody; every listed difference is there to be seen', async () => {
      const met = await contract.expectAgreement(BY_NUMBER, { cprs: [...WELL_DESCRIBED, ...RANDOM] });
      expect([...met].sort()).toEqual(adapter.differences.map(({ field }) => field).sort());
    });

    test.each([...everyFieldOf('Citizen')])('%s when nothing else is asked', async (_field, selection) => {
      const query = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { __typename ${selection} } }`;
      await contract.expectAgreement(query, { cprs: WELL_DESCRIBED });
    });

    test('why a field is empty, whichever it is', async () => {
      const query = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) {
        __typename name { surname } address { lines } statusValidity { from } migration { validity { from } } notes { text }
        absences { field reason } } }`;
      await contract.expectAgreement(query, { cprs: WELL_DESCRIBED });
    });

    test('people asked for by a number that they had', async () => {
      const former = await formerNumbers(contract);
      expect(former.length).toBeGreaterThan(1);
      await contract.expectAgreement(BY_NUMBER, { cprs: former });
    });

    test('people asked for by id', async () => {
      const query = `query ($ids: [ID!]!) { citizensById(ids: $ids) { ${EVERYTHING} } }`;
      const ofEach = (ask: Ask) => idsOf(ask, [...WELL_DESCRIBED, ...RANDOM]);
      await contract.expectAgreement(
        query,
        { ids: await ofEach(contract.fake) },
        { ids: await ofEach(contract.adapter) },
      );
    });

    test('one person by number and by id, with a hyphen and without', async () => {
      const [number = ''] = WELL_DESCRIBED;
      const idOf = async (ask: Ask) => ({ id: (await idsOf(ask, [number]))[0] });
      const query = `query ($id: ID!) {
        one: citizen(cpr: "${number}") { ${EVERYTHING} }
        other: citizen(cpr: "${number.slice(0, 6)}-${number.slice(6)}") { ${EVERYTHING} }
        third: citizenById(id: $id) { ${EVERYTHING} }
      }`;
      await contract.expectAgreement(query, await idOf(contract.fake), await idOf(contract.adapter));
    });

    test('entities by each of their keys, nobodies among them', async () => {
      const byNumber = [...WELL_DESCRIBED, ...NOBODY, ...RANDOM].map((cpr) => ({
        __typename: 'Citizen',
        cpr,
      }));
      const ofEach = async (ask: Ask) => ({
        representations: [
          ...byNumber,
          ...(await idsOf(ask, WELL_DESCRIBED)).map((id) => ({ __typename: 'Citizen', id })),
        ],
      });
      await contract.expectAgreement(ENTITIES, await ofEach(contract.fake), await ofEach(contract.adapter));
    });

    test('a list with nobodies in it and people twice: each answer in its own place', async () => {
      const [one = '', two = ''] = WELL_DESCRIBED;
      const cprs = [NOBODY[0], one, two, one, NOBODY[1], ...(await formerNumbers(contract)), one, NOBODY[0]];
      await contract.expectAgreement(BY_NUMBER, { cprs });
    });

    test('ids that nobody has', async () => {
      const ids = ['no-id', '00000000-0000-0000-0000-000000000000', ''];
      await contract.expectAgreement('query ($ids: [ID!]!) { citizensById(ids: $ids) { id } }', { ids });
    });

    test('a walk through families', async () => {
      const person = '__typename id cpr name { addressingName } protection { nameAndAddress } status';
      const validity = '__typename from fromUncertain to toUncertain phase';
      const relative = `__typename role identification validity { ${validity} } person { name birthDate }`;
      const step = (inner: string): string => `{ ${relative} citizen { ${person} ${inner} } }`;
      const around = `parents ${step('')} children ${step('')} spouse ${step('')}`;
      const query = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) {
        ${person} spouse ${step(around)} parents ${step(around)} children ${step(around)}
        custodyHolders ${step('')} custodyOver ${step('')} } }`;
      await contract.expectAgreement(query, { cprs: [...WELL_DESCRIBED, ...RANDOM.slice(0, 20)] });
    });

    test.each(['0101585401', '0101585403', '0101585502', '0101585503'])(
      'the failure of the number %s has the same code',
      async (number) => {
        const { fake, adapter: others } = await contract.errorCodes(`{ citizen(cpr: "${number}") { id } }`);
        expect(others).toEqual(fake);
        expect(fake).toHaveLength(1);
      },
    );
  });
}

async function idsOf(ask: Ask, cprs: readonly string[]): Promise<string[]> {
  const { citizens } = await ask('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', { cprs });
  return (citizens as { id: string }[]).map(({ id }) => id);
}

/** The former numbers among those of the people. */
export async function formerNumbers(contract: Contract): Promise<string[]> {
  const { citizens } = await contract.fake(
    'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { cprHistory { cpr } } }',
    { cprs: [...WELL_DESCRIBED, ...RANDOM] },
  );
  return (citizens as { cprHistory: { cpr: string }[] }[]).flatMap(({ cprHistory }) =>
    cprHistory.map(({ cpr }) => cpr),
  );
}
