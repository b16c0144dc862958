import { createHash } from 'node:crypto';
import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { plainName } from '../../errors/plain-name.ts';
import { prepareVariables, type CoercedVariables } from '../input/coerce-variables.ts';
import { hasNumberIn } from '../limits/number-in-text.ts';
import { refuseNumbersInAliases } from '../limits/numbers-in-aliases.ts';
import { measureOperation, type SizeLimits } from '../limits/operation-size.ts';
import { Conditions } from './conditions.ts';
import { selectionsBelow, type Selection } from './plan.ts';
import { planOperation } from './plan-operation.ts';

/** Everything about an operation that is the same in each request: worked out once for a text and an operation's name. */
export type PreparedOperation = {
  readonly definition: OperationDefinitionNode;
  /** What the client calls it; null if it has no name, or one that may not be repeated. */
  readonly name: string | null;
  readonly selection: Selection;
  readonly conditions: Conditions;
  /** What the client's variables are, or what is wrong with them. */
  coerceVariables(given: Readonly<Record<string, unknown>>): CoercedVariables;
  /** What its answer may cost at the most, under the values of its variables. */
  cost(variables: Readonly<Record<string, unknown>>): number;
  /** Whether something that may be a CPR number stands in its text. */
  readonly hasNumberInText: boolean;
  /** Whether it asks about the schema alone: about no person and no provider. */
  readonly asksForSchemaOnly: boolean;
  /** SHA-256 of the document's text, in hexadecimal: what an operation is registered by. Worked out when it is first asked for. */
  readonly hash: string;
  /** How much memory it takes to keep it, in bytes: an estimate, rather too high than too low. */
  readonly weight: number;
};

export type OperationLimits = {
  /** How deep fields may be nested. */
  readonly depth: number;
  /** What an answer may cost, by the schema's `@cost` and `@listSize`. */
  readonly cost: number;
  /** How many people one field may look up. */
  readonly keys: number;
  /** How many fields an operation may select, where its fragments are spread. */
  readonly fields: number;
};

/** What a registry composes by, and introspection. */
const SCHEMA_FIELDS = ['_service', '__schema', '__type', '__typename'];

/**
 * Refuses, before it is validated, an operation that is too large whatever its variables are, or whose aliases may hold a CPR number.
 * Validation takes longer the larger it is, and its errors repeat names.
 */
export function refuseOutright(
  schema: GraphQLSchema,
  document: DocumentNode,
  limits: OperationLimits,
): CodedError | null {
  const refusal = refuseNumbersInAliases(document);
  if (refusal !== null) return refusal;
  // All operations of the document, also those that are not asked for: validation goes through all of them.
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields } = measureOperation(schema, document, definition, sizeLimits(limits));
    if (depth > limits.depth) return tooDeep(limits.depth);
    if (fields > limits.fields) return tooManyFields(limits.fields);
  }
  return null;
}

/**
 * Prepares an operation of a validated document.
 *
 * @throws CodedError where the document does not have it
 */
export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  { limits, suggest }: { readonly limits: OperationLimits; readonly suggest: boolean },
): PreparedOperation {
  const definition = getOperationAST(document, operationName);
  const type = definition && schema.getRootType(definition.operation);
  if (!definition || !type) throw noSuchOperation(definition, operationName);
  const { cost } = measureOperation(schema, document, definition, sizeLimits(limits));
  const conditions = new Conditions();
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const selection = planOperation({ schema, fragments, conditions }, type, definition.selectionSet);
  let hash: string | null = null;
  return {
    get hash() {
      return (hash ??= hashOf(document));
    },
    definition,
    name: definition.name === undefined ? null : plainName(definition.name.value),
    selection,
    conditions,
    coerceVariables: prepareVariables(schema, definition, { suggest }),
    cost,
    hasNumberInText: hasNumberIn(document),
    asksForSchemaOnly: selection.places.every(({ definition }) => SCHEMA_FIELDS.includes(definition.name)),
    weight: weightOf(document, selection, conditions),
  };
}

const hashOf = ({ loc }: DocumentNode): string =>
  createHash('sha256')
    .update(loc?.source.body ?? '')
    .digest('hex');

const sizeLimits = ({ depth, keys, fields }: OperationLimits): SizeLimits => ({
  deepest: depth,
  mostKeys: keys,
  mostFields: fields,
});

/** Validation does not check which operation is meant, nor whether the schema has operations of its kind. */
function noSuchOperation(
  definition: OperationDefinitionNode | null | undefined,
  operationName: string | undefined,
): CodedError {
  return new CodedError(
    'OPERATION_RESOLUTION_FAILURE',
    definition
      ? `This schema has no ${definition.operation}s.`
      : operationName
        ? 'The document has no operation with the name in "operationName".'
        : 'The document has several operations; "operationName" must say which one to run.',
  );
}

const tooDeep = (limit: number): CodedError =>
  new CodedError(
    'OPERATION_TOO_DEEP',
    `The operation nests fields more than ${limit} deep, which is the most allowed.`,
    { limit },
  );

const tooManyFields = (limit: number): CodedError =>
  new CodedError(
    'TOO_MANY_FIELDS',
    `The operation selects more than ${limit} fields, each counted wherever a fragment brings it. Ask for fewer, or in several operations.`,
    { limit },
  );

/**
 * How many bytes an operation takes as such, for a character of its text (its syntax tree), for a planned field with the code that writes it, and for
 * a part of a condition. It is set by the heap that 60 to 2,000 operations of four kinds took, each written once: from a tenth to a half above
 * that, and far above it for long comments.
 */
const BYTES = { operation: 8_000, character: 80, field: 500, condition: 2_000 };

function weightOf(document: DocumentNode, selection: Selection, conditions: Conditions): number {
  return (
    BYTES.operation +
    (document.loc?.end ?? 0) * BYTES.character +
    fieldsOf(selection) * BYTES.field +
    conditions.size * BYTES.condition
  );
}

function fieldsOf({ places }: Selection): number {
  let fields = places.length;
  for (const place of places) for (const below of selectionsBelow(place)) fields += fieldsOf(below);
  return fields;
}
