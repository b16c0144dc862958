import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedProvider } from '../../../src/providers/fake/embedded-provider.ts';
import type { PersonRecord } from '../../../src/providers/fake/person-record.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';
import { pathsWithoutValue } from '../../graphql/paths-without-value.ts';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import { everythingOf } from '../contract/every-field.ts';
import { oldNumbers } from './random-numbers.ts';

const PERIOD = { from: '1910-01-01', fromUncertain: true, to: '1920-01-01', toUncertain: true };
const COUNTRY = { authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' };
const ABROAD = { destinationCountry: COUNTRY, originCountry: COUNTRY, validity: PERIOD };
const WITHOUT_NUMBER = { person: { name: 'Aksel Holm', birthDate: '1888-05-02' }, validity: PERIOD };
const NAME = {
  givenName: 'Ane',
  middleName: 'Dam',
  surname: 'Holm',
  givenNameMarking: 'ABBREVIATED',
  middleNameMarking: 'ABBREVIATED',
  surnameMarking: 'ABBREVIATED',
  validity: PERIOD,
} as const;

/** What an own file can tell and no built-in person has. */
const OWN_FILE: readonly PersonRecord[] = [
  {
    cpr: '0101805001',
    status: 'RESIDENT_IN_DENMARK',
    name: NAME,
    nameHistory: [NAME],
    spouse: WITHOUT_NUMBER,
    spouseHistory: [WITHOUT_NUMBER],
    parents: [{ role: 'MOTHER', ...WITHOUT_NUMBER }],
    children: [WITHOUT_NUMBER],
    custodyHolders: [{ role: 'MOTHER', ...WITHOUT_NUMBER }],
    custodyOver: [WITHOUT_NUMBER],
    guardianship: { kind: 'FULL', validity: PERIOD },
    birthplace: { country: COUNTRY },
    citizenships: [{ country: COUNTRY, validity: PERIOD }],
    citizenshipHistory: [{ country: COUNTRY, validity: PERIOD }],
    address: { streetName: 'Søgade', validity: PERIOD },
    contactAddress: { lines: ['Søgade 2'], validity: PERIOD },
    migration: ABROAD,
    migrationHistory: [ABROAD],
    disappearances: [PERIOD],
  },
];

/** Empty in everybody for a reason in the thing itself, so that it is nothing to be told of the source. */
const EMPTY_BY_NATURE: readonly [RegExp, string][] = [
  [
    /^((cpr|status|civilStatus|churchMembership)Validity|disappearance)\.to(Uncertain)?$/,
    'What holds now has no end.',
  ],
  [/^contactAddress\.validity\.\w+Uncertain$/, 'The register does not mark these days.'],
  [/^nameHistory\.addressingName$/, 'Only the present name has one.'],
  [/^(?!custodyOver\.)\w+\.custodyAs$/, 'Custody is held of a child.'],
];

const folder = mkdtempSync(join(tmpdir(), 'own-people-'));
let server: TestServer;
beforeAll(async () => {
  const file = join(folder, 'people.json');
  writeFileSync(file, JSON.stringify(OWN_FILE));
  server = await startTestServer({ CPR_FAKE_PEOPLE: file, MAX_COST: '1000000000' });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const EVERYBODY = [
  ...[...readPeopleFile(BUILT_IN_PEOPLE), ...OWN_FILE].map(({ cpr }) => cpr),
  ...oldNumbers(1_000).map((cpr) => cpr.reveal()),
];

/** Everything of everybody. UNKNOWN is nothing told. */
async function everythingFrom(field: string, type: 'Citizen' | 'PrivateCitizen'): Promise<unknown[]> {
  const query = `query ($cprs: [CprNumber!]!) { people: ${field}(cprs: $cprs) { ${everythingOf(type)} } }`;
  const people: unknown[] = [];
  for (let start = 0; start < EVERYBODY.length; start += 500) {
    const { text, body } = await server.query(query, { cprs: EVERYBODY.slice(start, start + 500) });
    expect(body.errors).toBeUndefined();
    const { data } = JSON.parse(text.replaceAll('"UNKNOWN"', 'null')) as { data: { people: unknown[] } };
    people.push(...data.people);
  }
  return people;
}

describe.each([
  ['Citizen', 'citizens', createEmbeddedProvider({ provider: 'fake' }).capabilities.citizenFieldsNotOffered],
  [
    'PrivateCitizen',
    'privateCitizens',
    createEmbeddedProvider({ provider: 'fake' }).capabilities.privateCitizenFieldsNotOffered,
  ],
] as const)('what test people never have of %s', (type, field, notOffered) => {
  test('is listed, and nothing else: all the rest somebody has, or an own file can tell it', async () => {
    const empty = pathsWithoutValue(await everythingFrom(field, type)).filter(
      (path) => !EMPTY_BY_NATURE.some(([pattern]) => pattern.test(path)),
    );

    expect(empty.sort()).toEqual([...notOffered].sort());
  });
});
