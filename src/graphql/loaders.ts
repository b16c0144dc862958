import DataLoader from 'dataloader';
import type { Citizen, PersonKey } from '../domain/citizen.ts';
import type { CprEvent } from '../domain/cpr-event.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';
import { ProviderError } from '../providers/provider-error.ts';
import type { Circumstances, Inquiry } from '../providers/provider.ts';
import type { Told } from '../providers/told.ts';
import { calledOff } from '../providers/transport/unless-aborted.ts';
import { CodedError } from './coded-error.ts';
import type { RequestContext } from './context.ts';

/**
 * The look-ups of one request. Whatever asks for a person (a root field, an entity, a relative, an alias) goes through here with what it
 * wants to know of them, so the same is asked once and all that is asked for on one level is one call to the provider.
 */
export type Loaders = {
  readonly citizens: PersonLoader<Citizen>;
  readonly privateCitizens: PersonLoader<PrivateCitizen>;
  readonly events: DataLoader<string, CprEvent | null>;
};

export type PersonLoader<Person> = {
  load(key: PersonKey, fields: ReadonlySet<keyof Person>): Promise<Told<Person> | null>;
  /** Spares asking again for somebody who came with an answer, as far as they were asked for with `fields`. */
  remember(person: Told<Person>, fields: ReadonlySet<keyof Person>): void;
};

export function createLoaders({ provider, signal, requestId }: RequestContext): Loaders {
  const { capabilities } = provider;
  const circumstances: Circumstances = { signal, requestId };
  return {
    citizens: createPersonLoader<Citizen>({
      async ask(inquiries) {
        if (!capabilities.citizens) throw notOffered('no citizens, only what a company may see');
        requireTime(signal);
        return provider.citizens(inquiries, circumstances);
      },
      keysOf: citizenKeys,
      tellsWholePeople: capabilities.tellsWholePeople,
    }),
    privateCitizens: createPersonLoader<PrivateCitizen>({
      async ask(inquiries) {
        if (!capabilities.privateCitizens) throw notOffered('nothing for companies');
        requireTime(signal);
        return provider.privateCitizens(inquiries, circumstances);
      },
      keysOf: () => [],
      tellsWholePeople: capabilities.tellsWholePeople,
    }),
    events: new DataLoader(async (ids) => {
      if (!capabilities.events) throw notOffered('no events');
      requireTime(signal);
      return provider.eventsById(ids, signal);
    }),
  };
}

type Options<Person> = {
  readonly ask: (
    inquiries: readonly Inquiry<Person>[],
  ) => Promise<readonly (Told<Person> | ProviderError | null)[]>;
  /** What else somebody who was found may be asked for by on a later level. */
  readonly keysOf: (person: Told<Person>) => PersonKey[];
  readonly tellsWholePeople: boolean;
};

/** What was asked of somebody, and the answer to that. */
type Asked<Person> = {
  readonly fields: ReadonlySet<keyof Person>;
  readonly answer: Promise<Told<Person> | null>;
};

function createPersonLoader<Person>({
  ask,
  keysOf,
  tellsWholePeople,
}: Options<Person>): PersonLoader<Person> {
  const asked = new Map<string, Asked<Person>[]>();
  const loader = new DataLoader<Inquiry<Person>, Told<Person> | null>(
    async (inquiries) => {
      const merged = mergedByKey(inquiries);
      const answers = await ask([...merged.values()]);
      const byKey = new Map([...merged.keys()].map((key, index) => [key, answers[index] ?? null]));
      return inquiries.map((inquiry) => {
        const answer = byKey.get(keyText(inquiry.key)) ?? null;
        if (answer !== null && !(answer instanceof Error)) remember(answer, inquiry.fields);
        return answer;
      });
    },
    { cache: false },
  );

  function find(key: string, fields: ReadonlySet<keyof Person>): Promise<Told<Person> | null> | undefined {
    return asked.get(key)?.find((one) => tellsWholePeople || isPartOf(fields, one.fields))?.answer;
  }

  function keep(key: string, one: Asked<Person>): void {
    const before = asked.get(key);
    if (before === undefined) asked.set(key, [one]);
    else before.push(one);
  }

  function remember(person: Told<Person>, fields: ReadonlySet<keyof Person>): void {
    const answer = Promise.resolve(person);
    for (const key of keysOf(person).map(keyText)) {
      if (find(key, fields) === undefined) keep(key, { fields, answer });
    }
  }

  return {
    load(key, fields) {
      const text = keyText(key);
      const known = find(text, fields);
      if (known !== undefined) return known;
      const answer = loader.load({ key, fields });
      keep(text, { fields, answer });
      return answer;
    },
    remember,
  };
}

/** One inquiry a person: two places that ask about the same one on the same level are answered by one. */
function mergedByKey<Person>(inquiries: readonly Inquiry<Person>[]): ReadonlyMap<string, Inquiry<Person>> {
  const merged = new Map<string, Inquiry<Person>>();
  for (const { key, fields } of inquiries) {
    const text = keyText(key);
    const other = merged.get(text)?.fields ?? fields;
    merged.set(text, { key, fields: isPartOf(fields, other) ? other : fields.union(other) });
  }
  return merged;
}

const isPartOf = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>): boolean =>
  some === all || some.isSubsetOf(all);

/** A person found by one key is known by their other keys too. */
function citizenKeys({ id, cpr, cprHistory }: Told<Citizen>): PersonKey[] {
  const numbers = cprHistory === null || cprHistory instanceof ProviderError ? [] : cprHistory;
  return [
    { id },
    ...(cpr === null || cpr instanceof ProviderError ? [] : [{ cpr }]),
    ...numbers.map((former) => ({ cpr: former.cpr })),
  ];
}

const notOffered = (what: string): CodedError =>
  new CodedError('NOT_OFFERED_BY_PROVIDER', `The source behind this deployment tells ${what}.`);

/** Once the request is over nothing new is asked, whoever the last answers lead to. */
function requireTime(signal: AbortSignal): void {
  if (signal.aborted) throw calledOff();
}

/** A number has ten digits and an id is prefixed, so the two can't meet. */
function keyText(key: PersonKey): string {
  return key.cpr === undefined ? `id:${key.id}` : key.cpr.reveal();
}
