import { describe, expect, test } from '@jest/globals';
import type { Grantable } from '../../src/access/grantable.ts';
import { createPurposes } from '../../src/access/purposes.ts';
import { purposeSetting, purposeSettings } from './purpose-settings.ts';

// What purposes grant, on a register with few fields.

const REGISTER: Grantable = {
  fields: new Set([
    'Citizen.name',
    'Citizen.name.surname',
    'Citizen.address',
    'Citizen.address.lines',
    'Citizen.address.municipality',
    'Citizen.address.municipality.code',
    'Citizen.address.municipality.name',
    'Citizen.addressHistory',
    'Citizen.spouse',
    'Citizen.spouse.role',
    'Citizen.spouse.citizen',
    'Citizen.spouse.person',
    'Citizen.spouse.person.name',
    'Citizen.children',
    'Citizen.children.role',
    'Citizen.children.citizen',
    'Citizen.children.person',
    'Citizen.children.person.name',
    'Citizen.absences',
    'Citizen.absences.field',
    'Citizen.absences.reason',
    'PrivateCitizen.address',
    'PrivateCitizen.address.lines',
    'PrivateCitizen.address.districts',
    'PrivateCitizen.address.districts.code',
  ]),
  ways: new Map([
    ['Citizen.spouse.citizen', 'CprRelative.citizen'],
    ['Citizen.children.citizen', 'CprRelative.citizen'],
    ['Citizen.spouse.person', 'CprRelative.person'],
    ['Citizen.children.person', 'CprRelative.person'],
  ]),
  searchKeys: new Set([
    'Query.citizen(cpr:)',
    'Query.search(filter:)',
    'Query.search(filter.name:)',
    'Query.search(filter.name.surname:)',
    'Query.search(filter.birthDate:)',
    'Query.privateCitizen(cpr:)',
  ]),
  forAuthorities: new Set([
    'Citizen.name',
    'Citizen.name.surname',
    'PrivateCitizen.address.districts',
    'PrivateCitizen.address.districts.code',
    'Query.citizen(cpr:)',
  ]),
};

const ABSENCES = ['Citizen.absences', 'Citizen.absences.field', 'Citizen.absences.reason'];

const purposeWith = (setting: Record<string, unknown>, groups: Record<string, unknown> = {}) =>
  createPurposes(purposeSettings({ TEST: purposeSetting(setting) }, { groups }), REGISTER).byCode.get(
    'TEST',
  )!;
const fieldsOf = (...fields: string[]) =>
  [...purposeWith({ fields }).fields].filter((path) => !ABSENCES.includes(path)).sort();
const keysOf = (...searchKeys: string[]) => [...purposeWith({ searchKeys }).searchKeys].sort();

function problemsOf(setting: Record<string, unknown>, groups: Record<string, unknown> = {}): string[] {
  try {
    purposeWith(setting, groups);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ +- /, ''));
  }
  return [];
}

describe('a field of a person', () => {
  test('is granted with everything below it, and with nothing whose name only begins alike', () => {
    expect(fieldsOf('Citizen.address')).toEqual([
      'Citizen.address',
      'Citizen.address.lines',
      'Citizen.address.municipality',
      'Citizen.address.municipality.code',
      'Citizen.address.municipality.name',
    ]);
  });

  test('is granted in part, which tells that there is such a field', () => {
    expect(fieldsOf('Citizen.address.municipality.code')).toEqual([
      'Citizen.address',
      'Citizen.address.municipality',
      'Citizen.address.municipality.code',
    ]);
  });

  test('never grants who a relative is', () => {
    expect(fieldsOf('Citizen.children')).toEqual(['Citizen.children', 'Citizen.children.role']);
  });

  test('is granted with why it is empty', () => {
    expect([...purposeWith({ fields: ['Citizen.name'] }).fields]).toEqual(expect.arrayContaining(ABSENCES));
  });
});

describe('the way on to a relative', () => {
  test('is granted for one field, which tells that there are such relatives', () => {
    expect(fieldsOf('Citizen.children.citizen')).toEqual(['Citizen.children', 'Citizen.children.citizen']);
  });

  test('is granted wherever there is one, which grants no field that it stands below', () => {
    expect(fieldsOf('CprRelative.citizen')).toEqual(['Citizen.children.citizen', 'Citizen.spouse.citizen']);
    expect(fieldsOf('CprRelative.person')).toEqual([
      'Citizen.children.person',
      'Citizen.children.person.name',
      'Citizen.spouse.person',
      'Citizen.spouse.person.name',
    ]);
  });
});

describe('a search key', () => {
  test('is granted alone, or with the parts that it has', () => {
    expect(keysOf('Query.citizen(cpr:)')).toEqual(['Query.citizen(cpr:)']);
    expect(keysOf('Query.search(filter:)')).toHaveLength(4);
  });

  test('in part grants that part alone', () => {
    expect(keysOf('Query.search(filter.name:)')).toEqual([
      'Query.search(filter.name.surname:)',
      'Query.search(filter.name:)',
    ]);
  });
});

describe('a group', () => {
  test('stands for what it holds, and may hold others', () => {
    const groups = {
      home: ['Citizen.address.lines'],
      all: ['@home', 'Citizen.name'],
      keys: ['Query.citizen(cpr:)'],
    };
    const { fields, searchKeys } = purposeWith({ fields: ['@all'], searchKeys: ['@keys'] }, groups);

    expect([...fields]).toEqual(expect.arrayContaining(['Citizen.address.lines', 'Citizen.name.surname']));
    expect([...searchKeys]).toEqual(['Query.citizen(cpr:)']);
  });

  test.each([
    ['that there is not', { fields: ['@nobody'] }, {}, 'The purpose TEST: there is no group "@nobody"'],
    [
      'that is called as a property of every object',
      { fields: ['@constructor'] },
      {},
      'The purpose TEST: there is no group "@constructor"',
    ],
    [
      'that holds itself',
      { fields: ['@one'] },
      { one: ['@two'], two: ['@one', 'Citizen.name'] },
      'The purpose TEST: the group "@one" holds itself',
    ],
    [
      'that no purpose names and that is wrong',
      {},
      { lost: ['Citizen.nmae'] },
      'The group @lost: the schema has no "Citizen.nmae"; perhaps "Citizen.name" is meant',
    ],
  ])('%s is a problem', (_what, setting, groups, problem) => {
    expect(problemsOf(setting, groups)).toContain(problem);
  });
});

describe('what the schema does not have is a problem, with what may be meant', () => {
  test.each([
    [
      { fields: ['Citizen.adress'] },
      'the schema has no "Citizen.adress"; perhaps "Citizen.address" is meant',
    ],
    [
      { fields: ['CprRelative.citizens'] },
      'the schema has no "CprRelative.citizens"; perhaps "CprRelative.citizen" is meant',
    ],
    [{ fields: ['Citizen.*'] }, 'the schema has no "Citizen.*"; perhaps "Citizen.name" is meant'],
    [
      { searchKeys: ['Query.citizen(cpr)'] },
      'the schema has no "Query.citizen(cpr)"; perhaps "Query.citizen(cpr:)" is meant',
    ],
    [{ searchKeys: ['x'] }, 'the schema has no "x"'],
    [{ fields: ['Query.citizen(cpr:)'] }, 'the schema has no "Query.citizen(cpr:)"'],
  ])('%j', (setting, problem) => {
    expect(problemsOf(setting)).toEqual([`The purpose TEST: ${problem}`]);
  });

  test('all problems are told at once', () => {
    expect(problemsOf({ fields: ['Citizen.adress', 'Citizen.nmae'], searchKeys: ['x'] })).toHaveLength(3);
  });
});

describe('a purpose of the private sector', () => {
  const asCompany = { sector: 'private', searchKeys: ['Query.privateCitizen(cpr:)'] };

  test('is granted a field without the parts that are for authorities alone', () => {
    const { fields } = purposeWith({ ...asCompany, fields: ['PrivateCitizen.address'] });

    expect(fields.has('PrivateCitizen.address.lines')).toBe(true);
    expect(fields.has('PrivateCitizen.address.districts')).toBe(false);
  });

  test.each([
    { ...asCompany, fields: ['Citizen.name'] },
    { ...asCompany, fields: ['PrivateCitizen.address.districts'] },
    { ...asCompany, fields: ['PrivateCitizen.address.districts.code'] },
    { ...asCompany, fields: ['PrivateCitizen.address'], searchKeys: ['Query.citizen(cpr:)'] },
  ])('may not name what is for authorities alone: %j', (setting) => {
    expect(problemsOf(setting)).toEqual([
      expect.stringMatching(
        /^The purpose TEST: ".+" is for authorities alone, and this purpose is of the private sector$/,
      ),
    ]);
  });
});

test.each([
  [{ validFrom: '2026-02-30' }, 'there is no day 2026-02-30'],
  [{ validFrom: '2026-02-02', validTo: '2026-02-01' }, 'it ends before it begins'],
])('days that make no sense are a problem: %j', (setting, problem) => {
  expect(problemsOf(setting)).toEqual([`The purpose TEST: ${problem}`]);
});

test('the name of the access to own data is taken', () => {
  const settings = purposeSettings({ OWN_ACCESS: purposeSetting() });
  expect(() => createPurposes(settings, REGISTER)).toThrow(/OWN_ACCESS: the name is taken/);
});
