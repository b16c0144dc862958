import {
  isListType,
  isNonNullType,
  valueFromASTUntyped,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import { defaultOf } from '../input/default-of.ts';

/** The part of a field's price that is the same wherever it is asked for. */
export type FieldPrice = {
  /** The price of one item, or of the whole field if it is not a list. In {@link VALUES_A_UNIT values}. */
  readonly weight: number;
  readonly size: ListSize;
};

/** How many items a field has. */
export type ListSize = {
  /** How many it has where no argument tells. */
  readonly assumed: number;
  /** The argument that tells how many, a number (`first`) or a list of keys (`cprs`); null where none does. */
  readonly argument: { readonly name: string; readonly isList: boolean } | null;
  /** The fields below that have so many items, in place of this one, as in a connection; null if this one has them itself. */
  readonly sizedFields: readonly string[] | null;
  /** Whether the list may have more keys than one field looks up, because the same key may come many times. */
  readonly keysMayRepeat: boolean;
};

/**
 * So many values in an answer, an object or a leaf, cost as much as one unit of `@cost`; a person looked up costs 10 units.
 *
 * Measured over 1,000 people, each field a hundred times: a leaf takes 0.16 us and 13 to 45 bytes of the answer, an object with a leaf in it 0.25 us and
 * 22 to 28 bytes. So an object by itself costs no more than a leaf, although the specification behind `@cost` has 1 for the one and 0 for the
 * other, which would let anybody ask for the same leaf a thousand times. The dearest operation that `MAX_COST` allows by default is 3,000,000 values, which took
 * a second, or 60,000 people looked up; 1,000 people in full, with all relatives that the schema assumes, are 1,800,000 values and 21,000 look-ups.
 */
export const VALUES_A_UNIT = 5;

/** How many characters of a text cost as much as one value: as many as a value takes in an answer, its name included. */
export const CHARACTERS_A_VALUE = 25;

/** A price for a field of federation, which has no directives of ours. It goes into the field's `extensions`; `weight` is in values. */
export const priced = (price: Partial<Pick<FieldPrice, 'weight'> & Pick<ListSize, 'keysMayRepeat'>>) => ({
  [PRICE]: price,
});
const PRICE = 'price';

/** Of a list about which the schema says nothing. */
const ASSUMED_SIZE = 10;

const ONE: ListSize = { assumed: 1, argument: null, sizedFields: null, keysMayRepeat: false };

const known = new WeakMap<GraphQLField<unknown, unknown>, FieldPrice>();

/** Reads a field's price from its `@cost` and `@listSize`, the arguments that make it longer included; once for each field. */
export function priceOf(field: GraphQLField<unknown, unknown>): FieldPrice {
  let price = known.get(field);
  if (price === undefined) {
    price = { weight: weightOf(field), size: sizeOf(field) };
    known.set(field, price);
  }
  return price;
}

function weightOf(field: GraphQLField<unknown, unknown>): number {
  const units = directive(field, 'cost')['weight'] as number | undefined;
  return extension(field).weight ?? (units === undefined ? 1 : units * VALUES_A_UNIT);
}

function sizeOf(field: GraphQLField<unknown, unknown>): ListSize {
  const {
    assumedSize,
    slicingArguments = [],
    sizedFields = null,
  } = directive(field, 'listSize') as {
    readonly assumedSize?: number;
    readonly slicingArguments?: readonly string[];
    readonly sizedFields?: readonly string[] | null;
  };
  const slicing = field.args.find(({ name }) => slicingArguments.includes(name));
  const keys = isList(field.type) ? field.args.find(isListOfKeys) : undefined;
  const sizing = slicing ?? keys;
  if (sizing === undefined && !isList(field.type)) return ONE;
  const byDefault = sizing && defaultOf(sizing);
  return {
    assumed: assumedSize ?? (typeof byDefault === 'number' ? byDefault : ASSUMED_SIZE),
    argument: sizing === undefined ? null : { name: sizing.name, isList: sizing === keys },
    sizedFields,
    keysMayRepeat: extension(field).keysMayRepeat ?? false,
  };
}

/**
 * Whether the argument is a list that is answered item by item: a list that may not be left out. `slicingArguments` can't name it:
 * composers refuse a supergraph in which such an argument is not an `Int`, as the specification says.
 */
const isListOfKeys = ({ type }: GraphQLField<unknown, unknown>['args'][number]): boolean =>
  isNonNullType(type) && isListType(type.ofType);

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

const extension = (field: GraphQLField<unknown, unknown>): Parameters<typeof priced>[0] =>
  field.extensions[PRICE] ?? {};

/** The arguments of a directive as the schema's text has them; none where the field does not have the directive. */
function directive(field: GraphQLField<unknown, unknown>, name: string): Record<string, unknown> {
  const node = field.astNode?.directives?.find((one) => one.name.value === name);
  return Object.fromEntries(
    (node?.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}
