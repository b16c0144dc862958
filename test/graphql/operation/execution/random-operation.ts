import {
  doTypesOverlap,
  getNamedType,
  GraphQLBoolean,
  GraphQLNonNull,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isCompositeType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import type { Random } from './random.ts';

/** The text of a random operation, and the variables that it declares with what a client could send for each. */
export interface RandomOperation {
  readonly text: string;
  randomVariables(random: Random): Record<string, unknown>;
}

/** Writes an operation; a few in a hundred are not valid, and are for the caller to leave out. */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  const isMutation = random.chance(0.2);
  const root = (isMutation ? schema.getMutationType() : schema.getQueryType()) as GraphQLObjectType;
  const writer = new OperationWriter(schema, random);
  return writer.operation(isMutation ? 'mutation' : 'query', root);
}

/** What is sent for any of them: null for the nullable one only by carelessness. */
const CONDITION = new GraphQLNonNull(GraphQLBoolean);
const CONDITIONS = {
  yes: 'Boolean!',
  no: 'Boolean! = false',
  perhaps: 'Boolean = true',
  also: 'Boolean!',
  then: 'Boolean!',
};

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  readonly #variables = new Map<string, { declared: string; type: GraphQLInputType }>();

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  operation(keyword: string, root: GraphQLObjectType): RandomOperation {
    let selection = this.#selectionSet(root, 4);
    if (keyword === 'query' && this.#random.chance(0.1))
      selection = selection.replace('{', `{ ${this.#introspection()}`);
    const variables = [...this.#variables].map(([name, { declared }]) => `$${name}: ${declared}`);
    const head = `${keyword} Random${variables.length > 0 ? `(${variables.join(', ')})` : ''}`;
    const fragments = this.#fragments.map(
      ({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`,
    );
    return {
      text: [`${head} ${selection}`, ...fragments].join('\n'),
      randomVariables: (random) => {
        const values: Record<string, unknown> = {};
        const carelessness = random.chance(0.15) ? 0.2 : 0;
        for (const [name, { type }] of this.#variables) {
          if (!random.chance(carelessness)) values[name] = inputValue(random, type, 2);
          else if (random.chance(0.5))
            values[name] = random.pick([null, { unknown: 1 }, 'unfit', [[1]], 1.5]);
        }
        return values;
      },
    };
  }

  #introspection(): string {
    const type = this.#random.pick(Object.keys(this.#schema.getTypeMap()));
    return (
      `__type(name: "${type}") { kind name fields(includeDeprecated: true) { name args { name defaultValue } ` +
      'type { kind ofType { name } } } enumValues { name } possibleTypes { name } } __schema { queryType { name } }\n'
    );
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#random.below(7) }, () => this.#selection(type, depth));
    return `{\n${parts.join('\n')}\n}`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const dice = this.#random.next();
    if (depth > 0 && dice < 0.12) return this.#inlineFragment(type, depth);
    if (depth > 0 && dice < 0.22) return this.#fragmentSpread(type, depth);
    if (dice < 0.3 || isUnionType(type)) {
      const alias = this.#random.pick(['', 'kind: ', '__proto__: ', 'constructor: ']);
      return `${alias}__typename${this.#directives()}`;
    }
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length === 0 ? '__typename' : this.#field(this.#random.pick(fields), depth);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.map((arg) => this.#argument(arg)).filter((text) => text !== '');
    const call = args.length > 0 ? `(${args.join(', ')})` : '';
    // The same field with other arguments must have another response name.
    const alias =
      call !== ''
        ? `${field.name}_${String(this.#random.below(1e6))}: `
        : this.#random.chance(0.2)
          ? `${field.name}_again: `
          : '';
    const type = getNamedType(field.type);
    const selection = isCompositeType(type) ? ` ${this.#selectionSet(type, depth - 1)}` : '';
    return `${alias}${field.name}${call}${this.#directives()}${selection}`;
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number): string {
    const condition = this.#random.chance(0.3) ? undefined : this.#overlapping(type);
    const on = condition ? ` on ${condition.name}` : '';
    return `...${on}${this.#directives()} ${this.#selectionSet(condition ?? type, depth - 1)}`;
  }

  #fragmentSpread(type: GraphQLCompositeType, depth: number): string {
    let fragment = this.#fragments.find(
      (known) => doTypesOverlap(this.#schema, known.type, type) && this.#random.chance(0.5),
    );
    if (fragment === undefined) {
      const condition = this.#overlapping(type);
      const text = this.#selectionSet(condition, depth - 1);
      fragment = { name: `F${String(this.#fragments.length)}`, type: condition, text };
      this.#fragments.push(fragment);
    }
    return `...${fragment.name}${this.#directives()}`;
  }

  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const types = Object.values(this.#schema.getTypeMap()).filter(isCompositeType);
    const fitting = types.filter((other) => doTypesOverlap(this.#schema, type, other));
    return this.#random.pick([type, ...fitting, ...fitting.filter(isAbstractType)]);
  }

  #directives(): string {
    if (!this.#random.chance(0.12)) return '';
    const condition = (): string => {
      if (this.#random.chance(0.3)) return this.#random.pick(['true', 'false']);
      const name = this.#random.pick(['yes', 'no', 'perhaps', 'also', 'then'] as const);
      this.#variables.set(name, { declared: CONDITIONS[name], type: CONDITION });
      return `$${name}`;
    };
    const one = this.#random.pick(['skip', 'include']);
    const both = this.#random.chance(0.2)
      ? ` @${one === 'skip' ? 'include' : 'skip'}(if: ${condition()})`
      : '';
    return ` @${one}(if: ${condition()})${both}`;
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): string {
    const required = isNonNullType(type) && defaultValue === undefined;
    if (!required && this.#random.chance(0.3)) return '';
    // Validation lets a nullable variable into a non-null argument that has a default; its null is an error at run time.
    if (this.#random.chance(0.5)) return `${name}: ${this.#variable(required ? type : nullableInput(type))}`;
    return `${name}: ${this.#literal(type)}`;
  }

  #variable(type: GraphQLInputType): string {
    const name = `v${String(this.#variables.size)}`;
    const declared = !isNonNullType(type) && this.#random.chance(0.2) ? new GraphQLNonNull(type) : type;
    const byDefault = this.#random.chance(0.2)
      ? ` = ${literal(inputValue(this.#random, type, 1), type)}`
      : '';
    this.#variables.set(name, { declared: `${String(declared)}${byDefault}`, type: declared });
    return `$${name}`;
  }

  #literal(type: GraphQLInputType): string {
    const named = nullableInput(type);
    if (isInputObjectType(named) && this.#random.chance(0.4)) {
      return `{ size: ${this.#variable(named.getFields()['size']?.type as GraphQLInputType)}, label: "with a variable" }`;
    }
    if (String(named) === 'Picky' && this.#random.chance(0.4)) return `{ deep: [${this.#variable(named)}] }`;
    return literal(inputValue(this.#random, type, 2), type);
  }
}

function inputValue(random: Random, type: GraphQLInputType, depth: number): unknown {
  if (isNonNullType(type)) return inputValue(random, type.ofType, depth) ?? inputValue(random, type, depth);
  if (random.chance(0.1)) return null;
  if (isListType(type))
    return Array.from({ length: random.below(3) }, () => inputValue(random, type.ofType, depth));
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(() => random.chance(depth > 0 ? 0.5 : 0));
    return Object.fromEntries(fields.map((field) => [field.name, inputValue(random, field.type, depth - 1)]));
  }
  switch (type.name) {
    case 'Int':
      return random.below(100);
    case 'Boolean':
      return random.chance(0.5);
    default:
      return random.pick(['one', 'two', 'three']);
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (value === null) return 'null';
  if (isListType(type))
    return `[${(value as unknown[]).map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return value as string;
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>);
  const field = (name: string): GraphQLInputType => type.getFields()[name]?.type as GraphQLInputType;
  return `{ ${entries.map(([name, inner]) => `${name}: ${literal(inner, field(name))}`).join(', ')} }`;
}

function nullableInput(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}
