import {
  isObjectType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { fieldsOn, nameInAnswer, setsOf, type Scope } from './selection-sets.ts';

/** One level of an operation: what is selected there, and by type what has been found of it in one request. */
export type Level = {
  readonly sets: readonly SelectionSetNode[];
  /** By the names in the answer. */
  readonly below: Map<GraphQLObjectType, ReadonlyMap<string, Level>>;
  /** All that is asked there, by the names in the schema. */
  readonly asked: Map<GraphQLObjectType, ReadonlySet<string>>;
};

const levelOf = (sets: readonly SelectionSetNode[]): Level => ({ sets, below: new Map(), asked: new Map() });

/**
 * The top level of each request, known by its variables, which are its own. Who stands deep in an operation finds the way down from there; an
 * operation that makes a thousand fields do so goes each step once.
 */
const tops = new WeakMap<object, Level>();

/** The level that a field stands on, found along its path. */
export function levelAround({
  path,
  operation,
  ...scope
}: Scope & Pick<GraphQLResolveInfo, 'operation' | 'path'>): Level {
  let level = tops.get(scope.variableValues) ?? levelOf([operation.selectionSet]);
  tops.set(scope.variableValues, level);
  for (const { key, typename } of stepsTo(path.prev)) {
    const type = scope.schema.getType(typename);
    level = (isObjectType(type) && levelsBelow(level, scope, type).get(key)) || levelOf([]);
  }
  return level;
}

function levelsBelow(level: Level, scope: Scope, type: GraphQLObjectType): ReadonlyMap<string, Level> {
  let below = level.below.get(type);
  if (below === undefined) {
    const fields = [...fieldsOn(scope, type, level.sets, nameInAnswer)];
    below = new Map(fields.map(([name, nodes]) => [name, levelOf(setsOf(nodes))]));
    level.below.set(type, below);
  }
  return below;
}

/** The fields on a path from the top down, each with the type it is of; the positions in their lists are left out. */
function stepsTo(path: GraphQLResolveInfo['path'] | undefined): { key: string; typename: string }[] {
  const steps: { key: string; typename: string }[] = [];
  for (let step = path; step !== undefined; step = step.prev) {
    const { key, typename } = step;
    if (typename !== undefined) steps.unshift({ key: String(key), typename });
  }
  return steps;
}
