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
