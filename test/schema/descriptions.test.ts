import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema/schema.ts';
import { apiSdl, subgraphSdl } from '../../src/graphql/schema/schema-text.ts';

type Described = { readonly name: string; readonly description?: string | null | undefined };

const schema = buildSchema(apiSdl());
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const objects = types.filter(isObjectType);
const enums = types.filter(isEnumType);
const fields = [...objects, ...types.filter(isInputObjectType)].flatMap((type) =>
  named(`${type.name}.`, Object.values(type.getFields())),
);
const values = enums.flatMap((type) => named(`${type.name}.`, type.getValues()));
const args = objects.flatMap((type) =>
  Object.values(type.getFields()).flatMap((field) => named(`${type.name}.${field.name}: `, field.args)),
);

function named(prefix: string, things: readonly Described[]): Described[] {
  return things.map(({ name, description }) => ({ name: prefix + name, description }));
}

describe('is described:', () => {
  test.each([
    ['the schema', [{ name: 'schema', description: schema.description }]],
    ['every type, Query too', types],
    ['every field, of input types too', fields],
    ['every argument', args],
    ['every value of an enum', values],
  ])('%s', (_what, things: readonly Described[]) => {
    expect(things.length).toBeGreaterThan(0);
    expect(things.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  test('the schema also for whoever asks the server', () => {
    expect(createSchema('open').description).toBe(schema.description);
  });

  test('but not the supergraph: a composer would give it our description of ourselves', () => {
    expect(subgraphSdl()).toMatch(/^schema @link/m);
    expect(subgraphSdl()).not.toContain(schema.description);
  });
});

describe('the Danish term of the register, which its readers search for,', () => {
  /** Names and values of the schema itself, and examples of values: code letters that are no term. */
  const OURS = new Set([
    ...types.map(({ name }) => name),
    ...[...fields, ...values, ...args].flatMap(({ name }) => [name, name.split(/\.|: /).at(-1)!]),
  ]);
  const isTerm = (text: string): boolean => /\p{Ll}{2}/u.test(text) && !OURS.has(text) && !text.includes('.');
  const termsIn = ({ description }: Described): string[] =>
    [...(description ?? '').replace(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)]
      .map(([, text]) => text!)
      .filter(isTerm);

  /** What the register has no word for, because it is ours. */
  const OURS_ALONE: Readonly<Record<string, readonly RegExp[]>> = {
    'made by us for whoever reads': [
      /^CprAddress\.lines$/,
      /^(Citizen|PrivateCitizen)\.(canReceiveLetter|absences)$/,
      /^CprLetterDelivery\./,
      /^CprLetterObstacle\.NO_ADDRESS$/,
      /^CprAbsence(Reason)?\./,
      /^CprRelative\.identification$/,
      /^CprRelativeIdentification\./,
      /^CprPhase\.LATER$/,
      /^PrivateCitizen\.id$/,
    ],
    'the way in and through pages': [/^Query\./, /^PageInfo\./, /Connection\./, /Edge\./],
    'about this deployment': [/^CprProvider(Kind)?\./],
    'about a text that may be a number': [/^CprNumberInspection\./, /^CprNumberKind\./],
    'what is not known to us': [/\.UNKNOWN$/, /^CprProtectionState\.NOT_PROTECTED$/],
    'about the record of disclosures, which is kept here': [
      /^CprDisclosure\.(id|requestId|outcome|configuration|source|operationName|operationHash|people|places)$/,
      /^CprDisclosurePlace\.(path|type|searchedBy|outcome|people)$/,
      /^CprDisclosureFilterInput\.(outcome|from|to)$/,
      /^CprAccessLogEntry\.outcome$/,
      /^CprDisclosureOutcome\.(DELIVERED|HIDDEN|MISSED|REFUSED|FAILED)$/,
    ],
    'advice to a front end': [
      /^Cpr(Match\w+|NotMatched|LoginError)\.advice$/,
      /^CprNotMatched\.triesLeft$/,
      /^CprLoginError\.(code|canTryAgain)$/,
      // The broker's own codes, which are no words.
      /^CprLoginErrorCode\./,
    ],
    'called by the same word here': [/^CprEventKind(Input)?\.PERSON$/, /^CprEvent\.citizen$/],
  };
  const isOursAlone = (name: string): boolean =>
    Object.values(OURS_ALONE)
      .flat()
      .some((pattern) => pattern.test(name));

  test.each([
    ['field', fields],
    ['value', values],
  ])('stands in the description of every %s that the register has', (_what, things) => {
    const without = things.filter((thing) => termsIn(thing).length === 0).map(({ name }) => name);

    expect(without.filter((name) => !isOursAlone(name))).toEqual([]);
  });

  test('is missing for each reason that is listed', () => {
    const without = [...fields, ...values].filter((thing) => termsIn(thing).length === 0);
    for (const pattern of Object.values(OURS_ALONE).flat()) {
      expect([pattern, without.some(({ name }) => pattern.test(name))]).toEqual([pattern, true]);
    }
  });

  test.each([
    ['CprAddress.streetCode', 'vejkode'],
    ['Citizen.civilStatus', 'civilstand'],
    ['CprMigration.destinationCountry', 'udrejselandekode'],
    ['CprPersonStatus.DISAPPEARED', 'forsvundet'],
    ['CprProtection.nameAndAddress', 'navne- og adressebeskyttelse'],
    ['CprViewer.accessLog', 'registerindsigt'],
    ['CprViewer.assurance', 'sikringsniveau'],
    ['CprDisclosure.purpose', 'formål'],
    ['CprDisclosure.legalBasis', 'hjemmel'],
    ['CprDisclosure.caseReference', 'sagsnummer'],
  ])('of %s is %s', (name, term) => {
    const thing = [...fields, ...values].find((one) => one.name === name);

    expect(termsIn(thing!)).toContain(term);
  });
});
