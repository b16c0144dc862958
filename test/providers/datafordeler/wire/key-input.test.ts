import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readKeptSchema } from '../../../../src/providers/datafordeler/schema/kept-schema.ts';
import { PUBLIC_SECTOR } from '../../../../src/providers/datafordeler/wire/service.ts';
import { reviewSchema } from '../../../../src/providers/datafordeler/schema/review-schema.ts';

const PUBLIC_SDL = readFileSync(
  new URL('../../../simulators/datafordeler/public-sector.graphql', import.meta.url),
  'utf8',
);
const kept = (sdl: string) => readKeptSchema(sdl, PUBLIC_SECTOR);
const flat = (sdl: string): string =>
  sdl.replace('personnummer: PersonnummerFilter', 'personnummer: KeyFilter');

test.each([
  ['a level deeper', (sdl: string) => sdl, ['personnummer', 'personnummer', 'in'], 100],
  ['right there', flat, ['personnummer', 'in'], 100],
  [
    'one at a time',
    (sdl: string) => sdl.replaceAll(/^ {2}in: \[String!\].*\n/gm, ''),
    ['personnummer', 'personnummer', 'eq'],
    1,
  ],
  [
    'fewer at once',
    (sdl: string) => sdl.replaceAll('MaxListSize: 100', 'MaxListSize: 20'),
    ['personnummer', 'personnummer', 'in'],
    20,
  ],
  [
    'more at once than a page has',
    (sdl: string) => sdl.replaceAll('MaxListSize: 100', 'MaxListSize: 500'),
    ['personnummer', 'personnummer', 'in'],
    100,
  ],
  [
    'without a bound',
    (sdl: string) => sdl.replaceAll(' @filterBounds(MaxListSize: 100)', ''),
    ['personnummer', 'personnummer', 'in'],
    100,
  ],
])('a schema tells how people are asked for by number: %s', (_how, alter, path, most) => {
  expect(kept(alter(PUBLIC_SDL)).keyInput('personnummer')).toEqual({ path, most });
});

test('a schema without a way to ask by number, or by id, stops everything', () => {
  const without = (field: string) =>
    PUBLIC_SDL.replace(new RegExp(`(input PublicSectorPersonInput \\{[^}]*?) {2}${field}: .*\\n`), '$1');
  for (const field of ['personnummer', 'id'] as const) {
    expect(() => kept(without(field)).keyInput(field)).toThrow(
      `The schema's "PublicSectorPersonInput" has no "${field}" to ask for people by.`,
    );
    expect(reviewSchema(without(field), 'public').obstacle).toContain(`has no "${field}"`);
  }
});
