import DataLoader from 'dataloader';
import type { PersonKey } from '../domain/citizen.ts';
import type { ProviderError } from '../providers/provider-error.ts';
import type { Inquiry } from '../providers/provider.ts';
import type { Told } from '../providers/told.ts';
import { fieldSet } from './field-set.ts';

/** The people of one request, each asked about once for whatever is wanted of them. */
export type PersonLoader<Person> = {
  load(key: PersonKey, fields: Fields<Person>): Promise<Told<Person> | null>;
  /** Spares asking for somebody who came with another answer, which told these fields of them. */
  remember(person: Told<Person>, fields: Fields<Person>): void;
};

type Fields<Person> = Inquiry<Person>['fields'];

type Options<Person> = {
  /** One call to the source, one answer for each inquiry. */
  readonly ask: (
    inquiries: readonly Inquiry<Person>[],
  ) => Promise<readonly (Told<Person> | ProviderError | null)[]>;
  /** What else somebody who was found may be asked for by on a later level. */
  readonly keysOf: (person: Told<Person>) => PersonKey[];
  readonly tellsWholePeople: boolean;
};

/** What has been asked of somebody, and the answer to that. */
type Known<Person> = { readonly fields: Fields<Person>; readonly answer: Promise<Told<Person> | null> };

/**
 * Gathers what one level of an operation asks into one call. Who is met again is asked only for what is new, and never again where the source tells
 * whole people.
 */
export function createPersonLoader<Person>({
  ask,
  keysOf,
  tellsWholePeople,
}: Options<Person>): PersonLoader<Person> {
  /** Each entry of a list knows all that the one before it does, and more. All keys of a person lead to one list. */
  const people = new Map<string, Known<Person>[]>();
  const loader = new DataLoader<Inquiry<Person>, Told<Person> | null>(
    async (inquiries) => {
      const merged = mergedByKey(inquiries);
      const answers = await ask([...merged.values()]);
      const byKey = new Map([...merged.keys()].map((key, index) => [key, answers[index] ?? null]));
      for (const [key, answer] of byKey) {
        if (answer !== null && !(answer instanceof Error)) knowUnderAllKeys(answer, people.get(key) ?? []);
      }
      return inquiries.map(({ key }) => byKey.get(keyText(key)) ?? null);
    },
    { cache: false },
  );

  function knowUnderAllKeys(person: Told<Person>, known: Known<Person>[]): void {
    for (const key of keysOf(person).map(keyText)) if (!people.has(key)) people.set(key, known);
  }

  return {
    load(key, fields) {
      const text = keyText(key);
      const known = people.get(text) ?? [];
      const enough = known.find((one) => tellsWholePeople || isPartOf(fields, one.fields));
      if (enough !== undefined) return enough.answer;
      const before = known.at(-1);
      const next =
        before === undefined
          ? { fields, answer: loader.load({ key, fields }) }
          : moreThan(before, fields, (missing) => loader.load({ key, fields: missing }));
      if (before === undefined) people.set(text, [next]);
      else known.push(next);
      return next.answer;
    },
    remember: (person, fields) => knowUnderAllKeys(person, [{ fields, answer: Promise.resolve(person) }]),
  };
}

/** What is known of somebody, and what is asked of them now that is new. */
function moreThan<Person>(
  before: Known<Person>,
  fields: Fields<Person>,
  ask: (missing: Fields<Person>) => Promise<Told<Person> | null>,
): Known<Person> {
  const missing = fieldSet(fields.difference(before.fields));
  const both = Promise.all([before.answer, ask(missing)]);
  return {
    fields: before.fields.union(fields),
    answer: both.then(([one, other]) => {
      // Two places on one level have one answer.
      if (one === other || one === null || other === null) return one;
      return { ...one, ...Object.fromEntries([...missing].map((field) => [field, other[field]])) };
    }),
  };
}

/** One inquiry a person: two places that ask about the same one on the same level are answered by one. */
function mergedByKey<Person>(inquiries: readonly Inquiry<Person>[]): ReadonlyMap<string, Inquiry<Person>> {
  const merged = new Map<string, Inquiry<Person>>();
  for (const inquiry of inquiries) {
    const { key, fields } = inquiry;
    const text = keyText(key);
    const other = merged.get(text);
    if (other === undefined) merged.set(text, inquiry);
    else if (!isPartOf(fields, other.fields)) {
      merged.set(text, { key, fields: fieldSet([...other.fields, ...fields]) });
    }
  }
  return merged;
}

const isPartOf = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>): boolean =>
  some === all || some.isSubsetOf(all);

/** A number has ten digits and an id is prefixed, so the two can't meet. */
function keyText(key: PersonKey): string {
  return key.cpr === undefined ? `id:${key.id}` : key.cpr.reveal();
}
