import DataLoader from 'dataloader';
import type { PersonKey } from '../../domain/citizen.ts';
import type { ProviderError } from '../../providers/provider-error.ts';
import type { Inquiry } from '../../providers/provider.ts';
import type { Told } from '../../providers/told.ts';
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
  readonly keysOf: (person: Told<Person>) => readonly PersonKey[];
  readonly tellsWholePeople: boolean;
};

/** What has been asked of somebody, and the answer to that. */
type Known<Person> = { readonly fields: Fields<Person>; readonly answer: Promise<Told<Person> | null> };

/** All that is known of one person: each entry tells what the one before it does, and more. */
type Knowledge<Person> = Known<Person>[];

type Asked<Person> = { readonly inquiry: Inquiry<Person>; readonly about: Knowledge<Person> };

/**
 * Gathers what one level of an operation asks into one call. Who is met again is asked only for what is new, and never again where the source tells
 * whole people.
 */
export function createPersonLoader<Person>({
  ask,
  keysOf,
  tellsWholePeople,
}: Options<Person>): PersonLoader<Person> {
  const people = createPeople<Person>();
  const loader = new DataLoader<Asked<Person>, Told<Person> | null>(
    async (asked) => {
      const merged = mergedByPerson(asked);
      const answers = await ask([...merged.values()]);
      const byPerson = new Map([...merged.keys()].map((about, index) => [about, answers[index] ?? null]));
      for (const [about, answer] of byPerson) {
        if (answer !== null && !(answer instanceof Error)) knowUnderAllKeys(answer, about);
      }
      return asked.map(({ about }) => byPerson.get(about) ?? null);
    },
    { cache: false },
  );

  function knowUnderAllKeys(person: Told<Person>, about: Knowledge<Person>): void {
    for (const key of keysOf(person)) if (people.find(key) === undefined) people.set(key, about);
  }

  return {
    load(key, fields) {
      const about = people.find(key) ?? people.set(key, []);
      const enough = about.find((known) => tellsWholePeople || isPartOf(fields, known.fields));
      if (enough !== undefined) return enough.answer;
      const asking = (wanted: Fields<Person>) => loader.load({ inquiry: { key, fields: wanted }, about });
      const before = about.at(-1);
      const next =
        before === undefined ? { fields, answer: asking(fields) } : moreThan(before, fields, asking);
      about.push(next);
      return next.answer;
    },
    remember: (person, fields) => knowUnderAllKeys(person, [{ fields, answer: Promise.resolve(person) }]),
  };
}

/** Somebody may be known by several keys. An id is any text, so it is kept apart from the numbers. */
function createPeople<Person>() {
  const byNumber = new Map<string, Knowledge<Person>>();
  const byId = new Map<string, Knowledge<Person>>();
  return {
    find: ({ cpr, id = '' }: PersonKey): Knowledge<Person> | undefined =>
      cpr === undefined ? byId.get(id) : byNumber.get(cpr.reveal()),
    set({ cpr, id = '' }: PersonKey, about: Knowledge<Person>): Knowledge<Person> {
      if (cpr === undefined) byId.set(id, about);
      else byNumber.set(cpr.reveal(), about);
      return about;
    },
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
function mergedByPerson<Person>(
  asked: readonly Asked<Person>[],
): ReadonlyMap<Knowledge<Person>, Inquiry<Person>> {
  const merged = new Map<Knowledge<Person>, Inquiry<Person>>();
  for (const { inquiry, about } of asked) {
    const other = merged.get(about);
    if (other === undefined) merged.set(about, inquiry);
    else if (!isPartOf(inquiry.fields, other.fields)) {
      const fields = fieldSet([...other.fields, ...inquiry.fields]);
      merged.set(about, { key: inquiry.key, fields });
    }
  }
  return merged;
}

const isPartOf = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>): boolean =>
  some === all || some.isSubsetOf(all);
