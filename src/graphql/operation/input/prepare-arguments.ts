import {
  isNonNullType,
  Kind,
  type ArgumentNode,
  type ASTNode,
  type GraphQLArgument,
  type ValueNode,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { describeInput } from '../../errors/describe-input.ts';
import { coerceLiteral, hasVariables } from './coerce-literal.ts';
import type { VariableValues } from './variable-values.ts';
import { defaultOf } from './default-of.ts';

/** What a resolver gets, by the names of the arguments. Those that are absent and have no default are not in it. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * The arguments of a field or directive as the document has them: the same for every request, or to be made from the variables of each. The constant is
 * shared; a resolver that might put something into its arguments must be handed a copy. Lists and objects in it are frozen.
 */
export type PreparedArguments =
  | { readonly constant: Arguments }
  | {
      /** @throws CodedError `BAD_USER_INPUT`, located at the value that does not fit. */
      of(values: VariableValues): Arguments;
    };

/** Puts an argument among the others, if it has a value. */
type Step = (coerced: Record<string, unknown>, values: VariableValues) => void;

/** Works out once what `getArgumentValues` of graphql-js would work out for each call: `definition` is a field or a directive, `node` a use of it. */
export function prepareArguments(
  definition: { readonly args: readonly GraphQLArgument[] },
  node: ASTNode & { readonly arguments?: readonly ArgumentNode[] | undefined },
): PreparedArguments {
  const written = new Map((node.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const prepared = definition.args.map((argument) => {
    const value = written.get(argument.name);
    return value === undefined ? prepareAbsent(argument, node) : prepareValue(argument, value);
  });
  const steps = prepared.flatMap(({ step }) => step ?? []);
  const of = (values: VariableValues): Arguments => {
    const coerced: Record<string, unknown> = {};
    for (const step of steps) step(coerced, values);
    return coerced;
  };
  return prepared.every(({ isConstant }) => isConstant) ? { constant: of({}) } : { of };
}

type Prepared = { readonly isConstant: boolean; readonly step: Step | null };

function prepareAbsent(argument: GraphQLArgument, node: ASTNode): Prepared {
  const { name, type } = argument;
  const byDefault = defaultOf(argument);
  if (byDefault !== undefined)
    return { isConstant: true, step: (coerced) => void (coerced[name] = byDefault) };
  return isNonNullType(type) ? alwaysWrong(node) : { isConstant: true, step: null };
}

function prepareValue(argument: GraphQLArgument, node: ValueNode): Prepared {
  const { name, type } = argument;
  if (node.kind === Kind.VARIABLE)
    return { isConstant: false, step: fromVariable(argument, node.name.value, node) };
  if (hasVariables(node)) {
    return {
      isConstant: false,
      step(coerced, values) {
        const value = coerceLiteral(node, type, values);
        if (value === undefined) throw unfit(node);
        coerced[name] = value;
      },
    };
  }
  const value = coerceLiteral(node, type, {});
  if (value === undefined) return alwaysWrong(node);
  return { isConstant: true, step: (coerced) => void (coerced[name] = value) };
}

function fromVariable(argument: GraphQLArgument, variable: string, node: ValueNode): Step {
  const { name, type } = argument;
  const byDefault = defaultOf(argument);
  const isRequired = isNonNullType(type);
  return (coerced, values) => {
    if (Object.hasOwn(values, variable)) {
      const value = values[variable];
      if (value === undefined || (value === null && isRequired)) throw unfit(node);
      coerced[name] = value;
    } else if (byDefault !== undefined) coerced[name] = byDefault;
    else if (isRequired) throw unfit(node);
  };
}

/** For what validation would have refused, in a document that was not validated: it fails when it runs, as with graphql-js. */
function alwaysWrong(node: ASTNode): Prepared {
  return {
    isConstant: false,
    step() {
      throw unfit(node);
    },
  };
}

/** Made when it is thrown, because an error carries where it was made. */
const unfit = (node: ASTNode): CodedError =>
  new CodedError('BAD_USER_INPUT', describeInput(node), {}, { node });
