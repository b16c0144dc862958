import DataLoader from 'dataloader';
import type { PersonKey } from '../../domain/citizen.ts';
import type { Inquiry } from '../../providers/provider.ts';
import type { Told } from '../../providers/told.ts';
import { LookUp, type LookUpSource } from './execution/look-up.ts';
import { fieldSet } from './preparation/field-set.ts';

type Fields<Person> = Inquiry<Person>['fields'];
type Answer<Person> = Told<Person> | null;

type Options<Person> = {
  /** One call to the source, one answer for each inquiry. */
  readonly ask: (inquiries: readonly Inquiry<Person>[]) => Promise<readonly (Answer<Person> | Error)[]>;
  /** What else somebody who was found may be asked for by on a later level. */
  readonly keysOf: (person: Told<Person>) => readonly PersonKey[];
  readonly tellsWholePeople: boolean;
  /** What these people are called in the schema. */
  readonly typeName: 'Citizen' | 'PrivateCitizen';
};

/** What is known of one person. */
type Knowledge<Person> = {
  /** What has been asked and answered. */
  asked: Fields<Person>;
  /** The answer to all of that; undefined before the first one. */
  answer: Answer<Person> | undefined;
  /** Why asking for more failed. Nobody asks again in the same request. */
  failure: Error | null;
  /** What is being asked. */
  asking: Asking<Person> | null;
};

type Asking<Person> = { readonly key: PersonKey; fields: Fields<Person>; readonly about: Knowledge<Person> };

/**
 * The people of one request, each asked about once for whatever is wanted of them. What one level of an operation asks is gathered into one call.
 * Who is met again is asked only for what is new, and never again where the source tells whole people.
 */
export class PersonLoader<Person> implements LookUpSource {
  readonly tellsWholePeople: boolean;
  readonly typeName: Options<Person>['typeName'];
  readonly #ask: Options<Person>['ask'];
  readonly #keysOf: Options<Person>['keysOf'];
  /** By the keys that people were asked for by. An id can be any text, so ids are kept apart from numbers. */
  #byNumber: Map<string, Knowledge<Person>> | null = null;
  #byId: Map<string, Knowledge<Person>> | null = null;
  /** People who have become known since the last search that found nobody: they may have other keys too. */
  #told: Knowledge<Person>[] = [];
  /** A key is what one place asks, so that a list of a thousand costs one promise. */
  #places: DataLoader<readonly PersonLookUp<Person>[], null> | null = null;

  constructor({ ask, keysOf, tellsWholePeople, typeName }: Options<Person>) {
    this.typeName = typeName;
    this.#ask = ask;
    this.#keysOf = keysOf;
    this.tellsWholePeople = tellsWholePeople;
  }

  find(key: PersonKey, fields: Fields<Person>): LookUp<Answer<Person>> {
    const about =
      this.#known(key) ??
      this.#knownByOtherKey(key) ??
      this.#know(key, { asked: NOTHING, answer: undefined, failure: null, asking: null });
    return new PersonLookUp(this, key, fields, about);
  }

  /** Keeps somebody who came with another answer, with the fields that it told, so that they need not be asked for. */
  remember(person: Told<Person>, fields: Fields<Person>): void {
    this.#told.push({ asked: fields, answer: person, failure: null, asking: null });
  }

  async load(lookUps: readonly LookUp<unknown>[]): Promise<void> {
    this.#places ??= new DataLoader((places) => this.#answerPlaces(places), { cache: false });
    await this.#places.load(lookUps as readonly PersonLookUp<Person>[]);
  }

  async #answerPlaces(places: readonly (readonly PersonLookUp<Person>[])[]): Promise<null[]> {
    const asked = mergedByPerson(places);
    if (asked.length > 0) await this.#answer(asked);
    return places.map(() => null);
  }

  async #answer(asked: readonly Asking<Person>[]): Promise<void> {
    const answers = await this.#askOrFail(asked.map(({ key, fields }) => ({ key, fields })));
    asked.forEach(({ about, fields }, index) => {
      about.asking = null;
      const answer = answers[index] ?? null;
      if (answer instanceof Error) {
        about.failure = answer;
        return;
      }
      about.answer = withMore(about.answer, answer, fields);
      about.asked = about.asked.size === 0 ? fields : about.asked.union(fields);
      if (answer !== null) this.#told.push(about);
    });
  }

  async #askOrFail(inquiries: readonly Inquiry<Person>[]): Promise<readonly (Answer<Person> | Error)[]> {
    try {
      return await this.#ask(inquiries);
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown : new Error('A source failed', { cause: thrown });
      return inquiries.map(() => failure);
    }
  }

  #known({ cpr, id = '' }: PersonKey): Knowledge<Person> | undefined {
    return cpr === undefined ? this.#byId?.get(id) : this.#byNumber?.get(cpr.reveal());
  }

  #know({ cpr, id = '' }: PersonKey, about: Knowledge<Person>): Knowledge<Person> {
    if (cpr === undefined) (this.#byId ??= new Map()).set(id, about);
    else (this.#byNumber ??= new Map()).set(cpr.reveal(), about);
    return about;
  }

  #knownByOtherKey(key: PersonKey): Knowledge<Person> | undefined {
    if (this.#told.length === 0) return undefined;
    for (const about of this.#told) {
      if (about.answer === null || about.answer === undefined) continue;
      for (const other of this.#keysOf(about.answer)) {
        if (this.#known(other) === undefined) this.#know(other, about);
      }
    }
    this.#told = [];
    return this.#known(key);
  }
}

/** The look-up of one person. */
export class PersonLookUp<Person> extends LookUp<Answer<Person>> {
  readonly source: PersonLoader<Person>;
  readonly key: PersonKey;
  readonly fields: Fields<Person>;
  readonly about: Knowledge<Person>;

  constructor(
    source: PersonLoader<Person>,
    key: PersonKey,
    fields: Fields<Person>,
    about: Knowledge<Person>,
  ) {
    super();
    this.source = source;
    this.key = key;
    this.fields = fields;
    this.about = about;
  }

  get typeName(): string {
    return this.source.typeName;
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
    return answer === null || this.source.tellsWholePeople || isPartOf(this.fields, asked);
  }
}

const NOTHING: ReadonlySet<never> = new Set<never>();

/** What was known of somebody, with what has been told now. */
function withMore<Person>(
  before: Told<Person> | null | undefined,
  now: Told<Person> | null,
  fields: Fields<Person>,
): Told<Person> | null {
  if (before === undefined || before === null || now === null) return now;
  return { ...before, ...Object.fromEntries([...fields].map((field) => [field, now[field]])) };
}

/** One inquiry a person, for what is new of all that is asked of them on one level. */
function mergedByPerson<Person>(
  places: readonly (readonly PersonLookUp<Person>[])[],
): readonly Asking<Person>[] {
  const merged: Asking<Person>[] = [];
  for (const lookUps of places) {
    for (const { key, fields: wanted, about, isOpen } of lookUps) {
      if (!isOpen) continue;
      const fields = about.asked.size === 0 ? wanted : fieldSet(wanted.difference(about.asked));
      if (about.asking === null) {
        about.asking = { key, fields, about };
        merged.push(about.asking);
      } else if (!isPartOf(fields, about.asking.fields)) {
        about.asking.fields = fieldSet([...about.asking.fields, ...fields]);
      }
    }
  }
  return merged;
}

const isPartOf = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>): boolean =>
  some === all || some.isSubsetOf(all);
