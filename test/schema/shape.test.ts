import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';

// The rules that every type keeps, so that whoever knows one knows them all.

const schema = buildSchema(apiSdl());
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);

type Field = {
  readonly name: string;
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
};
const fields: readonly Field[] = objects.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);
const namesWhere = (holds: (one: Field) => boolean): string[] => fields.filter(holds).map(({ name }) => name);

const hasUnknown = (type: GraphQLEnumType): boolean => type.getValue('UNKNOWN') != null;

describe('an enum with UNKNOWN', () => {
  const ENTITIES = ['Citizen', 'PrivateCitizen', 'CprEvent'];

  /** Where null says something that UNKNOWN does not. */
  const NULL_MEANS: Readonly<Record<string, string>> = {
    'CprName.givenNameMarking': 'nothing is special about it',
    'CprName.middleNameMarking': 'nothing is special about it',
    'CprName.surnameMarking': 'nothing is special about it',
    'CprPersonWithoutNumber.nameMarking': 'nothing is special about it',
    'CprRelative.custodyAs': 'the person holds no custody of this relative',
    'CprNumberInspection.sex': 'it is no CPR number',
  };

  test('is never null in a value object: `x?.nameAndAddress === PROTECTED` would take null for "no"', () => {
    const nullable = namesWhere(({ type, field }) => {
      const { type: told } = field;
      return !ENTITIES.includes(type.name) && isEnumType(told) && hasUnknown(told);
    });

    expect(nullable.sort()).toEqual(Object.keys(NULL_MEANS).sort());
  });

  test('is what the protections, kinds, roles and phases are, so that the rule has something to say', () => {
    const strict = namesWhere(({ field: { type } }) => {
      const told = isNonNullType(type) ? type.ofType : undefined;
      return isEnumType(told) && hasUnknown(told);
    });

    expect(strict).toEqual(
      expect.arrayContaining(['CprProtection.nameAndAddress', 'CprRelative.role', 'CprValidity.phase']),
    );
    expect(strict.length).toBeGreaterThanOrEqual(13);
  });
});

describe('"since when, and how sure" has one shape', () => {
  test('no field tells it beside itself', () => {
    expect(namesWhere(({ field }) => /Since(Uncertain)?$|^current$/.test(field.name))).toEqual([]);
  });

  test('CprValidity alone has days of beginning and end', () => {
    const dated = objects.filter((type) => {
      const names = Object.keys(type.getFields());
      return (
        names.some((name) => /^(from|since|start)/i.test(name)) &&
        names.some((name) => /^(to|until|end)/i.test(name))
      );
    });

    // Instants beside the days; whose `endCursor` is no day.
    expect(dated.map(({ name }) => name).sort()).toEqual(['CprProtectionPeriod', 'CprValidity', 'PageInfo']);
    expect(fieldTypesOf('CprProtectionPeriod')).toMatchObject({
      validity: 'CprValidity',
      startsAt: 'DateTime',
      endsAt: 'DateTime',
    });
  });

  test('a mark of uncertainty stands beside a day only where it is no validity', () => {
    const marks = namesWhere(({ field }) => field.name.endsWith('Uncertain'));

    expect(marks.sort()).toEqual([
      'Citizen.birthDateUncertain',
      // Two moves, of which each ends another stay than the address has.
      'CprMunicipalityMove.movedInUncertain',
      'CprMunicipalityMove.movedOutUncertain',
      'CprPersonWithoutNumber.birthDateUncertain',
      'CprValidity.fromUncertain',
      'CprValidity.toUncertain',
    ]);
  });

  test('whatever is called so is a CprValidity', () => {
    const called = fields.filter(({ field }) => /validity$/i.test(field.name));

    expect(called.length).toBeGreaterThan(15);
    expect(new Set(called.map(({ field }) => String(field.type)))).toEqual(new Set(['CprValidity']));
  });
});

describe('present and history', () => {
  const histories = fields.filter(({ field }) => field.name.endsWith('History'));

  /** What is called otherwise than the one or many that it is the history of. */
  const PRESENT: Readonly<Record<string, string>> = {
    custodyHolderHistory: 'custodyHolders',
    citizenshipHistory: 'citizenships',
  };

  test('stand side by side: each history is that of a field', () => {
    expect(histories.length).toBeGreaterThan(10);
    for (const { type, field } of histories) {
      const present = PRESENT[field.name] ?? field.name.replace(/History$/, '');
      expect(Object.keys(type.getFields())).toContain(present);
    }
  });

  test('have the same type, or a period that has it', () => {
    for (const { type, field } of histories) {
      const told = getNamedType(field.type);
      const present = type.getFields()[PRESENT[field.name] ?? field.name.replace(/History$/, '')]!;
      const same = getNamedType(present.type);
      expect(same === told || Object.values(fieldTypesOf(told.name)).includes(same.name)).toBe(true);
      // Whose histories tell from when to when, entry by entry.
      expect(fieldTypesOf(told.name)).toHaveProperty('validity', 'CprValidity');
    }
  });
});

describe('a country', () => {
  test('is a CprCountry wherever one is told', () => {
    const countries = fields.filter(({ field }) => /country$/i.test(field.name));

    expect(countries.map(({ name }) => name).sort()).toEqual([
      'CprBirthplace.country',
      'CprCitizenship.country',
      'CprMigration.destinationCountry',
      'CprMigration.originCountry',
    ]);
    for (const { field } of countries) expect(getNamedType(field.type).name).toBe('CprCountry');
  });

  test('has its codes and its name nowhere else', () => {
    expect(
      namesWhere(
        ({ field }) => /country|isoCode/i.test(field.name) && isScalarType(getNamedType(field.type)),
      ),
    ).toEqual(['CprCountry.isoCode']);
    expect(fieldTypesOf('CprCountry')).toEqual({
      authorityCode: 'String',
      isoCode: 'String',
      name: 'String',
    });
  });
});

describe('what goes in', () => {
  const inputs = new Set(
    [
      ...fields.flatMap(({ field }) => field.args),
      ...types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields())),
    ].map(({ type }) => getNamedType(type)),
  );
  const enums = [...inputs].filter(isEnumType);

  test('is of a type whose name ends in Input, and comes out nowhere', () => {
    const named = [...inputs].filter((type) => !isScalarType(type));
    const outputs = new Set(fields.map(({ field }) => getNamedType(field.type).name));

    expect(named.length).toBeGreaterThanOrEqual(5);
    expect(named.filter(({ name }) => !name.endsWith('Input') || outputs.has(name))).toEqual([]);
  });

  test('is never UNKNOWN: nobody can ask for what the register did not say', () => {
    expect(enums.length).toBeGreaterThanOrEqual(2);
    expect(enums.filter(hasUnknown)).toEqual([]);
  });

  test.each(enums)('%s has all other values of what comes out', (input) => {
    const output = schema.getType(input.name.replace(/Input$/, ''));
    const values = isEnumType(output) ? output.getValues().map(({ name }) => name) : [];

    expect(input.getValues().map(({ name }) => name)).toEqual(values.filter((name) => name !== 'UNKNOWN'));
  });
});

test('no field is a date of registration without saying of what', () => {
  expect(namesWhere(({ field }) => field.name === 'registration')).toEqual([]);
});

test('a list has no holes, but where somebody may be missing in their place', () => {
  const withHoles = namesWhere(({ field }) => {
    const list = isNonNullType(field.type) ? field.type.ofType : field.type;
    return isListType(list) && !isNonNullType(list.ofType);
  });

  expect(withHoles.sort()).toEqual([
    'CprCitizenConnection.nodes',
    'CprViewer.children',
    'Query.citizens',
    'Query.citizensById',
    'Query.privateCitizens',
  ]);
});

/** The names of the types of a type's fields, lists and non-null taken off. */
function fieldTypesOf(name: string): Record<string, string> {
  const type = schema.getType(name);
  if (!isObjectType(type)) return {};
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => [field.name, getNamedType(field.type).name]),
  );
}
