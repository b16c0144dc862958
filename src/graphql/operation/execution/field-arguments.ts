import { getArgumentValues, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import type { Execution } from './execution.ts';
import type { FieldPlan } from './plan.ts';

type Arguments = Record<string, unknown>;

/**
 * The coerced arguments of a field, in an object of the caller's own, as graphql-js gives them. They are coerced once in the
 * life of the plan where they are constants, once a request where they hold variables, and each time where a resolver that
 * changed a value in them (a list, an input object) would otherwise change it for the next call.
 *
 * @throws GraphQLError where graphql-js's getArgumentValues does, each time anew.
 */
export function fieldArguments(execution: Execution, field: FieldPlan): Arguments {
  if (field.definition.args.length === 0) return {};
  const known = field.constantArguments ?? execution.requestArguments.get(field);
  if (known !== undefined) return { ...known };

  const [node] = field.nodes;
  if (node === undefined) return {};
  const coerced: Arguments = getArgumentValues(field.definition, node, execution.variableValues);
  const values = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
  if (canBeShared(coerced, values)) {
    const hasVariables = [...values.values()].some((value) => value.kind === Kind.VARIABLE);
    if (hasVariables) execution.requestArguments.set(field, { ...coerced });
    else field.constantArguments = { ...coerced };
  }
  return coerced;
}

/**
 * graphql-js itself hands every call the same value for a variable and for a default; what it reads from a literal it makes
 * anew each time, and a literal list or object may have variables inside.
 */
function canBeShared(coerced: Arguments, values: ReadonlyMap<string, ValueNode>): boolean {
  return [...values].every(([name, value]) => {
    if (value.kind === Kind.VARIABLE) return true;
    if (value.kind === Kind.LIST || value.kind === Kind.OBJECT) return false;
    return Object(coerced[name]) !== coerced[name];
  });
}
