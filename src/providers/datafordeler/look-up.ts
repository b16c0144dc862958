import { asProviderError, ProviderError } from '../provider-error.ts';
import { settle } from '../told.ts';
import { MOST_KEYS } from './question.ts';
import type { PersonService } from './person-service.ts';
import type { Row } from './row.ts';
import { isTrue } from './row-status.ts';

/** How people are asked for by one kind of key, and how an answer is matched to the keys. */
type KeyKind = {
  readonly inputFor: (keys: readonly string[]) => object;
  readonly keysOf: (person: Row) => readonly string[];
};

/** By any number that they have or had. One that was somebody's by mistake, and is corrected, is not theirs. */
export const BY_NUMBER: KeyKind = {
  inputFor: (keys) => ({ personnummer: { personnummer: { in: keys } } }),
  keysOf: (person) =>
    person
      .requiredRows('personnumre')
      .filter(isTrue)
      .map((row) => row.requiredText('personnummer')),
};

/** By the number asked with, the only one that the private service tells. */
export const BY_NUMBER_ASKED: KeyKind = {
  inputFor: BY_NUMBER.inputFor,
  keysOf: (person) => [person.requiredText('personnummer')],
};

export const BY_ID: KeyKind = {
  inputFor: (keys) => ({ id: { in: keys } }),
  keysOf: (person) => [person.requiredText('id')],
};

type Answer<Person> = Person | ProviderError | null;

/**
 * Asks for people in calls of at most {@link MOST_KEYS} keys of one kind each, all at once, and puts the answers in the places of their
 * keys. A call that fails fails for its own keys only, and so does a person who can't be read.
 */
export async function lookUp<Person>(
  service: PersonService,
  kind: KeyKind,
  keys: readonly string[],
  selections: readonly string[],
  read: (person: Row) => Person | null,
  signal: AbortSignal,
): Promise<Map<string, Answer<Person>>> {
  const answers = new Map<string, Answer<Person>>();
  await Promise.all(
    chunksOf(keys).map(async (chunk) => {
      const people = await service.all(kind.inputFor(chunk), selections, signal).catch(asProviderError);
      const found = people instanceof ProviderError ? people : matched(people, kind, read);
      for (const key of chunk) {
        if (found instanceof ProviderError) answers.set(key, found);
        else answers.set(key, found.byKey.has(key) ? (found.byKey.get(key) ?? null) : found.otherwise);
      }
    }),
  );
  return answers;
}

type Matched<Person> = {
  readonly byKey: ReadonlyMap<string, Answer<Person>>;
  /** For keys without a person: nobody has them, unless somebody came whose keys can't be read. */
  readonly otherwise: ProviderError | null;
};

function matched<Person>(
  people: readonly Row[],
  kind: KeyKind,
  read: (person: Row) => Person | null,
): Matched<Person> {
  const byKey = new Map<string, Answer<Person>>();
  let otherwise: ProviderError | null = null;
  for (const person of people) {
    const answer = settle(() => read(person));
    const keys = settle(() => kind.keysOf(person));
    if (keys instanceof ProviderError) otherwise = keys;
    else for (const key of keys) byKey.set(key, answer);
  }
  return { byKey, otherwise };
}

function chunksOf(keys: readonly string[]): string[][] {
  const distinct = [...new Set(keys)];
  return Array.from({ length: Math.ceil(distinct.length / MOST_KEYS) }, (_, index) =>
    distinct.slice(index * MOST_KEYS, (index + 1) * MOST_KEYS),
  );
}
