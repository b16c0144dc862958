import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endOf, runNode, type Ended } from '../http/child-server.ts';

// What a security officer is told of purposes, by the command as it is run.

const NUMBER = '0707614293';
const REGISTERED = 'query Names($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }';

const PURPOSES = {
  groups: { who: ['Citizen.name', 'Citizen.id'] },
  purposes: {
    CHILD_SUPPORT: {
      legalBasis: 'Barnetilskudsloven § 2',
      sector: 'public',
      clients: ['case-system', 'payment-system'],
      companies: ['12345678'],
      validFrom: '2020-01-01',
      fields: ['@who', 'Citizen.children'],
      searchKeys: ['Query.citizen(cpr:)', 'Query.searchCitizens(filter.birthDate:)'],
      assurance: 'substantial',
      mostPeopleARequest: 100,
      operations: [createHash('sha256').update(REGISTERED).digest('hex')],
    },
    CUSTOMERS: {
      legalBasis: 'CPR-loven § 38',
      sector: 'private',
      clients: ['bank'],
      validTo: '2020-12-31',
      fields: ['PrivateCitizen.guardianship'],
      searchKeys: ['Query.privateCitizen(cpr:)'],
      notGranted: 'withhold',
    },
  },
};

let folder: string;
let settings: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cpr-purposes-'));
  settings = { CPR_TRUST: fileWith('trust.json', trustWith(PURPOSES)), CPR_LEDGER_KEY: 'ab'.repeat(32) };
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const trustWith = (purposes: object): string =>
  JSON.stringify({
    callers: {
      issuers: [{ issuer: 'https://issuer.test', clients: ['case-system', 'payment-system', 'bank'] }],
    },
    purposes,
  });

const purposes = (...args: string[]): Promise<Ended> =>
  endOf(runNode(['src/cli.ts', 'purposes', ...args], settings));
const explain = (purpose: string, operation: string, ...more: string[]): Promise<Ended> =>
  purposes('explain', '--purpose', purpose, '--operation', fileWith('operation.graphql', operation), ...more);

describe('purposes list', () => {
  test('tells of each purpose for whom, until when and for what it is, and what the groups hold', async () => {
    const { code, output, complaint } = await purposes('list');

    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    for (const line of [
      'CHILD_SUPPORT',
      '  Legal basis  Barnetilskudsloven § 2',
      '  Clients      case-system, payment-system',
      '  Companies    12345678',
      '  Login        substantial or stronger',
      '  People       at most 100 a request, any number a day',
      '  Granted      @who, Citizen.children',
      '  Holds        to 2020-12-31 (it is over)',
      '  Not granted  is left out of the answer',
      '@who: Citizen.name, Citizen.id',
    ]) {
      expect(output.split('\n')).toContain(line);
    }
  });
});

describe('purposes explain', () => {
  test('of an operation that is granted says so, and whether it is registered', async () => {
    const { code, output } = await explain('CHILD_SUPPORT', REGISTERED, '--client', 'case-system');

    expect(code).toBe(0);
    expect(output).toContain('it is registered for this purpose');
    expect(output).toContain('granted               Citizen.name.surname\n');
    expect(output).toMatch(/\nThe operation would be run\.\n$/);
  });

  test('says of each thing that is not granted why not', async () => {
    const { code, output } = await explain(
      'CHILD_SUPPORT',
      `query ($cpr: CprNumber!, $all: Boolean!) { citizen(cpr: $cpr) {
        age @include(if: $all) children { role citizen { id } }
      } citizenById(id: "1") { id } }`,
    );

    expect(code).toBe(1);
    expect(output).toContain(
      'not granted           Citizen.age: "fields" has neither it nor what it is a part of\n',
    );
    expect(output).toContain(
      'not granted           Citizen.children.citizen: it is about somebody else: "fields" must have "Citizen.children.citizen", or "CprRelative.citizen" for every such relation\n',
    );
    expect(output).toContain('not granted           Query.citizenById(id:): "searchKeys" does not have it\n');
    expect(output).toContain('  granted               Query.citizen(cpr:)\n');
    expect(output).toMatch(/\nThe operation would be refused: NOT_ALLOWED\.\n$/);
  });

  test('says what hangs on the values of a request, and not what a literal tells already', async () => {
    const byValue = await explain(
      'CHILD_SUPPORT',
      `query ($filter: CprCitizenSearchInput!, $of: [_Any!]!) {
        searchCitizens(filter: $filter) { nodes { id } } _entities(representations: $of) { __typename }
      }`,
    );
    const literal = await explain(
      'CHILD_SUPPORT',
      '{ searchCitizens(filter: { birthDate: "1960-01-01" }) { nodes { id } } }',
    );

    expect(byValue.code).toBe(0);
    expect(byValue.output).toContain('granted               Query.searchCitizens(filter.birthDate:)\n');
    expect(byValue.output).toContain('not granted if given  Query.searchCitizens(filter.name.surname:): ');
    expect(byValue.output).toContain('not granted if given  Query._entities(Citizen.cpr:): ');
    expect(byValue.output).toContain('A request that gives a key that is not granted would be refused');
    expect(literal.output).toContain('granted               Query.searchCitizens(filter.birthDate:)\n');
    expect(literal.output).not.toContain('filter.name');
  });

  test('says what would be withheld, what is for authorities alone, and that a purpose is over', async () => {
    const { code, output } = await explain(
      'CUSTOMERS',
      'query ($cpr: CprNumber!) { privateCitizen(cpr: $cpr) { occupation guardianship { guardianName remarks } } }',
      '--client',
      'case-system',
    );

    expect(code).toBe(1);
    expect(output).toContain('withheld              PrivateCitizen.occupation: ');
    expect(output).toContain(
      'withheld              PrivateCitizen.guardianship.remarks: it is for authorities alone, and the purpose is of the private sector\n',
    );
    expect(output).toContain('\nThe purpose is not for this client.\nThe purpose held until 2020-12-31.\n');
    expect(output).toMatch(/\nThe operation would be refused: UNKNOWN_PURPOSE\.\n$/);
  });

  test('keeps what people see of themselves apart', async () => {
    const { code, output } = await explain('CHILD_SUPPORT', '{ viewer { citizen { birthDate } } }');

    expect(code).toBe(0);
    expect(output).toContain(
      'of their own data and without a purpose:\n  granted               Citizen.birthDate\n',
    );
    expect(output).toContain('The operation looks nobody up for a purpose.\n');
  });
});

describe('what can not be used ends with 2', () => {
  test.each([
    [
      'a purpose that there is not',
      'NONE',
      REGISTERED,
      'expected one of those that are configured: CHILD_SUPPORT, CUSTOMERS',
    ],
    [
      'an operation that is not GraphQL',
      'CHILD_SUPPORT',
      `{ citizen(cpr: "${NUMBER}) }`,
      'Syntax Error: Unterminated string.',
    ],
    ['one that the schema does not have', 'CHILD_SUPPORT', `{ citizen(cpr: "${NUMBER}") { nmae } }`, 'nmae'],
    [
      'none of the name',
      'CHILD_SUPPORT',
      'query A { __typename } query B { __typename }',
      'several operations',
    ],
  ])('%s', async (_what, purpose, operation, message) => {
    const { code, complaint, output } = await explain(purpose, operation);

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toContain(message);
    expect(complaint).not.toContain(NUMBER);
  });

  test.each([[['explain', '--output', 'x']], [['list', '--client', 'x']], [['explian']]])(
    'arguments that there are not: %j',
    async (args) => {
      const { code, complaint } = await purposes(...args);
      expect(code).toBe(2);
      expect(complaint).toMatch(/^Usage: /);
    },
  );

  test('a file in which purposes name what the schema does not have', async () => {
    const { CHILD_SUPPORT } = PURPOSES.purposes;
    const wrong = { purposes: { CHILD_SUPPORT: { ...CHILD_SUPPORT, fields: ['Citizen.nmae'] } } };
    const { code, complaint } = await endOf(
      runNode(['src/cli.ts', 'purposes', 'list'], {
        ...settings,
        CPR_TRUST: fileWith('wrong.json', trustWith(wrong)),
      }),
    );

    expect(code).toBe(2);
    expect(complaint).toContain(
      'The purpose CHILD_SUPPORT: the schema has no "Citizen.nmae"; perhaps "Citizen.name" is meant',
    );
  });

  test('no file at all', async () => {
    const { code, complaint } = await endOf(runNode(['src/cli.ts', 'purposes', 'list']));
    expect({ code, complaint }).toEqual({
      code: 2,
      complaint: expect.stringContaining('CPR_TRUST: not set'),
    });
  });
});
