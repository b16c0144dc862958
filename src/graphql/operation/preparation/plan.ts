import {
  getLocation,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type SourceLocation,
} from 'graphql';
import type { PreparedArguments } from '../input/prepare-arguments.ts';
import type { At } from '../execution/at.ts';
import type { Execution } from '../execution/execution.ts';

/** How a value of a type becomes text of the answer; `nonNull` takes the place of graphql-js's wrapping type. */
export type ValuePlan = LeafPlan | ListPlan | ObjectPlan | AbstractPlan;

export type LeafPlan = {
  readonly kind: 'leaf';
  readonly nonNull: boolean;
  readonly type: GraphQLLeafType;
  /** What a value must be to be written as it stands. */
  readonly written: 'texts' | 'booleans' | 'integers' | 'numbers' | 'members' | 'serialized';
  /** Of an enum: the text of each member by its value. */
  readonly members: ReadonlyMap<unknown, string>;
};
export type ListPlan = { readonly kind: 'list'; readonly nonNull: boolean; readonly item: ValuePlan };
export type ObjectPlan = {
  readonly kind: 'object';
  readonly nonNull: boolean;
  readonly type: GraphQLObjectType;
  readonly selections: Selections;
  /** What writes every value that is an object; null if the type must first be asked whether a value belongs to it. */
  readonly only: Selection | null;
};
export type AbstractPlan = {
  readonly kind: 'abstract';
  readonly nonNull: boolean;
  readonly type: GraphQLAbstractType;
  readonly selections: Selections;
};

/** What is selected at one place, for each type of object that may be met there. */
export type Selections = ReadonlyMap<GraphQLObjectType, Selection>;

/** What is selected on objects of one type at one place, and what writes such an object. */
export type Selection = {
  readonly type: GraphQLObjectType;
  /** The field that leads here; null at the top. */
  readonly above: Place | null;
  readonly places: readonly Place[];
  write: Writer;
};

/**
 * Writes an object of one type as JSON. Where something is still looked up stands a gap, one for each of the holes that it opened in the
 * execution, in their order. Null where a field failed that may not be null: the null spreads to what is around.
 */
export type Writer = (execution: Execution, source: unknown, at: At) => string | null;

type PlaceParts = Pick<
  Place,
  'above' | 'parentType' | 'definition' | 'nodes' | 'responseName' | 'condition' | 'isProperty' | 'arguments'
> & { readonly isWithheld?: boolean; planValue(place: Place): ValuePlan };

/** One field at one place of an operation: all that is known of it before a request is run. */
export class Place {
  /** The field that leads here; null at the top. */
  readonly above: Place | null;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly responseName: string;
  /** The number of the condition under which it is in the answer. */
  readonly condition: number;
  /** Answered by the property of its name, without a resolver and without arguments. */
  readonly isProperty: boolean;
  readonly arguments: PreparedArguments;
  readonly value: ValuePlan;
  /** The fields that stand beside it, itself among them. Set as soon as they are known. */
  beside!: Selection;
  /** Not told to this caller: it is null in every answer, and nothing is asked for it. Only in plans that were made for such callers. */
  readonly isWithheld: boolean;
  /** How many stand before it there. */
  order = 0;
  /** What is wanted of people here, kept by whoever worked it out. */
  wanted: unknown = null;
  #locations: readonly SourceLocation[] | null = null;

  constructor({ planValue, ...parts }: PlaceParts) {
    this.above = parts.above;
    this.parentType = parts.parentType;
    this.definition = parts.definition;
    this.nodes = parts.nodes;
    this.responseName = parts.responseName;
    this.condition = parts.condition;
    this.isProperty = parts.isProperty;
    this.arguments = parts.arguments;
    this.isWithheld = parts.isWithheld ?? false;
    this.value = planValue(this);
  }

  get isTypeName(): boolean {
    return this.definition === TypeNameMetaFieldDef;
  }

  /** Where the field is written, for errors. */
  get locations(): readonly SourceLocation[] {
    this.#locations ??= this.nodes.flatMap(({ loc }) => (loc ? [getLocation(loc.source, loc.start)] : []));
    return this.#locations;
  }
}

/** What is selected below a place, whatever lists are around it; nothing below a leaf. */
export function selectionsBelow({ value }: Place): Selection[] {
  let plan = value;
  while (plan.kind === 'list') plan = plan.item;
  return plan.kind === 'leaf' ? [] : [...plan.selections.values()];
}

/** What is selected of objects of a type at a place, in lists or not. */
export function selectionOnType(plan: ValuePlan, typeName: string): Selection | undefined {
  if (plan.kind === 'leaf') return undefined;
  if (plan.kind === 'list') return selectionOnType(plan.item, typeName);
  for (const [type, selection] of plan.selections) if (type.name === typeName) return selection;
  return undefined;
}
