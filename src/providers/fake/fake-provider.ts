import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { PersonKey } from '../../domain/citizen.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { Capabilities } from '../capabilities.ts';
import { numberBehind, type PersonTokens } from '../person-token.ts';
import { ProviderError } from '../provider-error.ts';
import type { Provider } from '../provider.ts';
import type { KnownPeople } from './known-people.ts';
import {
  CITIZEN_FIELDS_NEVER_TOLD,
  PRIVATE_CITIZEN_FIELDS_NEVER_TOLD,
  type TestPerson,
} from './never-told.ts';
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
  tellsWholePeople: true,
  keysPerCall: 1_000,
  citizenFieldsNotOffered: CITIZEN_FIELDS_NEVER_TOLD,
  privateCitizenFieldsNotOffered: PRIVATE_CITIZEN_FIELDS_NEVER_TOLD,
};

type Parts = {
  readonly known: KnownPeople;
  readonly random: RandomPeople;
  /** Makes the ids of private citizens. */
  readonly tokens: PersonTokens;
  /** The clock of the simulated events, in milliseconds since 1970. */
  readonly now: () => number;
};

/** To make a random person takes a third of a millisecond: after so many all others have their turn. */
const MADE_A_TURN = 50;

/**
 * The embedded provider of test people: the well-described ones, and for every other possible number a random person who is the same
 * each time. Numbers that end in 000, 001 or 002 belong to nobody, unless they are listed.
 */
export function createFakeProvider({ known, random, tokens, now }: Parts): Provider {
  const events = simulateEvents(known.all, now);
  const search = createSearch(known.all);
  /** Random people made since others had their turn, of whatever requests. */
  let made = 0;

  function find(key: PersonKey): TestPerson | ProviderError | null {
    if (key.cpr !== undefined) return findByCpr(key.cpr);
    const listed = known.byId.get(key.id.toLowerCase());
    if (listed !== undefined) return listed;
    const cpr = cprOfRandomPersonId(key.id);
    return cpr === null ? null : findByCpr(cpr);
  }

  function findByCpr(cpr: CprNumber): TestPerson | ProviderError | null {
    const found = known.byCpr.get(cpr.reveal()) ?? reservedFailure(cpr);
    if (found !== null) return found;
    made++;
    return random.citizen(cpr);
  }

  function findPrivate(key: PersonKey): PrivateCitizen | ProviderError | null {
    const found = find(key);
    if (found === null || found instanceof ProviderError) return found;
    return privateView(found, tokens.wrap(numberOf(found)));
  }

  return {
    capabilities: CAPABILITIES,
    async citizens(inquiries, circumstances) {
      const keys = inquiries.map(({ key }) => key);
      // The signal is made when it is looked at.
      const overdue = keys.some(isSlowKey) ? await takeLong(circumstances.signal) : null;
      const found: (TestPerson | ProviderError | null)[] = [];
      for (const key of keys) {
        found.push(overdue !== null && isSlowKey(key) ? overdue : find(key));
        if (made < MADE_A_TURN) continue;
        made = 0;
        await turn();
      }
      return found;
    },
    async privateCitizens(inquiries, circumstances) {
      // Ids of private citizens are tokens around the number.
      const numbers = inquiries.map(({ key }) => numberBehind(key, tokens));
      const isSlowNumber = (cpr: CprNumber | null): boolean => cpr !== null && isSlow(cpr);
      const overdue = numbers.some(isSlowNumber) ? await takeLong(circumstances.signal) : null;
      return numbers.map((cpr) => {
        if (overdue !== null && isSlowNumber(cpr)) return overdue;
        return cpr === null ? null : findPrivate({ cpr });
      });
    },
    search: async (window) => search(window),
    events: async (window) => events.page(window),
    eventsById: async (ids) => ids.map((id) => events.byId(id)),
    numberIn: (id) => numberBehind({ id }, tokens),
    close: async () => undefined,
  };
}

/** Test people have one each. */
function numberOf({ cpr }: TestPerson): string {
  if (cpr === null) throw new Error('A test person without a number');
  return cpr.reveal();
}

function isSlowKey(key: PersonKey): boolean {
  const cpr = key.cpr ?? cprOfRandomPersonId(key.id);
  return cpr !== null && isSlow(cpr);
}

/** Waits; null when the time has passed, or a failure if the request is over first. */
async function takeLong(signal: AbortSignal): Promise<ProviderError | null> {
  try {
    await delay(SLOW_MILLISECONDS, undefined, { signal });
    return null;
  } catch (cause) {
    return new ProviderError('UPSTREAM_TIMEOUT', 'The source took too long to answer.', { cause });
  }
}
