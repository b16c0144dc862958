import { CriticalityLevel, diff, type Change, type Rule } from '@graphql-inspector/core';
import { buildSchema, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';

/** The changes from one SDL of the subgraph to another, the breaking ones first. */
export async function schemaChanges(before: string, after: string): Promise<Change[]> {
  const changes = await diff(withoutFederation(before), withoutFederation(after), [nullabilityOfEntities]);
  return changes.sort((one, other) => rank(one) - rank(other));
}

export const isBreaking = ({ criticality }: Change): boolean =>
  criticality.level === CriticalityLevel.Breaking;

/** One line for a person to read. */
export const describeChange = ({ criticality, message }: Change): string =>
  `${criticality.level.padEnd(12)} ${message.split('\n', 1).join('')}`;

/** The fields of entities beside `id` that promise never to be null. */
export function nonNullFieldsOfEntities(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.name !== 'id' && isNonNullType(field.type))
        .map((field) => `${type.name}.${field.name}`),
    );
}

/** Federation's directives are used in the SDL, and defined by whoever composes it. */
export const withoutFederation = (sdl: string): GraphQLSchema => buildSchema(sdl, { assumeValidSDL: true });

/**
 * For a client it is no harm when a field will not be null any more; for a supergraph it is, where the field is an entity's: one person
 * that can't be had then takes the whole object of another team with it.
 */
const nullabilityOfEntities: Rule = ({ changes, newSchema }) => {
  const strict = new Set(newSchema === null ? [] : nonNullFieldsOfEntities(newSchema));
  return changes.map((change) =>
    (change.type === 'FIELD_TYPE_CHANGED' || change.type === 'FIELD_ADDED') && strict.has(change.path ?? '')
      ? { ...change, criticality: { level: CriticalityLevel.Breaking, reason: 'Only `id` may be non-null.' } }
      : change,
  );
};

const ORDER = [CriticalityLevel.Breaking, CriticalityLevel.Dangerous, CriticalityLevel.NonBreaking];
const rank = ({ criticality }: Change): number => ORDER.indexOf(criticality.level);
