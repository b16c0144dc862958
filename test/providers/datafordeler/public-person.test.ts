import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { ProviderError } from '../../../src/providers/provider-error.ts';
import { createOwnPeople, NO_DAYS } from './own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from './simulated-datafordeler.ts';

const own = createOwnPeople();
let upstream: SimulatedDatafordeler;
beforeAll(async () => {
  upstream = await startSimulatedDatafordeler('public', own.people);
});
afterAll(() => upstream.stop());

const lookUp = (...numbers: CprNumber[]): Promise<readonly (Citizen | ProviderError | null)[]> =>
  upstream.provider.citizens(
    numbers.map((cpr) => ({ cpr })),
    { fields: new Set(['name']), signal: new AbortController().signal },
  );

const KNOWN = CprNumber.of('0707614293');
const NOBODY = CprNumber.of('0101585000');

test('a person whose answer can’t be read fails alone', async () => {
  const [known, broken, nobody] = await lookUp(KNOWN, own.add({ koen: '' }), NOBODY);
  expect(known).toMatchObject({ sex: 'MALE' });
  expect(broken).toMatchObject({
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `Datafordeler's answer has no text in "data.CPRCustom_PublicSectorPerson.nodes.koen".`,
  });
  expect(nobody).toBeNull();
});

test('a person whose number can’t be read may be any of those who are missing: they are not told to be nobody', async () => {
  const number = own.add({});
  own.add({
    personnumre: [
      { personnummer: number.reveal(), status: 'historisk', ...NO_DAYS },
      { personnummer: '', status: 'aktuel', ...NO_DAYS },
    ],
  });
  const [known, missing] = await lookUp(KNOWN, number);
  expect(known).toMatchObject({ sex: 'MALE' });
  expect(missing).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
});

test('a number that was somebody’s by mistake does not lead to them', async () => {
  const mistaken = CprNumber.of('0101667001');
  own.add({
    personnumre: [
      { personnummer: '0101667003', status: 'aktuel', ...NO_DAYS },
      { personnummer: mistaken.reveal(), status: 'fortrudt', ...NO_DAYS },
    ],
  });
  expect(await lookUp(mistaken)).toEqual([null]);
});

test('a closed number is told to an authority, as closed', async () => {
  expect(await lookUp(own.add({ status: 'nedlagt_person' }))).toMatchObject([{ status: 'CLOSED' }]);
});
