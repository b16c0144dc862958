import DataLoader from 'dataloader';
import type { PersonKey } from '../../domain/citizen.ts';
import type { Inquiry } from '../../providers/provider.ts';
import type { Told } from '../../providers/told.ts';
import { LookUp, type LookUpSource } from './execution/look-up.ts';
import { fieldSet } from './preparation/field-set.ts';

/** The people of one request, each asked about once for whatever is wanted of them. */
export type PersonLoader<Person> = {
  load(key: PersonKey, fields: Fields<Person>): LookUp<Told<Person> | null>;
  /** Spares asking for somebody who came with another answer, which told these fields of them. */
  remember(person: Told<Person>, fields: Fields<Person>): void;
};

type Fields<Person> = Inquiry<Person>['fields'];
type Answer<Person> = Told<Person> | null;

type Options<Person> = {
  /** One call to the source, one answer for each inquiry. */
  readonly ask: (inquiries: readonly Inquiry<Person>[]) => Promise<readonly (Answer<Person> | Error)[]>;
  /** What else somebody who was found may be asked for by on a later level. */
  readonly keysOf: (person: Told<Person>) => readonly PersonKey[];
  readonly tellsWholePeople: boolean;
};

/** What is known of one person. */
type Knowledge<Person> = {
  /** What has been asked and answered. */
  asked: Fields<Person>;
  /** The answer to all of that; undefined before the first one. */
  answer: Answer<Person> | undefined;
  /** What asking for more has failed with. Nobody asks again in the same request. */
  failure: Error | null;
};

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

  class PersonLookUp extends LookUp<Told<Person> | null> {
    readonly source = source;
    readonly key: PersonKey;
    readonly fields: Fields<Person>;
    readonly about: Knowledge<Person>;

    constructor(key: PersonKey, fields: Fields<Person>, about: Knowledge<Person>) {
      super();
      this.key = key;
      this.fields = fields;
      this.about = about;
    }

    get isOpen(): boolean {
      return !this.#isKnown && this.about.failure === null;
    }

    get answer(): Answer<Person> | Error {
      return this.#isKnown ? (this.about.answer ?? null) : this.about.failure;
    }

    get #isKnown(): boolean {
      const { answer, asked } = this.about;
      if (answer === undefined) return false;
      return tellsWholePeople || answer === null || isPartOf(this.fields, asked);
    }
  }

  // A key is what one place asks, so that a list of a thousand costs one promise.
  const loader = new DataLoader<readonly PersonLookUp[], null>(
    async (places) => {
      const asked = mergedByPerson(places.flat().filter(({ isOpen }) => isOpen));
      if (asked.size > 0) await answerAll([...asked]);
      return places.map(() => null);
    },
    { cache: false },
  );
  const source: LookUpSource = {
    load: (lookUps) => loader.load(lookUps as readonly PersonLookUp[]) as Promise<never>,
  };

  async function answerAll(asked: readonly (readonly [Knowledge<Person>, Inquiry<Person>])[]): Promise<void> {
    const answers = await askOrFail(asked.map(([, inquiry]) => inquiry));
    asked.forEach(([about, { fields }], index) => {
      const answer = answers[index] ?? null;
      if (answer instanceof Error) {
        about.failure = answer;
        return;
      }
      about.answer = withMore(about.answer, answer, fields);
      about.asked = about.asked.size === 0 ? fields : about.asked.union(fields);
      if (answer !== null) knowUnderAllKeys(answer, about);
    });
  }

  async function askOrFail(
    inquiries: readonly Inquiry<Person>[],
  ): Promise<readonly (Answer<Person> | Error)[]> {
    try {
      return await ask(inquiries);
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown : new Error('A source failed', { cause: thrown });
      return inquiries.map(() => failure);
    }
  }

  function knowUnderAllKeys(person: Told<Person>, about: Knowledge<Person>): void {
    for (const key of keysOf(person)) if (people.find(key) === undefined) people.set(key, about);
  }

  return {
    load: (key, fields) =>
      new PersonLookUp(
        key,
        fields,
        people.find(key) ??
          people.set(key, { asked: NOTHING as Fields<Person>, answer: undefined, failure: null }),
      ),
    remember: (person, fields) => knowUnderAllKeys(person, { asked: fields, answer: person, failure: null }),
  };
}

const NOTHING: ReadonlySet<never> = new Set();

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

/** What is known of somebody together with what has been told now. */
function withMore<Person>(
  before: Told<Person> | null | undefined,
  now: Told<Person> | null,
  fields: Fields<Person>,
): Told<Person> | null {
  if (before === undefined || before === null || now === null) return now;
  return { ...before, ...Object.fromEntries([...fields].map((field) => [field, now[field]])) };
}

type AskedAbout<Person> = {
  readonly key: PersonKey;
  readonly fields: Fields<Person>;
  readonly about: Knowledge<Person>;
};

/** One inquiry a person, for what is new of all that is asked of them on one level. */
function mergedByPerson<Person>(
  lookUps: readonly AskedAbout<Person>[],
): ReadonlyMap<Knowledge<Person>, Inquiry<Person>> {
  const merged = new Map<Knowledge<Person>, Inquiry<Person>>();
  for (const { key, fields: wanted, about } of lookUps) {
    const fields = about.asked.size === 0 ? wanted : fieldSet(wanted.difference(about.asked));
    const other = merged.get(about);
    if (other === undefined) merged.set(about, { key, fields });
    else if (!isPartOf(fields, other.fields)) {
      merged.set(about, { key: other.key, fields: fieldSet([...other.fields, ...fields]) });
    }
  }
  return merged;
}

const isPartOf = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>): boolean =>
  some === all || some.isSubsetOf(all);
