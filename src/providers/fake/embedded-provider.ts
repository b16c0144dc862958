import type { FakeSettings } from '../../configuration/provider-settings.ts';
import { createPersonTokens, personTokensOf, PRIVATE_CITIZEN } from '../person-token.ts';
import type { Provider } from '../provider.ts';
import { createFakeProvider } from './fake-provider.ts';
import { knownPeople } from './known-people.ts';
import { mergePeople } from './merge-people.ts';
import { numbersOf } from './person-keys.ts';
import type { PersonRecord } from './person-record.ts';
import { createRandomPeople } from './random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from './read-people-file.ts';

/** Only used for test people, whose ids may be the same everywhere and after every restart. */
const TEST_ID_KEY = Buffer.from('the ids of made-up people need no secret');

/**
 * The Fake provider with the built-in people, and the operator's own where the settings name a file of them.
 *
 * @throws PeopleFileError when the operator's own people can't be read
 */
export function createEmbeddedProvider(settings: FakeSettings): Provider {
  const { idKey, previousIdKeys } = settings;
  const people = readPeople(settings);
  const listed = new Set(people.flatMap((person) => numbersOf(person)));
  const random = createRandomPeople({ isListed: (digits) => listed.has(digits) });
  return createFakeProvider({
    known: knownPeople(people, random.bodyFor),
    random,
    tokens:
      idKey === undefined
        ? createPersonTokens(TEST_ID_KEY, PRIVATE_CITIZEN)
        : personTokensOf({ idKey, previousIdKeys }, PRIVATE_CITIZEN),
    now: Date.now,
  });
}

/** @throws PeopleFileError when the operator's own people can't be read */
export function readPeople({ people: own }: FakeSettings): readonly PersonRecord[] {
  const builtIn = readPeopleFile(BUILT_IN_PEOPLE);
  return own === undefined ? builtIn : mergePeople(builtIn, readPeopleFile(own, builtIn));
}
