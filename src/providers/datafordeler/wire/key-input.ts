import {
  getNamedType,
  isInputObjectType,
  Kind,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql';

/** The most keys that one `in` list takes, and the most people on a page. */
const KEYS_PER_CALL = 100;

/** Where in the root field's input the keys of a look-up stand. */
export type KeyInput = {
  /** The names of the nested input fields down to the operator: `in`, or `eq` for one key at a time. */
  readonly path: readonly string[];
  /** How many keys one question takes. */
  readonly most: number;
};

/** As the public sector's schema has them. */
export const NUMBERS_INPUT: KeyInput = { path: ['personnummer', 'personnummer', 'in'], most: KEYS_PER_CALL };
export const IDS_INPUT: KeyInput = { path: ['id', 'in'], most: KEYS_PER_CALL };

/** The root field's input that asks for these keys. */
export function inputWith({ path }: KeyInput, keys: readonly string[]): unknown {
  const operand = path.at(-1) === 'in' ? keys : keys[0];
  return path.reduceRight<unknown>((value, name) => ({ [name]: value }), operand);
}

/** How a schema's input asks for keys of that name: by a filter, or by one a level deeper under the same name; null where it does not. */
export function keyInputOf(input: GraphQLInputObjectType, name: string): KeyInput | null {
  const filter = filterUnder(input, name);
  if (filter === null) return null;
  const direct = operatorOf(filter);
  if (direct !== null) return { ...direct, path: [name, ...direct.path] };
  const deeper = filterUnder(filter, name);
  const operator = deeper && operatorOf(deeper);
  return operator && { ...operator, path: [name, name, ...operator.path] };
}

function filterUnder(input: GraphQLInputObjectType, name: string): GraphQLInputObjectType | null {
  const type = getNamedType(input.getFields()[name]?.type);
  return isInputObjectType(type) ? type : null;
}

function operatorOf(filter: GraphQLInputObjectType): KeyInput | null {
  const { in: some, eq } = filter.getFields();
  if (some !== undefined) return { path: ['in'], most: Math.min(longestOf(some), KEYS_PER_CALL) };
  return eq === undefined ? null : { path: ['eq'], most: 1 };
}

/** The register's schemas write the longest list as `@filterBounds(MaxListSize: 100)`. */
function longestOf({ astNode }: GraphQLInputField): number {
  const bounds = astNode?.directives?.find(({ name }) => name.value === 'filterBounds');
  const size = bounds?.arguments?.find(({ name }) => name.value === 'MaxListSize')?.value;
  return size?.kind === Kind.INT && Number(size.value) > 0 ? Number(size.value) : KEYS_PER_CALL;
}
