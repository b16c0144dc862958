import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  KeptSchemaError,
  readKeptSchema,
  type KeptSchema,
} from '../../../../src/providers/datafordeler/schema/kept-schema.ts';
import { privatePerson } from '../../../../src/providers/datafordeler/mapping/private-person.ts';
import {
  privateAlways,
  PRIVATE_FIELDS,
} from '../../../../src/providers/datafordeler/wire/private-selection.ts';
import { publicPerson } from '../../../../src/providers/datafordeler/mapping/public-person.ts';
import {
  PUBLIC_ALWAYS,
  PUBLIC_FIELDS,
} from '../../../../src/providers/datafordeler/wire/public-selection.ts';
import { PRIVATE_SECTOR, PUBLIC_SECTOR } from '../../../../src/providers/datafordeler/wire/service.ts';
import { documentFor } from '../../../../src/providers/datafordeler/wire/document.ts';
import { createSelections } from '../../../../src/providers/datafordeler/wire/selections.ts';
import { reviewSchema } from '../../../../src/providers/datafordeler/schema/review-schema.ts';
import { Row } from '../../../../src/providers/datafordeler/mapping/row.ts';
import { answerQuery } from '../../../simulators/datafordeler/answer-query.ts';
import { simulatedHandOver } from '../../../simulators/datafordeler/hand-over.ts';
import { fakeRegisterPeople } from '../../../simulators/datafordeler/register-people.ts';
import { inForm, SIBLING_FORM } from '../../../simulators/datafordeler/private-form.ts';
import { privateSector, publicSector, type Sector } from '../../../simulators/datafordeler/sector.ts';
import { ALL_FIELDS, ALL_PRIVATE_FIELDS } from '../read-person.ts';
import { withoutField } from '../without-field.ts';

const sdlOf = (sector: string): string =>
  readFileSync(new URL(`../../../simulators/datafordeler/${sector}-sector.graphql`, import.meta.url), 'utf8');
const PUBLIC_SDL = sdlOf('public');
const PRIVATE_SDL = sdlOf('private');
const kept = (sdl: string) => readKeptSchema(sdl, PUBLIC_SECTOR);

describe('a kept schema', () => {
  test('tells of each field that is asked for whether it is there, or what it may be called now', () => {
    const schema = kept(
      withoutField(
        withoutField(PUBLIC_SDL, 'CPRCustom_PublicSectorNavn', 'mellemnavn'),
        'CPRCustom_PublicSectorPerson',
        'stilling',
      ).replace('  kommunaleForhold:', '  kommunaleForholdene:'),
    );
    expect(schema.review('navne { fornavne mellemnavn } stilling kommunaleForhold { bemaerkning }')).toEqual([
      { path: 'navne', verdict: 'has', instead: null },
      { path: 'navne.fornavne', verdict: 'has', instead: null },
      { path: 'navne.mellemnavn', verdict: 'renamed', instead: 'efternavn' },
      { path: 'stilling', verdict: 'lacks', instead: null },
      { path: 'kommunaleForhold', verdict: 'renamed', instead: 'kommunaleForholdene' },
    ]);
  });

  test('leaves what it lacks out of a selection, and a whole row without what it is about', () => {
    const navn = 'CPRCustom_PublicSectorNavn';
    expect(kept(withoutField(PUBLIC_SDL, navn, 'fornavne')).cut('navne { fornavne status } stilling')).toBe(
      'navne { status } stilling',
    );
    expect(kept(withoutField(PUBLIC_SDL, navn, 'status')).cut('navne { fornavne status } stilling')).toBe(
      'stilling',
    );
    expect(kept(withoutField(PUBLIC_SDL, navn, 'status')).cut('navne { fornavne status }')).toBeNull();
  });

  test.each([
    [
      'CprHaendelseskode',
      'kode',
      'cprHaendelseskoder { kode virkningfra } cprFoedselsregistreringssted { kode navn }',
      'cprFoedselsregistreringssted { kode navn }',
    ],
    [
      'AdministrativEnhed',
      'kode',
      'cprFoedselsregistreringssted { kode navn }',
      'cprFoedselsregistreringssted { navn }',
    ],
    [
      'ForaeldremyndighedOver',
      'foraeldremyndighedsindehaverrolle',
      'foraeldremyndighedOver { virkningtil foraeldremyndighedsindehaverrolle }',
      'foraeldremyndighedOver { virkningtil }',
    ],
    [
      'Foraeldremyndighedsoplysning',
      'foraeldremyndighedsindehaverrolle',
      'foraeldremyndighedsoplysninger { virkningtil foraeldremyndighedsindehaverrolle } stilling',
      'stilling',
    ],
  ])(
    'without %s.%s leaves a row out only where it says what the row is about',
    (type, field, selection, left) => {
      expect(kept(withoutField(PUBLIC_SDL, `CPRCustom_PublicSector${type}`, field)).cut(selection)).toBe(
        left,
      );
    },
  );

  test.each([
    ['Navn', 'virkningfra', 'navne { fornavne status virkningfra virkningtil } stilling', 'stilling'],
    ['Navn', 'virkningtil', 'navne { fornavne status virkningfra virkningtil } stilling', 'stilling'],
    ['Statsborgerskab', 'virkningTil', 'statsborgerskaber { status virkningFra virkningTil }', null],
    [
      'ForaeldremyndighedOver',
      'virkningtil',
      'foraeldremyndighedOver { virkningfra virkningtil barn { personid } }',
      null,
    ],
    [
      'SimpelAdresseoplysning',
      'virkningtil',
      'adresseoplysninger { status conavn supplerendeAdresse { virkningtil adresselinie1 } }',
      'adresseoplysninger { status conavn }',
    ],
    ['Notat', 'virkningtil', 'notater { notatlinie virkningtil }', null],
    [
      'Barnoplysning',
      'virkningfra',
      'boern { virkningfra barn { personid } }',
      'boern { barn { personid } }',
    ],
    [
      'Navn',
      'virkningtilusikkerhedsmarkering',
      'navne { status virkningtilusikkerhedsmarkering }',
      'navne { status }',
    ],
    [
      'Personnummer',
      'virkningtil',
      'personnumre { personnummer status virkningtil }',
      'personnumre { personnummer status }',
    ],
    [
      'Beskyttelse',
      'virkningtil',
      'beskyttelser { beskyttelsestype status virkningtil }',
      'beskyttelser { beskyttelsestype status }',
    ],
  ])('without %s.%s tells no row as present of which that is not known', (type, field, selection, left) => {
    expect(kept(withoutField(PUBLIC_SDL, `CPRCustom_PublicSector${type}`, field)).cut(selection)).toBe(left);
  });

  test('without what may be somebody’s spouse tells nobody to have none', () => {
    const sdl = withoutField(PUBLIC_SDL, 'CPRCustom_PublicSectorCivilstand', 'aegtefaelleUdenCpr');
    expect(kept(sdl).cut('civilstande { civilstandstype aegtefaelleUdenCpr { navn } }')).toBeNull();
  });

  test('of today’s people needs no status and no days', () => {
    const sdl = inForm(PRIVATE_SDL, { ...SIBLING_FORM, rowStatus: 'untold' });
    const schema = readKeptSchema(sdl, PRIVATE_SECTOR);
    expect(schema.cut('navne { fornavne status virkningfra virkningtil }')).toBe(
      'navne { fornavne virkningfra }',
    );
    expect(schema.cutNeeded('beskyttelser { beskyttelsestype status }')).toBe(
      'beskyttelser { beskyttelsestype }',
    );
  });

  test('leaves out a condition that it has no place for', () => {
    const selection = 'kontaktadresse(where: { status: { eq: "aktuel" } }) { status }';
    expect(kept(PUBLIC_SDL).cut(selection)).toContain('where');
    const without = PUBLIC_SDL.replace(/(kontaktadresse)\(.*?\)/, '$1');
    const otherwise = PUBLIC_SDL.replace(/(kontaktadresse\(where: )\w+/, '$1CountryCodeFilter');
    for (const sdl of [without, otherwise])
      expect(kept(sdl).cut(selection)).toBe('kontaktadresse { status }');
  });

  test('knows what the type of the input is called', () => {
    const renamed = PUBLIC_SDL.replaceAll('PublicSectorPersonInput', 'CprPublicInput');
    expect(kept(renamed).inputType).toBe('CprPublicInput');
    expect(kept(PUBLIC_SDL).inputType).toBe(PUBLIC_SECTOR.inputType);
  });

  test.each([
    [
      'of the other sector',
      PRIVATE_SDL,
      /^The schema has no "CPRCustom_PublicSectorPerson" with people in it\./,
    ],
    [
      'of another service',
      'type Query { hello: String }',
      /Is it of the other sector, or of another service/,
    ],
    ['that is a page', '<html>\n<title>Sign in</title></html>', /^It is not a GraphQL schema \(line 1\)/],
    ['that breaks off', PUBLIC_SDL.slice(0, 3_000), /^It is not a GraphQL schema \(line \d+\)/],
    ['that is empty', '', /^It is not a GraphQL schema/],
  ])('%s is refused', (_case, sdl, expected) => {
    expect(() => kept(sdl)).toThrow(KeptSchemaError);
    expect(() => kept(sdl)).toThrow(expected);
  });

  test.each([
    ['beskyttelser', 'CPRCustom_PublicSectorPerson'],
    ['beskyttelser', 'CPRCustom_PublicSectorSimpelPerson'],
    ['beskyttelsestype', 'CPRCustom_PublicSectorBeskyttelse'],
    ['status', 'CPRCustom_PublicSectorBeskyttelse'],
    ['id', 'CPRCustom_PublicSectorPerson'],
    ['personnumre', 'CPRCustom_PublicSectorPerson'],
    ['personnummer', 'CPRCustom_PublicSectorPersonnummer'],
  ])('without %s of %s stops everything: no question goes without it', (field, type) => {
    const schema = kept(withoutField(PUBLIC_SDL, type, field));
    expect(() => createSelections([PUBLIC_ALWAYS], PUBLIC_FIELDS, schema)).toThrow(KeptSchemaError);
  });
});

const people = fakeRegisterPeople();
/** A married man with children, a dead woman, a child, one with name and address protection, one who left the country. */
const NUMBERS = ['0707614293', '0607620059', '0808055007', '0105700660', '0904414174'];
const NOW = new Date('2026-03-02T12:00:00Z');

/** Asks a service with that schema for everything that it can tell, and reads the people it answers with. */
function askAll(
  service: typeof PUBLIC_SECTOR,
  sector: Sector,
  always: (schema: KeptSchema) => readonly string[],
  byField: Partial<Record<string, string>>,
  read: (person: Row) => unknown,
): unknown[] {
  const schema = readKeptSchema(sector.sdl, service);
  const selections = createSelections(always(schema), byField, schema).for(new Set(Object.keys(byField)));
  const query = documentFor({ ...service, inputType: schema.inputType }, selections, 'nodes');
  const input = { personnummer: { personnummer: { in: NUMBERS } } };
  const { body } = answerQuery(sector, { query, variables: { input, first: 100, after: null } });
  expect(body.errors).toBeUndefined();
  return (Row.of(body.data, 'data').row(service.root)?.rows('nodes') ?? []).map(read);
}

const askPublic = (sdl: string): unknown[] =>
  askAll(
    PUBLIC_SECTOR,
    publicSector(
      people,
      (id) => [simulatedHandOver(id)],
      () => sdl,
    ),
    () => [PUBLIC_ALWAYS],
    PUBLIC_FIELDS,
    (person) => publicPerson(person, ALL_FIELDS, NOW),
  );
const askPrivate = (sdl: string): unknown[] =>
  askAll(
    PRIVATE_SECTOR,
    privateSector(people, () => sdl),
    privateAlways,
    PRIVATE_FIELDS,
    (person) => privatePerson(person, 'a-token', ALL_PRIVATE_FIELDS, NOW),
  );

describe.each([
  ['public', PUBLIC_SDL, askPublic],
  ['private', PRIVATE_SDL, askPrivate],
] as const)('whatever field the %s service comes to lack', (sector, sdl, ask) => {
  test('people are read without it, or the schema is refused: never does it break every question', () => {
    const lost = new Set(fieldsAskedFor(sdl));
    const refused: string[] = [];
    for (const [type, field] of [...lost].map((name) => name.split('.') as [string, string])) {
      const without = withoutField(sdl, type, field);
      if (reviewSchema(without, sector).obstacle !== null) refused.push(`${type}.${field}`);
      else expect(ask(without)).toHaveLength(NUMBERS.length);
    }
    expect(lost.size).toBeGreaterThan(sector === 'public' ? 120 : 50);
    expect(refused.length).toBeLessThan(14);
  });
});

/** `Type.field` of every field of a person and below. */
function fieldsAskedFor(sdl: string): string[] {
  return [...sdl.matchAll(/^type (CPRCustom_\w+) \{\n(.*?)^\}/gms)].flatMap(([, type, fields]) =>
    type!.endsWith('Connection') || type!.endsWith('Edge')
      ? []
      : [...fields!.matchAll(/^ {2}(\w+)[(:]/gm)].map(([, field]) => `${type}.${field}`),
  );
}
