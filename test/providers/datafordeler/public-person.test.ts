import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { ProviderError } from '../../../src/providers/provider-error.ts';
import { createOwnPeople } from './own-people.ts';
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

test('a closed number is told to an authority, as closed', async () => {
  expect(await lookUp(own.add({ status: 'nedlagt_person' }))).toMatchObject([{ status: 'CLOSED' }]);
});
