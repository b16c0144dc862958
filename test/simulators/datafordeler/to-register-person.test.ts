import { describe, expect, test } from '@jest/globals';
import { isObjectType, getNamedType, type GraphQLObjectType } from 'graphql';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { fakePeople } from '../fake-people.ts';
import { answerQuery } from './answer-query.ts';
import { fakeRegisterPeople } from './register-people.ts';
import type { RegisterPerson } from './register-person.ts';
import { publicSector } from './sector.ts';
import { toRegisterPerson } from './to-register-person.ts';

const { wellDescribed, find } = fakePeople();

/** Random people of all ages that the 19th century's numbers and the present ones reach. */
const randomSample = Array.from({ length: 300 }, (_, index) => {
  const year = String(index % 100).padStart(2, '0');
  return find({ cpr: CprNumber.of(`0${1 + (index % 9)}03${year}${5003 + index * 7}`) });
}).filter((citizen) => citizen !== null);

const registered = (digits: string): RegisterPerson => {
  const citizen = find({ cpr: CprNumber.of(digits) });
  if (citizen === null) throw new Error('There is no such test person');
  return toRegisterPerson(citizen, find);
};

describe('nothing of a citizen is lost that the register has a place for', () => {
  // Codes are told in the register's words; the rest is what its types can't carry, or write otherwise.
  const TOLD_OTHERWISE = new Set([
    'status',
    'sex',
    'civilStatus',
    'role',
    'kind',
    'churchMembership',
    'protection',
    'careOf',
    'givenNameMarking',
    'middleNameMarking',
    'surnameMarking',
    'phase',
  ]);

  test.each([
    ['the well-described people', wellDescribed],
    ['random people', randomSample],
  ])('%s', (_group, people) => {
    const lost = people.flatMap((citizen) => {
      const carried = new Set(textsIn(toRegisterPerson(citizen, find)));
      const isResident = citizen.status.startsWith('RESIDENT_');
      const statusValidity = isResident ? null : citizen.statusValidity;
      return textsIn({ ...citizen, statusValidity }, TOLD_OTHERWISE)
        .filter((text) => !carried.has(text))
        .map((text) => `${citizen.id}: ${text}`);
    });
    expect(people.length).toBeGreaterThan(100);
    expect(lost).toEqual([]);
  });
});

function textsIn(value: unknown, without: ReadonlySet<string> = new Set()): string[] {
  if (value instanceof CprNumber) return [value.reveal()];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (without.has(name) ? [] : textsIn(part, without)));
}

test('every field of the schema can be asked of everybody', () => {
  const people = fakeRegisterPeople();
  const sector = publicSector(people, () => []);
  const person = sector.schema.getType(sector.rootField) as GraphQLObjectType;
  const query = `query($after: String) { ${sector.rootField}(input: {}, after: $after) {
    pageInfo { endCursor } nodes { ${everyField(person)} } } }`;
  const first = answerQuery(sector, { query, variables: {} });
  const page = first.body.data?.[sector.rootField] as { pageInfo: { endCursor: string }; nodes: object[] };
  const second = answerQuery(sector, { query, variables: { after: page.pageInfo.endCursor } });
  expect(first.body.errors).toBeUndefined();
  expect(second.body.errors).toBeUndefined();
  expect(page.nodes).toHaveLength(100);
});

function everyField(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .map(({ name, type: fieldType }) => {
      const named = getNamedType(fieldType);
      return isObjectType(named) ? `${name} { ${everyField(named)} }` : name;
    })
    .join(' ');
}

describe('the register tells', () => {
  test('a status day for an inactive status only', () => {
    expect(registered('0605851010')).toMatchObject({ status: 'doed', statusdato: expect.any(String) });
    const resident = registered('0109664847');
    expect(resident).toMatchObject({ status: 'bopael_i_groenland', statusdato: null });
  });

  test('the addressing name of the present name only', () => {
    const [present, former] = registered('0901414068').navne;
    expect(present).toMatchObject({ status: 'aktuel', adresseringsnavn: expect.any(String) });
    expect(former).toMatchObject({ status: 'historisk', adresseringsnavn: null });
  });

  test('house numbers with leading zeros and care-of names with C/O', () => {
    const rows = wellDescribed.flatMap((citizen) => toRegisterPerson(citizen, find).adresseoplysninger);
    const houses = rows.flatMap(({ cprAdresse }) => cprAdresse.husnummer ?? []);
    const careOf = rows.flatMap(({ conavn }) => conavn ?? []);
    expect(houses.filter((house) => !/^\d{3}[A-Z]?$/.test(house))).toEqual([]);
    expect(careOf.filter((name) => !name.startsWith('C/O '))).toEqual([]);
    expect(Math.min(houses.length, careOf.length)).toBeGreaterThan(100);
  });

  test('no present address of the dead, but their last one', () => {
    expect(registered('0605851010').adresseoplysninger.map(({ status }) => status)).toEqual(['historisk']);
  });

  test('many addresses as one present and history, each with the move into its municipality', () => {
    const rows = registered('0701614054').adresseoplysninger;
    expect(rows.filter(({ status }) => status === 'aktuel')).toHaveLength(1);
    expect(rows.length).toBeGreaterThanOrEqual(9);
    const moved = rows.find((row) => row.fraflytningskommunekode !== null);
    expect(moved?.fraflytningskommunekode).not.toBe(moved?.cprAdresse.cprkommunekode);
  });

  test('a protection as a row with instants', () => {
    expect(registered('0105700660').beskyttelser).toContainEqual({
      beskyttelsestype: 'navne_og_adresse',
      status: 'aktuel',
      virkningfra: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      virkningtil: null,
    });
  });

  test('protections that ended, of some who are not protected', () => {
    const ended = wellDescribed
      .map((citizen) => toRegisterPerson(citizen, find))
      .filter(({ beskyttelser }) => beskyttelser.some(({ status }) => status === 'historisk'));
    expect(ended.length).toBeGreaterThan(3);
    for (const { beskyttelser } of ended) {
      expect(beskyttelser.find(({ status }) => status === 'historisk')?.virkningtil).not.toBeNull();
    }
  });

  test('a protection that nobody knows of with a status in no list, so that it is not read as none', () => {
    const citizen = find({ cpr: CprNumber.of('0101650049') })!;
    const unknown = { ...citizen, protection: { ...citizen.protection, nameAndAddress: 'UNKNOWN' as const } };
    expect(toRegisterPerson(unknown, find).beskyttelser).toContainEqual(
      expect.objectContaining({ beskyttelsestype: 'navne_og_adresse', status: 'ukendt_kode' }),
    );
  });
});

describe('a relative comes', () => {
  test('with id, number, name, address and protection where the register knows them', () => {
    const { foraeldreoplysninger } = registered('0107038302');
    expect(foraeldreoplysninger).toMatchObject([
      { foraelderrolle: expect.stringMatching(/^(mor|far_medmor)$/) },
      {
        foraelder: {
          personid: expect.any(String),
          personnummer: expect.stringMatching(/^(2009693133|0308684954)$/),
          navn: { status: 'aktuel' },
          adresseoplysninger: { status: 'aktuel' },
          beskyttelser: expect.any(Array),
        },
        foraelderUdenCpr: null,
        ikkeValidRelationsForaelder: null,
      },
    ]);
  });

  test('with name and birth date where they have no number', () => {
    const [civilStatus] = registered('0101650049').civilstande;
    expect(civilStatus).toMatchObject({
      civilstandstype: 'gift',
      aegtefaelle: null,
      aegtefaelleUdenCpr: { navn: expect.any(String) },
      ikkeValidRelationsAegtefaelle: null,
    });
  });

  test('as an invalid reference where it leads to nobody', () => {
    const citizen = find({ cpr: CprNumber.of('0101650049') })!;
    const lost = { role: 'MOTHER', validity: null, person: null } as const;
    const parents = [
      { ...lost, key: { cpr: CprNumber.of('0102585000') } },
      { ...lost, key: null },
    ];
    expect(toRegisterPerson({ ...citizen, parents }, find).foraeldreoplysninger).toMatchObject([
      { foraelder: null, ikkeValidRelationsForaelder: { personnummer: '0102585000' } },
      { foraelder: null, ikkeValidRelationsForaelder: { personnummer: null } },
    ]);
  });

  test('to a holder of custody with what the holder is to the child', () => {
    const [child] = registered('0601215084').foraeldremyndighedsoplysninger;
    expect(child?.foraeldremyndighedsindehaverrolle).toBe('anden_1');
    const holder = registered(child?.foraeldremyndig?.personnummer ?? '');
    expect(holder.foraeldremyndighedOver).toContainEqual(
      expect.objectContaining({
        barn: expect.objectContaining({ personnummer: '0601215084' }),
        foraeldremyndighedsindehaverrolle: 'anden_1',
      }),
    );
  });
});
