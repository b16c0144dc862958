import {
  defaultFieldResolver,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { copiedValues } from './leaf.ts';
import type { CopiedValues } from './leaf.ts';
import { takesInfo } from './takes-info.ts';

/** What a plan is made for: one operation under one set of answers to its `@skip` and `@include` variables. */
export interface PlanScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** The variables that `@skip` and `@include` read, and no other: a plan outlives the request it was made in. */
  readonly conditions: Readonly<Record<string, boolean>>;
}

/** Everything that is known before execution about one selection set on one object type. */
export interface SelectionPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
}

/** Everything that is known before execution about one field of a selection set. */
export interface FieldPlan {
  readonly responseName: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly value: ValuePlan;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Answered by the property of its name, as graphql-js's default resolver does, and without arguments to coerce. */
  readonly isProperty: boolean;
  /** The answer where it is known before execution: `__typename`. */
  readonly constant: string | undefined;
  /** Whether anything that is called for this field can look at GraphQLResolveInfo. */
  readonly takesInfo: boolean;
  /** The arguments where no variable is in them and sharing them between requests shows nowhere. */
  constantArguments: Readonly<Record<string, unknown>> | undefined;
}

/** How a value of a type becomes a value of the response; `nonNull` takes the place of graphql-js's wrapping type. */
export type ValuePlan = LeafPlan | ListPlan | ObjectPlan | AbstractPlan;

export interface LeafPlan {
  readonly kind: 'leaf';
  readonly nonNull: boolean;
  readonly type: GraphQLLeafType;
  readonly copies: CopiedValues;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly nonNull: boolean;
  readonly item: ValuePlan;
}

export interface ObjectPlan {
  readonly kind: 'object';
  readonly nonNull: boolean;
  readonly type: GraphQLObjectType;
  readonly selections: SelectionPlans;
}

export interface AbstractPlan {
  readonly kind: 'abstract';
  readonly nonNull: boolean;
  readonly type: GraphQLAbstractType;
  readonly selections: SelectionPlans;
}

/** The plans of one field's sub-selection, each made when a value of its type is first met. */
export class SelectionPlans {
  readonly #scope: PlanScope;
  readonly #nodes: readonly FieldNode[];
  readonly #byTypeName = new Map<string, SelectionPlan>();
  #latest: SelectionPlan | undefined;

  constructor(scope: PlanScope, nodes: readonly FieldNode[]) {
    this.#scope = scope;
    this.#nodes = nodes;
  }

  /** The plan for the type of this name, if it has been made. */
  known(typeName: unknown): SelectionPlan | undefined {
    if (typeName === this.#latest?.type.name) return this.#latest;
    return typeof typeName === 'string' ? this.#byTypeName.get(typeName) : undefined;
  }

  of(type: GraphQLObjectType): SelectionPlan {
    if (this.#latest?.type === type) return this.#latest;
    const plan = this.#byTypeName.get(type.name) ?? this.#plan(type);
    this.#latest = plan;
    return plan;
  }

  #plan(type: GraphQLObjectType): SelectionPlan {
    const { schema, fragments, conditions } = this.#scope;
    const plan = planFields(
      this.#scope,
      type,
      collectSubfields(schema, fragments, conditions, type, this.#nodes),
    );
    this.#byTypeName.set(type.name, plan);
    return plan;
  }
}

/** Plans the selection set of an operation on its root type. */
export function planSelectionSet(
  scope: PlanScope,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): SelectionPlan {
  const { schema, fragments, conditions } = scope;
  return planFields(scope, type, collectFields(schema, fragments, conditions, type, selectionSet));
}

function planFields(
  scope: PlanScope,
  parentType: GraphQLObjectType,
  nodesByResponseName: Map<string, readonly FieldNode[]>,
): SelectionPlan {
  const fields: FieldPlan[] = [];
  for (const [responseName, nodes] of nodesByResponseName) {
    const [firstNode] = nodes;
    const definition = firstNode && getFieldDef(scope.schema, parentType, firstNode);
    // graphql-js leaves a field that the type does not have out of the answer.
    if (definition) fields.push(planField(scope, parentType, responseName, definition, nodes));
  }
  return { type: parentType, fields };
}

function planField(
  scope: PlanScope,
  parentType: GraphQLObjectType,
  responseName: string,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): FieldPlan {
  const value = planValue(definition.type, new SelectionPlans(scope, nodes));
  const resolve = definition.resolve ?? defaultFieldResolver;
  const isProperty = resolve === defaultFieldResolver && definition.args.length === 0;
  return {
    responseName,
    name: definition.name,
    parentType,
    definition,
    nodes,
    value,
    resolve,
    isProperty,
    constant: definition === TypeNameMetaFieldDef ? parentType.name : undefined,
    takesInfo: (!isProperty && takesInfo(resolve)) || asksForType(value),
    constantArguments: undefined,
  };
}

/** Whether `resolveType` or `isTypeOf` is called, with the field's info, to find out what a value is. */
function asksForType(value: ValuePlan): boolean {
  if (value.kind === 'list') return asksForType(value.item);
  return value.kind === 'abstract' || (value.kind === 'object' && value.type.isTypeOf != null);
}

function planValue(type: GraphQLOutputType, selections: SelectionPlans, nonNull = false): ValuePlan {
  if (isNonNullType(type)) return planValue(type.ofType, selections, true);
  if (isListType(type)) return { kind: 'list', nonNull, item: planValue(type.ofType, selections) };
  if (isLeafType(type)) return { kind: 'leaf', nonNull, type, copies: copiedValues(type) };
  if (isAbstractType(type)) return { kind: 'abstract', nonNull, type, selections };
  if (isObjectType(type)) return { kind: 'object', nonNull, type, selections };
  throw new TypeError(`Not an output type: ${String(type)}`);
}
