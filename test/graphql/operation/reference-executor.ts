import { execute, isObjectType, type ExecutionArgs, type GraphQLResolveInfo } from 'graphql';
import { selectionsBelow, type Place } from '../../../src/graphql/operation/preparation/plan.ts';
import {
  prepareOperation,
  type PreparedOperation,
} from '../../../src/graphql/operation/preparation/prepared-operation.ts';
import type { ResolverInfo } from '../../../src/graphql/operation/resolver-info.ts';
import { createSchema } from '../../../src/graphql/schema/schema.ts';

const NO_LIMITS = { limits: { depth: 1e9, cost: 1e9, keys: 1e9, fields: 1e9 }, suggest: true };

/** Our schema for graphql-js's executor: each resolver is told its place beside what graphql-js tells it. */
const schema = createSchema('open');
let prepared: PreparedOperation;
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  for (const field of Object.values(type.getFields())) {
    const { resolve } = field;
    if (resolve === undefined) continue;
    field.resolve = (source, args, context, info) =>
      resolve(source, args, context, Object.assign(info, placeOf(info)));
  }
}

/** Runs an operation on our schema by graphql-js; not two at a time. */
export async function executeByReference(args: Omit<ExecutionArgs, 'schema'>) {
  prepared = prepareOperation(schema, args.document, args.operationName ?? undefined, NO_LIMITS);
  return execute({ ...args, schema });
}

function placeOf({ path, variableValues }: GraphQLResolveInfo): Pick<ResolverInfo, 'place' | 'holding'> {
  const steps: { key: string; typename: string }[] = [];
  for (let step: typeof path | undefined = path; step !== undefined; step = step.prev) {
    const { key, typename } = step;
    if (typename !== undefined) steps.unshift({ key: String(key), typename });
  }
  let selections = [prepared.selection];
  let place: Place | undefined;
  for (const { key, typename } of steps) {
    const selection = selections.find(({ type }) => type.name === typename);
    place = selection?.places.find(({ responseName }) => responseName === key);
    selections = place === undefined ? [] : selectionsBelow(place);
  }
  return { place: place!, holding: prepared.conditions.holdingUnder(variableValues) };
}
