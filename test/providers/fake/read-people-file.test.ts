import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeopleFileError } from '../../../src/providers/fake/people-file-error.ts';
import { readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(content: string | Buffer): string {
  const file = join(folder, 'own-people.json');
  writeFileSync(file, content);
  return file;
}

/** Line and message of every problem in a file with that content. */
function problemsOf(content: string | Buffer, ...beside: Parameters<typeof readPeopleFile>[1][]): string[] {
  try {
    readPeopleFile(fileWith(content), ...beside);
  } catch (error) {
    if (error instanceof PeopleFileError)
      return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe('reading a people file', () => {
  test('takes a person with a number and a status only', () => {
    expect(readPeopleFile(fileWith('[{ "cpr": "0101805000", "status": "DEAD" }]'))).toEqual([
      { cpr: '0101805000', status: 'DEAD' },
    ]);
  });

  test('takes the example of the description', () => {
    const description = readFileSync(new URL('../../../fake-data/README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n(.*?)```/s.exec(description) ?? [];
    expect(readPeopleFile(fileWith(example))).toMatchObject([{ cpr: '0301905000', civilStatus: 'MARRIED' }]);
  });

  test('names the file and the line of a syntax error', () => {
    const file = fileWith('[\n  {\n    "cpr": "0101805000"\n    "status": "DEAD"\n  }\n]\n');
    expect(() => readPeopleFile(file)).toThrow(`${file}:4: not JSON: comma expected`);
  });

  test('names the line of a field that the format does not have, without quoting it', () => {
    expect(problemsOf('[{\n"cpr": "0101805000",\n"status": "DEAD",\n"Jensen": 1\n}]')).toEqual([
      '4: person 1: this format has no such field',
    ]);
  });

  test('names it too where it looks like a name of a field', () => {
    expect(
      problemsOf(
        '[{\n"cpr": "0101805000",\n"status": "DEAD",\n"adress": {},\n"name": {\n"surename": "Hansen" }\n}]',
      ),
    ).toEqual([
      '4: person 1, adress: this format has no such field',
      '6: person 1, name.surename: this format has no such field',
    ]);
  });

  test.each(['0707614293', '070761-4293', 'Jens Hansen', 'a1', 'a_b', 'æble', '', 'x'.repeat(41)])(
    'but does not repeat it otherwise: "%s"',
    (field) => {
      const problems = problemsOf(`[{ "cpr": "0101805000", "status": "DEAD", "${field}": 1 }]`);
      expect(problems).toEqual(['1: person 1: this format has no such field']);
    },
  );

  test('names the line of a day that does not exist', () => {
    expect(
      problemsOf(
        '[{\n"cpr": "0101805000",\n"status": "DEAD",\n"address": {\n"validity": { "from": "1900-02-29" }\n}\n}]',
      ),
    ).toEqual(['5: person 1, address.validity.from: expected a day that exists, written YYYY-MM-DD']);
  });

  test('names the line of a number that is given twice, also as an earlier number', () => {
    expect(
      problemsOf(`[
        { "cpr": "0101805000", "status": "DEAD" },
        { "cpr": "0101805000", "status": "DEAD" },
        { "cpr": "0201805000", "status": "DEAD",
          "cprHistory": [{ "cpr": "0101805000" }] }
      ]`),
    ).toEqual([
      '3: person 2, cpr: already belongs to another person',
      '5: person 3, cprHistory: already belongs to another person',
    ]);
  });

  test('refuses an id that another person of the file or of the people beside it has', () => {
    const id = '5e3d9df6-d082-467a-88bd-dca56edc7328';
    const beside = [{ id, cpr: '0101015084', random: true as const }];
    const entry = (cpr: string) => `{ "id": "${id.toUpperCase()}", "cpr": "${cpr}", "status": "DEAD" }`;
    expect(problemsOf(`[${entry('0101805000')}]`, beside)).toEqual([
      '1: person 1, id: already belongs to another person',
    ]);
    expect(problemsOf(`[${entry('0101015084')}]`, beside)).toEqual([]);
  });

  test.each([
    [
      'a status that is no status',
      '{ "cpr": "0101805000", "status": "ALIVE" }',
      /status: expected one of RESIDENT_IN_DENMARK, /,
    ],
    ['no status', '{ "cpr": "0101805000" }', /status: missing/],
    [
      'a number without a day',
      '{ "cpr": "3102805000", "status": "DEAD" }',
      /cpr: expected a CPR number that begins/,
    ],
    ['a number that is no text', '{ "cpr": 101805000, "status": "DEAD" }', /cpr: expected text in quotes/],
    [
      'another birth date',
      '{ "cpr": "0101805000", "status": "DEAD", "birthDate": "1980-01-01" }',
      /birthDate: expected the day/,
    ],
    [
      'another sex',
      '{ "cpr": "0101805000", "status": "DEAD", "sex": "MALE" }',
      /sex: expected FEMALE for an even/,
    ],
    [
      'an empty text',
      '{ "cpr": "0101805000", "status": "DEAD", "occupation": "" }',
      /occupation: expected text without/,
    ],
    [
      'null',
      '{ "cpr": "0101805000", "status": "DEAD", "occupation": null }',
      /occupation: expected text in quotes/,
    ],
    [
      'a lost letter',
      '{ "cpr": "0101805000", "status": "DEAD", "occupation": "L\uFFFDge" }',
      /replacement character/,
    ],
    [
      'a house number',
      '{ "cpr": "0101805000", "status": "DEAD", "address": { "houseNumber": "7" } }',
      /houseNumber: expected three/,
    ],
    [
      'an end before the start',
      '{ "cpr": "0101805000", "status": "DEAD", "address": { "validity": { "from": "2001-01-01", "to": "2000-01-01" } } }',
      /validity: expected an end/,
    ],
    [
      'a relative told two ways',
      '{ "cpr": "0101805000", "status": "DEAD", "spouse": { "cpr": "0201805000", "person": {} } }',
      /spouse: expected one of/,
    ],
    [
      'a field twice',
      '{ "cpr": "0101805000", "status": "DEAD", "status": "DEAD" }',
      /person 1: a field is given twice/,
    ],
    [
      'data beside random',
      '{ "id": "5e3d9df6-d082-467a-88bd-dca56edc7328", "cpr": "0101805000", "random": true, "status": "DEAD" }',
      /no such field/,
    ],
  ])('refuses %s', (_, entry, expected) => {
    expect(problemsOf(`[${entry}]`)).toEqual([expect.stringMatching(expected)]);
  });

  test('tells every problem at once', () => {
    expect(problemsOf('[\n{ "cpr": "1", "status": "DEAD" },\n{ "cpr": "0101805000" }\n]')).toHaveLength(3);
  });

  test('tells what contradicts itself beside what is wrong by itself', () => {
    const problems = problemsOf(`[
      { "cpr": "0101805000", "status": "ALIVE", "sex": "MALE", "birthDate": "1980-01-01", "surename": 1,
        "spouse": { "cpr": "0101805000", "person": {}, "validity": { "from": "1901-01-01", "to": "1900-01-01", "x": 1 } } },
      { "cpr": "0101805000", "id": 7,
        "cprHistory": 1, "parents": [{ "cpr": "0101805000" }, 7] }
    ]`);

    expect(
      problems.map((problem) => problem.replace(/: (?:expected|missing|already|this).*/, '')).sort(),
    ).toEqual([
      '2: person 1, birthDate',
      '2: person 1, sex',
      '2: person 1, status',
      '2: person 1, surename',
      '3: person 1, spouse',
      '3: person 1, spouse',
      '3: person 1, spouse.validity',
      '3: person 1, spouse.validity.x',
      '4: person 2, cpr',
      '4: person 2, id',
      '4: person 2, status',
      '5: person 2, cprHistory',
      '5: person 2, parents.0',
      '5: person 2, parents.0.role',
      '5: person 2, parents.1',
    ]);
  });

  describe('refuses somebody who is their own', () => {
    const ID = '5e3d9df6-d082-467a-88bd-dca56edc7328';
    const message = 'expected somebody else: nobody is their own relative';

    test.each(['spouse', 'spouseHistory', 'parents', 'children', 'custodyHolders', 'custodyOver'])(
      '%s, by number, earlier number or id',
      (field) => {
        for (const link of ['"cpr": "0101805000"', '"cpr": "0201805000"', `"id": "${ID.toUpperCase()}"`]) {
          const role = field === 'parents' || field === 'custodyHolders' ? '"role": "MOTHER", ' : '';
          const relative = `{ ${role}${link} }`;
          const problems = problemsOf(`[{ "cpr": "0101805000", "id": "${ID}", "status": "DEAD",
            "cprHistory": [{ "cpr": "0201805000" }],
            "${field}": ${field === 'spouse' ? relative : `[${relative}]`} }]`);
          expect(problems).toEqual([`3: person 1, ${field}${field === 'spouse' ? '' : '.0'}: ${message}`]);
        }
      },
    );

    test('spouse, by the id that goes with a number', () => {
      const spouse = '{ "id": "fa4e2c37-31e7-6071-32a3-b3465acf0245" }';
      expect(problemsOf(`[{ "cpr": "0101805000", "status": "DEAD", "spouse": ${spouse} }]`)).toEqual([
        `1: person 1, spouse: ${message}`,
      ]);
    });
  });

  test('refuses a birth that is yet to come, of the person and of a relative', () => {
    // The seventh digit 5 puts the years 00 to 57 into this century.
    expect(
      problemsOf(`[
        { "cpr": "0101575000", "status": "RESIDENT_IN_DENMARK" },
        { "cpr": "0101805000", "status": "DEAD", "birthDate": "2090-01-01",
          "cprHistory": [{ "cpr": "0101575000" }],
          "children": [{ "cpr": "0101575000" }, { "person": { "birthDate": "2090-01-01" } }] }
      ]`),
    ).toEqual([
      '2: person 1, cpr: expected a CPR number whose day of birth is not in the future',
      '3: person 2, birthDate: expected a day of birth that is not in the future',
      '4: person 2, cprHistory.0.cpr: expected a CPR number whose day of birth is not in the future',
      '5: person 2, children.0.cpr: expected a CPR number whose day of birth is not in the future',
      '5: person 2, children.1.person.birthDate: expected a day of birth that is not in the future',
    ]);
  });

  test('never shows what stands in the file', () => {
    const secret = 'Hemmelig';
    const problems = problemsOf(
      `[{ "cpr": "${secret}", "status": "${secret}", "name": "${secret}", "sex": "${secret}", "id": "${secret}",
          "${secret}": { "a": 1, "a": 2 }, "address": { "postalCode": "${secret}", "${secret}": 1 }, "parents": ["${secret}"] }]`,
    );
    expect(problems.length).toBeGreaterThan(7);
    expect(problems.join()).not.toContain(secret);
  });

  test('tells a file that is no list, empty, not UTF-8 or not there', () => {
    expect(problemsOf('{}')).toEqual(['1: expected a list of people']);
    expect(problemsOf('')).toEqual(['1: not JSON: value expected']);
    expect(problemsOf(Buffer.from('[\n"L\xE6ge"]', 'latin1'))).toEqual(['2: the file is not UTF-8 text']);
    expect(() => readPeopleFile(join(folder, 'none.json'))).toThrow(
      /none\.json:1: the file can't be read \(ENOENT\)/,
    );
  });
});
