import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import {
  PUBLIC_ALWAYS,
  PUBLIC_FIELDS,
} from '../../../../src/providers/datafordeler/wire/public-selection.ts';
import { documentFor } from '../../../../src/providers/datafordeler/wire/document.ts';
import { PUBLIC_SECTOR } from '../../../../src/providers/datafordeler/wire/service.ts';

const PREFIX = 'CPRCustom_PublicSector';
const schema = buildSchema(
  readFileSync(new URL('../../../simulators/datafordeler/public-sector.graphql', import.meta.url), 'utf8'),
);

const WALKED_ON_TO = 'Whoever wants to know more of a relative walks on to them.';
const INVALID = 'The register calls the reference invalid, so it leads to nobody.';
const PLACE_TELLS = 'Where a unit stands tells what it is, or its name does.';

/** What the service could tell an authority and is never asked for. */
const LEFT: Readonly<Record<string, string>> = {
  'AdministrativEnhed.administrativEnhedType': PLACE_TELLS,
  'AdministrativEnhedType.typeKode': PLACE_TELLS,
  'AdministrativEnhedType.typeNavn': PLACE_TELLS,
  'DeltBopael.registreringFra': 'When something was written down is told of events only.',
  'SimpelPerson.adresseoplysninger': WALKED_ON_TO,
  'SimpelPerson.forsvinding': WALKED_ON_TO,
  'SimpelPerson.kontaktadresse': WALKED_ON_TO,
  'SimpelPerson.navn': WALKED_ON_TO,
  'SimpelPerson.udrejseIndrejse': WALKED_ON_TO,
  'SimpelPersonIkkeValidRelation.personid': INVALID,
  'SimpelPersonIkkeValidRelation.personnummer': INVALID,
  'SimpelPersonUdenCpr.personid': 'A citizen has a number; nobody could be found by it.',
};

test('every field of the service is asked for when all is wanted, or is left for a reason', () => {
  const asked = fieldsAsked();
  const left = fieldsOfPeople().filter((field) => !asked.has(field));
  expect(left.sort()).toEqual(Object.keys(LEFT).sort());
});

/** `Type.field` of all that a question for everything asks for, the types without their common prefix. */
function fieldsAsked(): Set<string> {
  const selections = [PUBLIC_ALWAYS, ...Object.values(PUBLIC_FIELDS)];
  const asked = new Set<string>();
  const types = new TypeInfo(schema);
  const note = ({ name }: { readonly name: { readonly value: string } }): void => {
    asked.add(`${types.getParentType()?.name.replace(PREFIX, '')}.${name.value}`);
  };
  visit(parse(documentFor(PUBLIC_SECTOR, selections, 'nodes')), visitWithTypeInfo(types, { Field: note }));
  return asked;
}

/** The same of all that the service has for a person and below. */
function fieldsOfPeople(): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => name.startsWith(PREFIX) && !/(Connection|Edge)$/.test(name))
    .flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name.replace(PREFIX, '')}.${field}`),
    );
}
