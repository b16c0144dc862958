import { getArgumentValues, getVariableValues, GraphQLError, Kind, validate } from 'graphql';
import { operationOf, parsed, type GraphqlBody } from './answer-query.ts';
import type { Sector } from './sector.ts';
import { fieldsAsked } from './selected-fields.ts';

/** A query that reached the GraphQL service with a valid token. */
export type LoggedQuery = {
  readonly path: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The fields of a person that were asked for, as `navne.efternavn`; none for a query that does not fit the schema. */
  readonly fields: readonly string[];
  /** How many numbers or ids were asked for. */
  readonly keys: number;
};

export function loggedQuery(path: string, sector: Sector, body: GraphqlBody): LoggedQuery {
  return {
    path,
    document: body.query,
    variables: body.variables,
    // Looked up only by the tests that read it, so that measuring with the simulator does not pay for it.
    get fields() {
      return fieldsIn(sector, body);
    },
    get keys() {
      return keysIn(sector, body);
    },
  };
}

function fieldsIn({ schema }: Sector, { query }: GraphqlBody): string[] {
  const document = parsed(query);
  const root = schema.getQueryType();
  if (document instanceof GraphQLError || !root || validate(schema, document).length > 0) return [];
  return fieldsAsked(document, root);
}

function keysIn({ schema, rootField }: Sector, { query, variables }: GraphqlBody): number {
  const document = parsed(query);
  const field = schema.getQueryType()?.getFields()[rootField];
  if (document instanceof GraphQLError || !field || validate(schema, document).length > 0) return 0;
  const { selectionSet, variableDefinitions = [] } = operationOf(document);
  const { coerced } = getVariableValues(schema, variableDefinitions, variables);
  const [root] = selectionSet.selections;
  if (coerced === undefined || root?.kind !== Kind.FIELD) return 0;
  const { input } = getArgumentValues(field, root, coerced) as { input: KeyInput };
  return countKeys(input.id) + countKeys(input.personnummer?.personnummer);
}

type KeyFilter = { readonly eq?: string | null; readonly in?: readonly string[] | null } | null;
type KeyInput = {
  readonly id?: KeyFilter;
  readonly personnummer?: { readonly personnummer?: KeyFilter } | null;
};

function countKeys(filter: KeyFilter | undefined): number {
  return (filter?.in?.length ?? 0) + (typeof filter?.eq === 'string' ? 1 : 0);
}
