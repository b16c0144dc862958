import {
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { variablePlace } from '../../errors/plain-name.ts';
import { coerceLiteral } from './coerce-literal.ts';
import { coercionTo, UNFIT } from './coerce-value.ts';
import { mistakesAt, type Mistake } from './variable-mistakes.ts';
import type { VariableValues } from './variable-values.ts';

/** Either what the variables are, or at most {@link MOST_TOLD} errors `BAD_USER_INPUT`, each in a place of its own. */
export type CoercedVariables =
  { readonly values: VariableValues } | { readonly errors: readonly CodedError[] };

/** If there are more mistakes, the client can correct these first. */
const MOST_TOLD = 10;

type Options = {
  /** Whether errors may name parts of the schema that the client did not write. */
  readonly suggest: boolean;
};

/**
 * Prepares to coerce the variables of an operation: made once for the operation, called with what the client sent for each request. It
 * accepts what `getVariableValues` of graphql-js accepts, and makes the same of it; only own properties are read.
 */
export function prepareVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  { suggest }: Options,
): (variables: Readonly<Record<string, unknown>>) => CoercedVariables {
  const coercions = variableDefinitions.map((definition) => prepareVariable(schema, definition));

  return function coerceVariables(variables) {
    const values = Object.create(null) as Record<string, unknown>;
    const errors: CodedError[] = [];
    for (const coercion of coercions) {
      if (coercion.coerceInto(values, variables)) continue;
      for (const { place, message, suggestion = '' } of coercion.mistakes(variables)) {
        const words = suggest ? message + suggestion : message;
        errors.push(
          new CodedError('BAD_USER_INPUT', words, { variable: place }, { node: coercion.definition }),
        );
        if (errors.length === MOST_TOLD) return { errors };
      }
    }
    return errors.length > 0 ? { errors } : { values };
  };
}

type VariableCoercion = {
  readonly definition: VariableDefinitionNode;
  /** Puts the variable's value among the others, if it has one; false where what the client sent does not fit. */
  coerceInto(values: Record<string, unknown>, variables: Readonly<Record<string, unknown>>): boolean;
  /** At least one, for a value that does not fit. */
  mistakes(variables: Readonly<Record<string, unknown>>): Iterable<Mistake>;
};

function prepareVariable(schema: GraphQLSchema, definition: VariableDefinitionNode): VariableCoercion {
  const name = definition.variable.name.value;
  const place = variablePlace(name);
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) {
    // Validation refuses it; this is for a document that was not validated.
    const mistakes = () => [{ place, message: `"${place}" has a type that can't be sent.` }];
    return { definition, coerceInto: () => false, mistakes };
  }
  const coerce = coercionTo(type);
  return {
    definition,
    coerceInto(values, variables) {
      if (!Object.hasOwn(variables, name)) {
        // Made anew each time, so that a resolver that changes a list in it changes no other request.
        if (definition.defaultValue) values[name] = coerceLiteral(definition.defaultValue, type, {});
        return definition.defaultValue !== undefined || !isNonNullType(type);
      }
      const coerced = coerce(variables[name]);
      values[name] = coerced;
      return coerced !== UNFIT;
    },
    mistakes: (variables) =>
      mistakesIn(place, Object.hasOwn(variables, name) ? variables[name] : undefined, type),
  };
}

function* mistakesIn(place: string, value: unknown, type: GraphQLInputType): Generator<Mistake> {
  let isTold = false;
  for (const mistake of mistakesAt(place, value, type)) {
    isTold = true;
    yield mistake;
  }
  if (!isTold) yield { place, message: `"${place}" does not fit "${type.toString()}".` };
}
