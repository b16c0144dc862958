import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeRegisterPeople, withPeople } from './register-people.ts';
import { PRIVATE_PATH, query } from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

const DOCUMENT = `query($numbers: [String!]) {
  CPRCustom_PrivateSectorPerson(input: { personnummer: { personnummer: { in: $numbers } } }) {
    nodes {
      personnumre { personnummer }
      status
      statusdato
      beskyttelser { beskyttelsestype status virkningfra virkningtil }
      navne { fornavne efternavn status }
      adresseoplysninger { status cprAdresse { postnummer } }
      kontaktadresse { adresselinie1 }
      udrejseIndrejser { status }
      vaergemaal { vaergenavn }
    }
  }
}`;

const CLOSED = '0101650049';
let simulator: DatafordelerSimulator;
beforeAll(async () => {
  const people = fakeRegisterPeople();
  const closed = people.byNumber(CLOSED).map((person) => ({ ...person, status: 'nedlagt_person' }));
  simulator = await startDatafordelerSimulator({ people: withPeople(closed, people) });
});
afterAll(() => simulator.stop());

type Shown = {
  readonly personnumre: readonly { readonly personnummer: string }[];
  readonly beskyttelser: readonly { readonly beskyttelsestype: string }[];
  readonly adresseoplysninger: readonly { readonly status: string }[] | null;
};

async function ask(...numbers: string[]): Promise<Shown[]> {
  const { data, errors } = await query(simulator, DOCUMENT, { numbers }, PRIVATE_PATH);
  expect(errors).toBeUndefined();
  return data?.['CPRCustom_PrivateSectorPerson']?.nodes as unknown as Shown[];
}

describe('the private service', () => {
  test('shows what is current, and no history', async () => {
    const [person] = await ask('0701614054');
    expect(person).toMatchObject({
      navne: [{ status: 'aktuel' }],
      adresseoplysninger: [{ status: 'aktuel' }],
      udrejseIndrejser: [],
    });
  });

  test('withholds name, addresses and departure of the protected as null, and says that they are protected', async () => {
    const [person] = await ask('1007600069');
    expect(person).toMatchObject({
      status: 'udrejst',
      navne: null,
      adresseoplysninger: null,
      kontaktadresse: null,
      udrejseIndrejser: null,
    });
    expect(person?.beskyttelser.map(({ beskyttelsestype }) => beskyttelsestype)).toEqual([
      'navne_og_adresse',
      'markedsfoering',
    ]);
  });

  test('shows the guardian', async () => {
    expect(await ask('0101901009')).toMatchObject([{ vaergemaal: [{ vaergenavn: expect.any(String) }] }]);
  });

  test('gives the dead with their last address', async () => {
    const [person] = await ask('0605851010');
    expect(person?.adresseoplysninger?.map(({ status }) => status)).toEqual(['historisk']);
  });

  test('has one hit or none for each number, present or former', async () => {
    const found = await ask('0904915174', '0102585000');
    expect(found.map(({ personnumre }) => personnumre.map(({ personnummer }) => personnummer))).toEqual([
      ['0904414174', '0904915174'],
    ]);
  });

  test('never gives a person whose number is closed', async () => {
    expect(await ask(CLOSED)).toEqual([]);
  });
});
