import {
  getNamedType,
  print,
  type FieldDefinitionNode,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../graphql/operation/execution/random.ts';

/** A question about people, in whatever way they can be reached. */
export type RandomQuestion = { readonly query: string; readonly variables: Record<string, unknown> };

/** Whom is asked for. */
export type People = { readonly numbers: readonly string[]; readonly ids: readonly string[] };

type Root = {
  readonly type: string;
  /** What leads to a person, around a selection on the type. */
  readonly around: (selection: string, alias: string, people: People, random: Random) => string;
};

const text = (value: unknown): string => JSON.stringify(value);
const some = (all: readonly string[], random: Random): string[] =>
  Array.from({ length: 1 + random.below(4) }, () => random.pick(all));

const ROOTS: readonly Root[] = [
  {
    type: 'Citizen',
    around: (of, as, { numbers }, random) => `${as}: citizen(cpr: ${text(random.pick(numbers))}) ${of}`,
  },
  {
    type: 'Citizen',
    around: (of, as, { ids }, random) => `${as}: citizenById(id: ${text(random.pick(ids))}) ${of}`,
  },
  {
    type: 'Citizen',
    around: (of, as, { numbers }, random) => `${as}: citizens(cprs: ${text(some(numbers, random))}) ${of}`,
  },
  {
    type: 'Citizen',
    around: (of, as, { ids }, random) => `${as}: citizensById(ids: ${text(some(ids, random))}) ${of}`,
  },
  {
    type: 'Citizen',
    around: (of, as, _people, random) =>
      `${as}: searchCitizens(filter: { name: { surname: ${text(random.pick(['hansen', 'nobody']))} } }, first: 3) { ${random.pick([`nodes ${of}`, `edges { node ${of} }`])} }`,
  },
  {
    type: 'PrivateCitizen',
    around: (of, as, { numbers }, random) =>
      `${as}: privateCitizens(cprs: ${text(some(numbers, random))}) ${of}`,
  },
  {
    type: 'CprEvent',
    around: (of, as) =>
      `${as}: cprEvents(from: "2026-03-02T00:00:00Z", to: "2026-03-04T00:00:00Z", first: 4) { nodes ${of} }`,
  },
  {
    type: 'Citizen',
    around: (of, as, { ids }, random) =>
      `${as}: _entities(representations: [${some(ids, random)
        .map((id) => `{ __typename: "Citizen", id: ${text(id)} }`)
        .join(', ')}]) { ... on Citizen ${of} }`,
  },
];

/** Writes one. Every person in it is asked for number and id under names of their own, so that a reader of the answer knows who they are. */
export function randomQuestion(schema: GraphQLSchema, random: Random, people: People): RandomQuestion {
  const writer = new QuestionWriter(schema, random);
  const fields = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const { type, around } = random.pick(ROOTS);
    return around(writer.selectionOn(type, 3), `r${index}`, people, random);
  });
  const query = `query ($yes: Boolean!, $no: Boolean!) { yes: __typename @include(if: $yes) no: __typename @skip(if: $no) ${fields.join('\n')} }\n${writer.fragments.join('\n')}`;
  return { query, variables: { yes: random.chance(0.7), no: random.chance(0.3) } };
}

/** A random selection on a person, without the fields that are named; nothing else of theirs is asked for. */
export function randomSelection(
  schema: GraphQLSchema,
  random: Random,
  type: string,
  without: readonly string[],
): string {
  return new QuestionWriter(schema, random, { isNamed: false, without }).selectionOn(type, 3);
}

const WHO: Readonly<Record<string, string>> = {
  Citizen: 'whoId: id whoNumber: cpr',
  PrivateCitizen: 'whoId: id whoNumber: cpr whoIsProtected: protection { nameAndAddress }',
  CprEvent: 'whoFrom: citizen { whoId: id whoNumber: cpr }',
};

class QuestionWriter {
  readonly fragments: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  #names = 0;

  readonly #isNamed: boolean;
  readonly #without: readonly string[];

  constructor(
    schema: GraphQLSchema,
    random: Random,
    { isNamed, without }: { readonly isNamed: boolean; readonly without: readonly string[] } = {
      isNamed: true,
      without: [],
    },
  ) {
    this.#schema = schema;
    this.#random = random;
    this.#isNamed = isNamed;
    this.#without = without;
  }

  selectionOn(name: string, depth: number): string {
    const type = this.#schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    const fields = Array.from({ length: 1 + this.#random.below(6) }, () => this.#field(type, depth));
    const who = this.#isNamed ? WHO[name] : undefined;
    return `{ ${who ?? '__typename'} ${fields.join(' ')} }`;
  }

  #field(type: GraphQLObjectType, depth: number): string {
    if (this.#random.chance(0.15)) return this.#fragment(type, depth);
    const field = this.#random.pick(
      Object.values(type.getFields()).filter(({ name, astNode }) =>
        this.#isNamed ? true : !this.#without.includes(name) && !isForAuthorities(astNode),
      ),
    );
    const below = getNamedType(field.type);
    if (isInterfaceType(below)) return '__typename';
    const condition = this.#random.pick(['', '', '', '@include(if: $yes)', '@skip(if: $no)']);
    this.#names += 1;
    const call = field.name === 'livesInMunicipality' ? '(code: "0851")' : '';
    const head = `f${this.#names}: ${field.name}${call} ${condition}`;
    if (!isCompositeType(below)) return head;
    return depth === 0 ? '__typename' : `${head} ${this.selectionOn(below.name, depth - 1)}`;
  }

  #fragment(type: GraphQLObjectType, depth: number): string {
    const selection = depth === 0 ? '{ __typename }' : this.selectionOn(type.name, depth - 1);
    if (!this.#isNamed || this.#random.chance(0.5)) return `... @include(if: $yes) ${selection}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return `...${name}`;
  }
}

/** What a company could not be granted, by the tags of the schema. */
function isForAuthorities(node: FieldDefinitionNode | null | undefined): boolean {
  const tags = (node?.directives ?? []).filter(({ name }) => name.value === 'tag').map((tag) => print(tag));
  return tags.length > 0 && tags.every((tag) => tag.includes('public-sector'));
}
