import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { plainName } from '../../errors/plain-name.ts';
import { createOperationMeasure } from '../limits/operation-size.ts';
import { Conditions } from './conditions.ts';
import type { Selection } from './plan.ts';
import { planOperation } from './plan-operation.ts';

/** Everything about an operation that is the same in each request: worked out once for a text and an operation's name. */
export type PreparedOperation = {
  readonly definition: OperationDefinitionNode;
  /** What the client calls it; null for what has no name, or none that may be repeated. */
  readonly name: string | null;
  readonly selection: Selection;
  readonly conditions: Conditions;
  /** What its answer may cost at the most. */
  cost(variables: Readonly<Record<string, unknown>>): number;
  /** Whether it asks about the schema alone: for nobody, and nothing of a provider. */
  readonly asksForSchemaOnly: boolean;
  /** How much memory keeping it takes, in bytes; an estimate that errs upwards. */
  readonly weight: number;
};

export type OperationLimits = {
  /** How deep fields may be nested. */
  readonly depth: number;
  /** What an answer may cost, by the schema's `@cost` and `@listSize`. */
  readonly cost: number;
  /** How many people one field may look up. */
  readonly keys: number;
};

/** What a registry composes by, and introspection. */
const SCHEMA_FIELDS = ['_service', '__schema', '__type', '__typename'];

/**
 * Prepares an operation of a validated document.
 *
 * @throws CodedError where the document does not have it, or where it is larger than allowed whatever its variables
 */
export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  limits: OperationLimits,
): PreparedOperation {
  const definition = getOperationAST(document, operationName);
  const type = definition && schema.getRootType(definition.operation);
  if (!definition || !type) throw noSuchOperation(definition, operationName);
  const measure = createOperationMeasure(schema, limits.depth, limits.keys);
  const { depth } = measure(document, operationName, {});
  if (depth > limits.depth) throw tooDeep(limits.depth);
  const conditions = new Conditions();
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const selection = planOperation({ schema, fragments, conditions }, type, definition.selectionSet);
  return {
    definition,
    name: definition.name === undefined ? null : plainName(definition.name.value),
    selection,
    conditions,
    cost: (variables) => measure(document, operationName, variables).cost,
    asksForSchemaOnly: selection.places.every(({ definition }) => SCHEMA_FIELDS.includes(definition.name)),
    weight: weightOf(document, selection, conditions),
  };
}

/** Validation does not ask which operation is meant, nor whether the schema has its kind. */
function noSuchOperation(
  definition: OperationDefinitionNode | null | undefined,
  operationName: string | undefined,
): CodedError {
  return new CodedError(
    'OPERATION_RESOLUTION_FAILURE',
    definition
      ? `This schema has no ${definition.operation}s.`
      : operationName
        ? 'The document has no operation with the name that "operationName" says.'
        : 'The document has several operations; "operationName" must say which one to run.',
  );
}

const tooDeep = (limit: number): CodedError =>
  new CodedError(
    'OPERATION_TOO_DEEP',
    `The operation nests fields more than ${limit} deep, which is the most allowed.`,
    { limit },
  );

/** What a character of the text, a planned field and a part of a condition take, in bytes: measured, and rounded up. */
const BYTES = { character: 250, field: 2_500, condition: 60 };

function weightOf(document: DocumentNode, selection: Selection, conditions: Conditions): number {
  return (
    (document.loc?.end ?? 0) * BYTES.character +
    fieldsOf(selection) * BYTES.field +
    conditions.size * BYTES.condition
  );
}

function fieldsOf({ places }: Selection): number {
  let fields = places.length;
  for (const place of places) {
    let plan = place.value;
    while (plan.kind === 'list') plan = plan.item;
    if (plan.kind !== 'leaf') for (const below of plan.selections.values()) fields += fieldsOf(below);
  }
  return fields;
}
