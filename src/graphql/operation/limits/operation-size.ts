import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { CHARACTERS_A_VALUE, priceOf, VALUES_A_UNIT, type FieldPrice } from './field-price.ts';
import { introspectionSizes, LISTS_OF_ALL } from './introspection-size.ts';
import { createItemCounts, type ItemCount, type Variables } from './item-count.ts';

/** How large an operation is, the same for every request. */
export type OperationSize = {
  /** How deep its fields are nested, those of introspection left out; one more than the deepest allowed stands for anything deeper. */
  readonly depth: number;
  /** How many fields it selects where fragments are spread, introspection included; one more than the most allowed stands for any more. */
  readonly fields: number;
  /**
   * The most that the answer to one request may cost, a whole number: `variables` as the client sent them. Cheap, because it is called for
   * each request.
   */
  cost(variables: Variables): number;
};

export type SizeLimits = {
  /** How deep fields may be nested: nothing deeper is looked at. */
  readonly deepest: number;
  /** How many people one field looks up: if it is asked for more, it refuses them all. */
  readonly mostKeys: number;
  /** How many fields an operation may have: the rest is not looked at. */
  readonly mostFields: number;
};

/**
 * Measures an operation of a document that has only been parsed: unknown fields and types, and fragments that spread themselves or do not
 * exist, count as the most that they could be. It takes time in proportion to the length of the operation with its fragments spread, but stops
 * at `mostFields`. If an operation has too many fields or too deep ones, its cost is only that of the part that was looked at.
 *
 * Cost is counted as in the IBM cost specification that `@cost` and `@listSize` come from, except that everything has a price: see
 * {@link priceOf}. What `@skip` and `@include` might leave out counts, so that one measure holds for every request.
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: SizeLimits,
): OperationSize {
  const walk = new Walk(schema, document, operation, limits);
  walk.run();
  const { depth, fields, bills } = walk;
  return {
    depth: Math.min(depth, limits.deepest + 1),
    fields: Math.min(fields, limits.mostFields + 1),
    cost(variables) {
      const sum = bills.reduce((total, bill) => total + bill.total * timesOf(bill, variables), 0);
      return Math.min(Math.ceil(sum / VALUES_A_UNIT), MOST);
    },
  };
}

/** What all fields cost together that are asked for equally often, where variables say how often. */
type Bill = {
  /** For each time. */
  total: number;
  readonly items: ItemCount | null;
  readonly parent: Bill | null;
};

const timesOf = ({ items, parent }: Bill, variables: Variables): number =>
  (items === null ? 1 : items(variables)) * (parent === null ? 1 : timesOf(parent, variables));

/** A selection set that is still to be walked, and what is known of the place it stands in. */
type Place = {
  readonly set: SelectionSetNode;
  /** What is selected from; undefined where the document names what the schema does not have. */
  readonly type: GraphQLNamedType | undefined;
  /** How many fields there are above it. */
  readonly level: number;
  /** How often it is answered, as far as the document tells, and which bill its prices go to. */
  readonly times: number;
  readonly bill: Bill;
  /** Lists below whose length an argument of the field above gives. */
  readonly sized: { readonly fields: readonly string[]; readonly items: ItemCount | number } | null;
  /** Whether it is asked of all types of the schema, one by one. */
  readonly isOfAll: boolean;
  /** Execution takes a fragment once for each selection set, however often it is spread there. */
  readonly spread: Set<FragmentDefinitionNode>;
};

/** Keeps numbers finite. */
const MOST = 1e12;

/** How many selections are looked at for each field that is allowed: spreads of fragments may lead to no field at all. */
const SPREADS_A_FIELD = 4;

class Walk {
  depth = 0;
  fields = 0;
  readonly bills: Bill[] = [];
  readonly #schema: GraphQLSchema;
  readonly #limits: SizeLimits;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #itemsOf: ReturnType<typeof createItemCounts>;
  readonly #introspection: ReturnType<typeof introspectionSizes>;
  /** A list of its own and no recursion, so that no document fills the stack. The order does not matter for a sum. */
  readonly #places: Place[] = [];
  #selections = 0;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    limits: SizeLimits,
  ) {
    this.#schema = schema;
    this.#limits = limits;
    this.#itemsOf = createItemCounts(operation, limits.mostKeys);
    this.#introspection = sizesOfIntrospection(schema);
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    this.#places.push({
      set: operation.selectionSet,
      type: schema.getRootType(operation.operation) ?? undefined,
      level: 0,
      times: 1,
      bill: this.#newBill(null, null),
      sized: null,
      isOfAll: false,
      spread: new Set(),
    });
  }

  run(): void {
    for (let place = this.#places.pop(); place !== undefined; place = this.#places.pop()) {
      for (const selection of place.set.selections) {
        if (this.#isTooMuch()) return;
        if (selection.kind === Kind.FIELD) this.#field(selection, place);
        else if (selection.kind === Kind.INLINE_FRAGMENT) this.#fragment(selection, place);
        else {
          const fragment = this.#fragments.get(selection.name.value);
          if (fragment === undefined || place.spread.has(fragment)) continue;
          place.spread.add(fragment);
          this.#fragment(fragment, place);
        }
      }
    }
  }

  #isTooMuch(): boolean {
    this.#selections++;
    if (this.#selections > this.#limits.mostFields * SPREADS_A_FIELD)
      this.fields = this.#limits.mostFields + 1;
    return this.fields > this.#limits.mostFields;
  }

  #fragment(
    {
      selectionSet,
      typeCondition,
    }: Pick<FragmentDefinitionNode, 'selectionSet'> & {
      readonly typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined;
    },
    place: Place,
  ): void {
    const type = typeCondition ? this.#schema.getType(typeCondition.name.value) : place.type;
    this.#places.push({ ...place, set: selectionSet, type: type ?? place.type });
  }

  #field(node: FieldNode, place: Place): void {
    this.fields++;
    const field = this.#definition(place.type, node.name.value);
    const isIntrospection = field === undefined ? false : isMeta(place.type, field);
    // Introspection has no depth: whoever lowers the limit does not mean GraphiQL. Its price holds it.
    const level = isIntrospection ? place.level : place.level + 1;
    this.depth = Math.max(this.depth, level);
    const { weight, size } = field === undefined ? UNKNOWN : priceOf(field);
    const itself = isIntrospection && node.name.value === 'description' ? DESCRIPTION : weight;
    const coordinate = `${place.type?.name ?? ''}.${node.name.value}`;
    const items = this.#items(node, coordinate, size, place);
    const isSizedBelow = size.sizedFields !== null;
    const { times, bill } = isSizedBelow ? place : this.#multiplied(place, items);
    bill.total += times * (itself + priceOfName(node));
    if (node.selectionSet === undefined || level > this.#limits.deepest) return;
    this.#places.push({
      set: node.selectionSet,
      type: field && getNamedType(field.type),
      level,
      times,
      bill,
      sized: isSizedBelow ? { fields: size.sizedFields, items } : null,
      isOfAll: LISTS_OF_ALL.includes(coordinate) && (place.isOfAll || coordinate.startsWith('__Schema')),
      spread: new Set(),
    });
  }

  #items(node: FieldNode, coordinate: string, size: FieldPrice['size'], { sized, isOfAll }: Place) {
    if (sized?.fields.includes(node.name.value)) return sized.items;
    const introspected = this.#introspection.get(coordinate);
    if (introspected !== undefined) return isOfAll ? introspected.average : introspected.most;
    return this.#itemsOf(node, size);
  }

  /** The bill for what is asked for so many times as often as its place. */
  #multiplied({ times, bill }: Place, items: ItemCount | number): { times: number; bill: Bill } {
    if (typeof items === 'number') return { times: Math.min(times * items, MOST), bill };
    return { times, bill: this.#newBill(items, bill) };
  }

  #newBill(items: ItemCount | null, parent: Bill | null): Bill {
    const bill = { total: 0, items, parent };
    this.bills.push(bill);
    return bill;
  }

  #definition(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.#schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }
}

/** The price of a field that the schema does not have, which validation will refuse. */
const UNKNOWN: FieldPrice = {
  weight: 1,
  size: { assumed: 1, argument: null, sizedFields: null, keysMayRepeat: false },
};

/** `__schema`, `__type` and all below them, and `__typename`. */
const isMeta = (type: GraphQLNamedType | undefined, field: GraphQLField<unknown, unknown>): boolean =>
  field.name.startsWith('__') || type?.name.startsWith('__') === true;

/** In values; a description has 100 characters on average. */
const DESCRIPTION = Math.ceil(100 / CHARACTERS_A_VALUE);

/** The price of an alias: the client chooses how long it is, and it stands in the answer once for each person. Names of the schema are short. */
const priceOfName = ({ alias }: FieldNode): number =>
  alias === undefined ? 0 : Math.floor(alias.value.length / CHARACTERS_A_VALUE);

const sizes = new WeakMap<GraphQLSchema, ReturnType<typeof introspectionSizes>>();

function sizesOfIntrospection(schema: GraphQLSchema): ReturnType<typeof introspectionSizes> {
  const known = sizes.get(schema) ?? introspectionSizes(schema);
  sizes.set(schema, known);
  return known;
}
