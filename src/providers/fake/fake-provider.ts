import { setTimeout as delay } from 'node:timers/promises';
import type { Citizen, PersonKey } from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { Capabilities } from '../capabilities.ts';
import type { PersonTokens } from '../person-token.ts';
import { ProviderError } from '../provider-error.ts';
import type { Provider } from '../provider.ts';
import type { KnownPeople } from './known-people.ts';
import { NOT_OFFERED } from './not-offered.ts';
import { privateView } from './private-view.ts';
import { cprOfRandomPersonId } from './random/random-person-id.ts';
import type { RandomPeople } from './random/random-people.ts';
import { isSlow, reservedFailure, SLOW_MILLISECONDS } from './reserved-failures.ts';
import { createSearch } from './search.ts';
import { simulateEvents } from './simulated-events.ts';

const CAPABILITIES: Capabilities = {
  kind: 'FAKE',
  testPeopleOnly: true,
  citizens: true,
  search: true,
  events: true,
  privateCitizens: true,
  presentCitizenshipOnly: false,
  keysPerCall: 1_000,
  citizenFieldsNotOffered: Object.keys(NOT_OFFERED) as (keyof typeof NOT_OFFERED)[],
  privateCitizenFieldsNotOffered: [],
};

type Parts = {
  readonly known: KnownPeople;
  readonly random: RandomPeople;
  /** Makes the ids of private citizens. */
  readonly tokens: PersonTokens;
  /** The clock of the simulated events, in milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * The embedded provider of test people: the well-described ones, and for every other possible number a random person who is the same
 * each time. Numbers that end in 000, 001 or 002 belong to nobody, unless they are listed.
 */
export function createFakeProvider({ known, random, tokens, now }: Parts): Provider {
  const events = simulateEvents(known.all, now);
  const search = createSearch(known.all);

  function find(key: PersonKey): Citizen | ProviderError | null {
    if (key.cpr !== undefined) return findByCpr(key.cpr);
    const listed = known.byId.get(key.id.toLowerCase());
    if (listed !== undefined) return listed;
    const cpr = cprOfRandomPersonId(key.id);
    return cpr === null ? null : findByCpr(cpr);
  }

  function findByCpr(cpr: CprNumber): Citizen | ProviderError | null {
    return known.byCpr.get(cpr.reveal()) ?? reservedFailure(cpr) ?? random.citizen(cpr);
  }

  function findPrivate(key: PersonKey): PrivateCitizen | ProviderError | null {
    const found = find(key);
    if (found === null || found instanceof ProviderError) return found;
    return privateView(found, tokens.wrap(found.cpr.reveal()));
  }

  return {
    capabilities: CAPABILITIES,
    async citizens(keys, { signal }) {
      if (keys.some(isSlowKey)) await takeLong(signal);
      return keys.map(find);
    },
    async privateCitizens(keys, { signal }) {
      const numbers = keys.map((key) => privateKey(key, tokens));
      if (numbers.some((key) => key !== null && isSlowKey(key))) await takeLong(signal);
      return numbers.map((key) => (key === null ? null : findPrivate(key)));
    },
    search: async (window) => search(window),
    events: async (window) => events.page(window),
    eventsById: async (ids) => ids.map((id) => events.byId(id)),
    close: async () => undefined,
  };
}

/** Ids of private citizens are tokens around the number. */
function privateKey(key: PersonKey, tokens: PersonTokens): PersonKey | null {
  if (key.cpr !== undefined) return key;
  const digits = tokens.unwrap(key.id);
  return digits === null ? null : { cpr: CprNumber.of(digits) };
}

function isSlowKey(key: PersonKey): boolean {
  const cpr = key.cpr ?? cprOfRandomPersonId(key.id);
  return cpr !== null && isSlow(cpr);
}

async function takeLong(signal: AbortSignal): Promise<void> {
  try {
    await delay(SLOW_MILLISECONDS, undefined, { signal });
  } catch (cause) {
    throw new ProviderError('UPSTREAM_TIMEOUT', 'The source took too long to answer.', { cause });
  }
}
