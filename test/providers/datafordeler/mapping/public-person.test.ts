import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import type { ProviderError } from '../../../../src/providers/provider-error.ts';
import type { Told } from '../../../../src/providers/told.ts';
import { createOwnPeople, NO_DAYS } from '../own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const own = createOwnPeople();
let upstream: SimulatedDatafordeler;
beforeAll(async () => {
  upstream = await startSimulatedDatafordeler('public', own.people);
});
afterAll(() => upstream.stop());

const WANTED: ReadonlySet<keyof Citizen> = new Set(['name']);

const lookUp = (...numbers: CprNumber[]): Promise<readonly (Told<Citizen> | ProviderError | null)[]> =>
  upstream.provider.citizens(
    numbers.map((cpr) => ({ key: { cpr }, fields: WANTED })),
    { signal: new AbortController().signal },
  );

const KNOWN = CprNumber.of('0707614293');
const NOBODY = CprNumber.of('0101585000');

test('a person without an id fails alone; a value that can’t be read fails alone in its person', async () => {
  const [known, broken, without, nobody] = await lookUp(
    KNOWN,
    own.add({ koen: '' }),
    own.add({ id: '' }),
    NOBODY,
  );
  expect(known).toMatchObject({ sex: 'MALE' });
  const failure = (field: string) => ({
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `Datafordeler's answer has no text in "data.CPRCustom_PublicSectorPerson.nodes.${field}".`,
  });
  expect(broken).toMatchObject({ status: 'RESIDENT_IN_DENMARK', sex: failure('koen') });
  expect(without).toMatchObject(failure('id'));
  expect(nobody).toBeNull();
});

test.each([
  ['corrected', 'rettet', 0],
  ['historic', 'historisk', 1],
])(
  'a number whose only row is %s leads to the person, who has no number now',
  async (_title, status, former) => {
    const number = CprNumber.of(`010166790${former}`);
    own.add({ personnumre: [{ personnummer: number.reveal(), status, ...NO_DAYS }] });
    const [person] = await lookUp(number);
    expect(person).toMatchObject({ sex: 'FEMALE', cpr: null, cprValidity: null });
    expect((person as Citizen).cprHistory).toHaveLength(former);
  },
);

test('the contact address that holds is asked for: without a condition it might be one of the past', async () => {
  const row = (status: string, adresselinie1: string) => ({
    ...{ status, virkningfra: null, virkningtil: null, adresselinie1 },
    ...{ adresselinie2: null, adresselinie3: null, adresselinie4: null, adresselinie5: null },
  });
  const former = row('historisk', 'Boks 1');
  const moved = own.add({ kontaktadresse: [former, row('aktuel', 'Boks 2')] });
  const none = own.add({ kontaktadresse: [former] });
  const fields: ReadonlySet<keyof Citizen> = new Set(['contactAddress', 'contactAddressHistory']);
  const people = await upstream.provider.citizens(
    [moved, none].map((cpr) => ({ key: { cpr }, fields })),
    { signal: new AbortController().signal },
  );
  expect(people).toMatchObject([{ contactAddress: { lines: ['Boks 2'] } }, { contactAddress: null }]);
});

test('a closed number is told to an authority, as closed', async () => {
  expect(await lookUp(own.add({ status: 'nedlagt_person' }))).toMatchObject([{ status: 'CLOSED' }]);
});
