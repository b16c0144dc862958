import { danishDay } from '../../../domain/calendar-date.ts';
import { asProviderError, ProviderError } from '../../provider-error.ts';
import { PeopleFailure, unclearWho } from './failures.ts';
import { inputWith } from './key-input.ts';
import { NOTHING_TOLD, type KeyKind, type KeysOfPerson } from './key-kinds.ts';
import type { PersonService } from './person-service.ts';
import type { Row } from '../mapping/row.ts';
import { whoHasKey, type Holder } from '../mapping/who-has-key.ts';

/** Who has a key, null where nobody has it, or why that is not known. */
export type Found = Row | ProviderError | null;

/**
 * How many more calls the keys of one call may cost. Finding one person among a hundred takes fourteen, so there is room for two. Keys that
 * are still open after that fail.
 */
const MOST_FURTHER_CALLS = 32;

/**
 * Asks for people by keys of one kind, in calls of as many as one question takes, all at once. A call that fails fails for its own keys only.
 *
 * That nobody has a key is said only if it is certain. If somebody comes and it is not clear which key they belong to, the keys without a
 * person are asked for again: alone, then in halves, until nobody unclear comes with them or one key is left. The same is done if single people
 * make a whole call fail.
 */
export async function lookUp(
  service: PersonService,
  kind: KeyKind,
  keys: readonly string[],
  selections: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const today = danishDay(new Date());

  async function ask(some: readonly string[]): Promise<Answer> {
    const people = await service
      .all(inputWith(kind.input, some), selections, some.length, signal)
      .catch(asProviderError);
    return people instanceof ProviderError
      ? failed(people, some)
      : matched(people, some, (person) => kind.keysOf(person, today));
  }

  async function askUntilKnown(chunk: readonly string[]): Promise<void> {
    let left = MOST_FURTHER_CALLS;
    for (let calls: readonly (readonly string[])[] = [chunk]; calls.length > 0;) {
      const further: (readonly string[])[] = [];
      for (const { known, open, reason } of await Promise.all(calls.map(ask))) {
        for (const [key, person] of known) found.set(key, person);
        if (open.length === 0) continue;
        const parts = known.size > 0 ? [open] : halvesOf(open);
        if (further.length + parts.length <= left) further.push(...parts);
        else for (const key of open) found.set(key, reason);
      }
      calls = further;
      left -= further.length;
    }
  }

  await Promise.all(chunksOf([...new Set(keys)], kind.input.most).map(askUntilKnown));
  return found;
}

type Answer = {
  readonly known: ReadonlyMap<string, Found>;
  /** Keys for which it is not known whether somebody has them, and why. With a single key it is always known. */
  readonly open: readonly string[];
  readonly reason: ProviderError;
};

function failed(reason: ProviderError, keys: readonly string[]): Answer {
  return reason instanceof PeopleFailure && keys.length > 1
    ? { known: new Map(), open: keys, reason }
    : { known: new Map(keys.map((key) => [key, reason])), open: [], reason };
}

/** Matches the people of an answer with the keys that were asked for; null is somebody of whom nothing came. */
function matched(people: readonly (Row | null)[], keys: readonly string[], keysOf: KeysOf): Answer {
  const { holders, areClear } = holdersOf(people, keys, keysOf);
  const known = new Map<string, Found>();
  const open: string[] = [];
  const reason = unclearWho();
  for (const key of keys) {
    const theirs = holders.get(key) ?? [];
    if (theirs.length > 0) known.set(key, whoHasKey(theirs));
    else if (areClear) known.set(key, null);
    else if (keys.length === 1) known.set(key, reason);
    else open.push(key);
  }
  return { known, open, reason };
}

type KeysOf = (person: Row) => KeysOfPerson;

type Holders = {
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
  /** It is clear for everybody who came which key they belong to, so a key without a person is nobody's. */
  readonly areClear: boolean;
};

function holdersOf(people: readonly (Row | null)[], keys: readonly string[], keysOf: KeysOf): Holders {
  const holders = new Map<string, Holder[]>(keys.map((key) => [key, []]));
  const isAlone = keys.length === 1;
  let areClear = true;
  for (const person of people) {
    const { holds, areAll } = person === null ? NOTHING_TOLD : keysOf(person);
    const asked = [...holds].filter(([key]) => holders.has(key));
    areClear &&= asked.length > 0 && (areAll || isAlone);
    if (person === null) continue;
    // Asked for alone, somebody whose keys are not all told has come for this one.
    const theirs =
      asked.length === 0 && isAlone && !areAll ? keys.map((key) => [key, 'FORMER'] as const) : asked;
    for (const [key, hold] of theirs) if (hold !== 'ANNULLED') holders.get(key)?.push({ person, hold });
  }
  return { holders, areClear };
}

const halvesOf = (keys: readonly string[]): string[][] => {
  const middle = Math.ceil(keys.length / 2);
  return [keys.slice(0, middle), keys.slice(middle)];
};

const chunksOf = (keys: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(keys.length / size) }, (_, index) =>
    keys.slice(index * size, (index + 1) * size),
  );
