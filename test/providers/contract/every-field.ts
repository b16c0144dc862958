import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema/schema.ts';

const schema = createSchema('open');

/** For the fields that can't be asked without saying more. */
const ARGUMENTS: Readonly<Record<string, string>> = { livesInMunicipality: '(code: "0851")' };

/** A selection for each field of a type by its name, with all that is below it; other people below it are pointed at only. */
export function everyFieldOf(typeName: 'Citizen' | 'PrivateCitizen'): ReadonlyMap<string, string> {
  return new Map(fieldsOf(objectType(typeName)));
}

/** All of it as one selection. */
export function everythingOf(typeName: 'Citizen' | 'PrivateCitizen'): string {
  return `__typename ${[...everyFieldOf(typeName).values()].join(' ')}`;
}

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}`);
  return type;
}

function fieldsOf(type: GraphQLObjectType): [string, string][] {
  return Object.values(type.getFields()).map((field) => {
    if (field.args.some(isRequiredArgument) && ARGUMENTS[field.name] === undefined) {
      throw new Error(`${type.name}.${field.name} needs arguments`);
    }
    const below = getNamedType(field.type);
    const asked = field.name + (ARGUMENTS[field.name] ?? '');
    if (isLeafType(below)) return [field.name, asked];
    if (!isObjectType(below)) throw new Error(`${type.name}.${field.name} is of no object type`);
    const selection =
      below.name === 'Citizen'
        ? 'id cpr'
        : fieldsOf(below)
            .map(([, one]) => one)
            .join(' ');
    return [field.name, `${asked} { __typename ${selection} }`];
  });
}
