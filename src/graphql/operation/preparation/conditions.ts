import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type DirectiveNode,
  type SelectionNode,
} from 'graphql';

/** What must hold for one occurrence of a field to count: each of these variables is true, or false if `!` stands before it. */
export type Conjunction = readonly string[];

/** No condition at all. */
export const ALWAYS: Conjunction = [];

/** The number that stands for a condition that always holds. */
export const UNCONDITIONAL = -1;

/** Which of an operation's conditions hold in one request, by their numbers. */
export type Holding = readonly boolean[];

/**
 * The conditions of one operation. `@skip` and `@include` are worked out while the operation is prepared, so that one plan serves every value of
 * their variables: a field is in the answer if one of its occurrences is, an occurrence if all that it stands under is.
 */
export class Conditions {
  readonly #numbers = new Map<string, number>();
  readonly #formulas: (readonly Conjunction[])[] = [];
  readonly #variables = new Set<string>();
  #literals = 0;

  /** The names of all variables that decide which fields there are. */
  get variables(): ReadonlySet<string> {
    return this.#variables;
  }

  /** How large all conditions are together. */
  get size(): number {
    return this.#literals;
  }

  /** What must hold for a selection that stands under `outer`; null where it never can. */
  under(outer: Conjunction, { directives = [] }: SelectionNode): Conjunction | null {
    if (directives.length === 0) return outer;
    const all = new Set(outer);
    for (const directive of directives) {
      const wanted = wantedValue(directive);
      const value = wanted === null ? undefined : directive.arguments?.[0]?.value;
      if (wanted === null || value === undefined) continue;
      if (value.kind === Kind.BOOLEAN && value.value !== wanted) return null;
      if (value.kind !== Kind.VARIABLE) continue;
      const name = value.name.value;
      this.#variables.add(name);
      if (all.has(literal(name, !wanted))) return null;
      all.add(literal(name, wanted));
    }
    return all.size === outer.length ? outer : [...all].sort();
  }

  /** The number of the condition "at least one of these holds". */
  anyOf(conjunctions: readonly Conjunction[]): number {
    if (conjunctions.some(({ length }) => length === 0)) return UNCONDITIONAL;
    const texts = new Map(conjunctions.map((conjunction) => [conjunction.join('&'), conjunction]));
    const text = [...texts.keys()].sort().join('|');
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#formulas.push([...texts.values()]) - 1;
      this.#numbers.set(text, number);
      for (const { length } of texts.values()) this.#literals += length;
    }
    return number;
  }

  /** Which conditions hold under these values. */
  holdingUnder(values: Readonly<Record<string, unknown>>): Holding {
    if (this.#formulas.length === 0) return NONE;
    const holds = (one: string): boolean =>
      one.startsWith('!') ? values[one.slice(1)] !== true : values[one] === true;
    return this.#formulas.map((conjunctions) => conjunctions.some((conjunction) => conjunction.every(holds)));
  }
}

const NONE: Holding = [];

const literal = (variable: string, value: boolean): string => (value ? variable : `!${variable}`);

/** What the condition of `@include` or `@skip` must be for its selection to count; null for every other directive. */
function wantedValue({ name }: DirectiveNode): boolean | null {
  if (name.value === GraphQLIncludeDirective.name) return true;
  return name.value === GraphQLSkipDirective.name ? false : null;
}

/** Whether `other` holds whenever `one` does. */
export const implies = (one: Conjunction, other: Conjunction): boolean =>
  other.every((condition) => one.includes(condition));
