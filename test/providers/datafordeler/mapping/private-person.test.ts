import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PrivateCitizen } from '../../../../src/domain/private-citizen.ts';
import { privatePerson } from '../../../../src/providers/datafordeler/mapping/private-person.ts';
import { Row } from '../../../../src/providers/datafordeler/mapping/row.ts';
import { valueOf, type Told } from '../../../../src/providers/told.ts';
import { startTestServer, type TestServer } from '../../../http/test-server.ts';
import { ALL_PRIVATE_FIELDS, NOW } from '../read-person.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const PROTECTED = '0105700660';
const NAME = { fornavne: 'Emma', efternavn: 'Madsen', status: 'aktuel' };
const ADDRESS = { status: 'aktuel', cprAdresse: { vejnavn: 'Søgade' } };

const readTold = (fields: object): Told<PrivateCitizen> | null =>
  privatePerson(
    Row.of({ personnummer: '0101666000', status: 'bopael_i_danmark', beskyttelser: [], ...fields }, 'person'),
    'token',
    ALL_PRIVATE_FIELDS,
    NOW,
  );

/** A person of whom everything can be read, or nobody. */
function read(fields: object): PrivateCitizen | null {
  const told = readTold(fields);
  if (told === null) return null;
  return Object.fromEntries(
    Object.entries(told).map(([field, value]) => [field, valueOf(value)]),
  ) as PrivateCitizen;
}

describe('over the server', () => {
  let upstream: SimulatedDatafordeler;
  let server: TestServer;
  beforeAll(async () => {
    upstream = await startSimulatedDatafordeler('private');
    server = await startTestServer({}, () => upstream.provider);
  });
  afterAll(async () => {
    await server.stop();
    await upstream.stop();
  });

  test('name and addresses of the protected are null, and it is told that they are withheld', async () => {
    const { body } = await server.query(`{ privateCitizen(cpr: "${PROTECTED}") {
      protection { nameAndAddress localDirectory } name { surname } address { lines } contactAddress { lines }
      migration { validity { from } } occupation canReceiveLetter { obstacle } absences { field reason } } }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.privateCitizen).toMatchObject({
      protection: { nameAndAddress: 'PROTECTED', localDirectory: 'UNKNOWN' },
      name: null,
      address: null,
      contactAddress: null,
      migration: null,
      canReceiveLetter: { obstacle: 'WITHHELD_FOR_PROTECTION' },
    });
    for (const field of ['name', 'address', 'contactAddress', 'migration']) {
      expect(body.data.privateCitizen.absences).toContainEqual({ field, reason: 'WITHHELD_FOR_PROTECTION' });
    }
  });

  test('of an address and a departure no more is asked than a company may be told', async () => {
    await server.query(`{ privateCitizen(cpr: "${PROTECTED}") {
      address { supplementaryLines municipalityMove { movedIn } }
      migration { destinationCountry { authorityCode } originCountry { authorityCode } } } }`);
    const asked = upstream.simulator.queries.at(-1)?.fields.map((path) => path.split('.').at(-1)) ?? [];
    expect(asked).toEqual(expect.arrayContaining(['cprvejkode', 'landekode']));
    expect(asked.filter((field) => /flytning|supplerende|kode$/.test(field ?? '')).sort()).toEqual([
      'cprkommunekode',
      'cprvejkode',
      'landekode',
      'landekode',
    ]);
  });

  test('a name alone is asked for alone', async () => {
    await server.query(`{ privateCitizen(cpr: "${PROTECTED}") { name { surname } } }`);
    const asked = upstream.simulator.queries.at(-1)?.fields ?? [];
    expect([...new Set(asked.map((path) => path.split('.')[0]))].sort()).toEqual([
      'beskyttelser',
      'navne',
      'personnumre',
      'status',
    ]);
  });

  test('citizens are nothing that a company is told of', async () => {
    const { body } = await server.query(`{ citizen(cpr: "${PROTECTED}") { id } }`);
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_OFFERED_BY_PROVIDER']);
    expect(body.data).toEqual({ citizen: null });
  });
});

describe('what the service should have left out is left out here too', () => {
  test('name and addresses of the protected, and of those of whom it is not known', () => {
    const fields = {
      navne: [NAME],
      adresseoplysninger: [ADDRESS],
      kontaktadresse: { status: 'aktuel', adresselinie1: 'Boks 7' },
      udrejseIndrejser: [{ status: 'aktuel' }],
    };
    expect(read(fields)).toMatchObject({ name: { surname: 'Madsen' }, address: { streetName: 'Søgade' } });
    const isProtected = [{ beskyttelsestype: 'navne_og_adresse', status: 'aktuel' }];
    for (const beskyttelser of [isProtected, null]) {
      expect(read({ ...fields, beskyttelser })).toMatchObject({
        name: null,
        address: null,
        contactAddress: null,
        migration: null,
      });
    }
  });

  test('earlier names and addresses', () => {
    const fields = {
      navne: [{ ...NAME, status: 'historisk' }],
      adresseoplysninger: [{ ...ADDRESS, status: 'historisk' }],
    };
    expect(read(fields)).toMatchObject({ name: null, address: null });
  });

  test('people whose number is closed', () => {
    expect(read({ status: 'nedlagt_person' })).toBeNull();
  });
});

describe('a disappearance', () => {
  const since = { virkningfra: '2001-02-03', virkningfrausikkerhedsmarkering: true };

  test('comes with its day while it lasts, of the protected too', () => {
    const forsvindinger = [
      { ...since, status: 'historisk' },
      { ...since, status: 'aktuel' },
    ];
    const isProtected = [{ beskyttelsestype: 'navne_og_adresse', status: 'aktuel' }];
    const person = read({ status: 'forsvundet', forsvindinger, beskyttelser: isProtected });
    expect(person?.disappearance).toEqual({
      from: '2001-02-03',
      fromUncertain: true,
      to: null,
      toUncertain: null,
      phase: 'PRESENT',
    });
  });

  test('without a day is one all the same; one that ended is none', () => {
    expect(read({ forsvindinger: [{ status: 'aktuel' }] })?.disappearance).toMatchObject({ from: null });
    expect(read({ forsvindinger: [{ ...since, status: 'historisk' }] })?.disappearance).toBeNull();
  });
});

test('of somebody who died abroad the last departure is told; of others none that ended', () => {
  const udrejseIndrejser = [
    { status: 'historisk', virkningfra: '1990-01-01', udenlandsadresselinie1: 'Storgatan 1' },
    { status: 'historisk', virkningfra: '2001-01-01', udenlandsadresselinie1: 'Karl Johans gate 1' },
  ];
  expect(read({ status: 'doed', udrejseIndrejser })?.migration?.foreignAddressLines).toEqual([
    'Karl Johans gate 1',
  ]);
  expect(read({ udrejseIndrejser })?.migration).toBeNull();
});

test('of the dead the last address is told, not one that was corrected', () => {
  const adresseoplysninger = [
    { ...ADDRESS, status: 'rettet', virkningfra: '2003-01-01' },
    { status: 'historisk', virkningfra: '2001-01-01', cprAdresse: { vejnavn: 'Bygade' } },
    { status: 'historisk', virkningfra: '2002-01-01', cprAdresse: { vejnavn: 'Havnevej' } },
  ];
  expect(read({ status: 'doed', adresseoplysninger })?.address?.streetName).toBe('Havnevej');
});

describe('of rows that are called present, a company is told the one that holds', () => {
  const row = (vejnavn: string, virkningfra: string, virkningtil: string | null = null) => ({
    ...{ status: 'aktuel', virkningfra, virkningtil, cprAdresse: { vejnavn } },
    ...{ fornavne: vejnavn, efternavn: 'Madsen' },
  });
  const rows = [row('Nygade', '2040-01-01'), row('Søgade', '2001-01-01'), row('Bygade', '1980-01-01')];

  test('not one to come, nor one that a later one has ended', () => {
    expect(read({ adresseoplysninger: rows, navne: rows })).toMatchObject({
      address: { streetName: 'Søgade', validity: { phase: 'PRESENT' } },
      name: { givenName: 'Søgade' },
    });
  });

  test('not one that ended, but of the dead: theirs is the last one', () => {
    const adresseoplysninger = [row('Nygade', '2040-01-01'), row('Søgade', '1980-01-01', '1999-12-31')];
    expect(read({ adresseoplysninger })?.address).toBeNull();
    expect(read({ adresseoplysninger, status: 'doed' })?.address).toMatchObject({
      streetName: 'Søgade',
      validity: { phase: 'EARLIER' },
    });
  });

  test('where it can’t be read whether the person is dead, whether they have a last address is not known', () => {
    const adresseoplysninger = [row('Søgade', '1980-01-01', '1999-12-31')];
    const unreadable = { code: 'UPSTREAM_INVALID_RESPONSE' };
    expect(readTold({ adresseoplysninger, status: 7 })).toMatchObject({
      status: unreadable,
      address: unreadable,
      occupation: null,
    });
  });
});
