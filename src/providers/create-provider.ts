import type { Configuration } from '../configuration/configuration.ts';
import { createFakeProvider } from './fake/fake-provider.ts';
import { knownPeople } from './fake/known-people.ts';
import { mergePeople } from './fake/merge-people.ts';
import { numbersOf } from './fake/person-keys.ts';
import { createRandomPeople } from './fake/random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from './fake/read-people-file.ts';
import { createPersonTokens } from './person-token.ts';
import type { Provider } from './provider.ts';

/**
 * Only ever guards test people, whose ids may be the same everywhere and after every restart.
 */
const TEST_ID_KEY = Buffer.from('the ids of made-up people need no secret');

/**
 * The provider that the configuration names.
 *
 * @throws PeopleFileError when the operator's own people can't be read
 */
export function createProvider(configuration: Configuration): Provider {
  const published = readPeopleFile(BUILT_IN_PEOPLE);
  const own = configuration.CPR_FAKE_PEOPLE;
  const people = own === undefined ? published : mergePeople(published, readPeopleFile(own, published));
  const listed = new Set(people.flatMap((person) => numbersOf(person)));
  const random = createRandomPeople({ isListed: (digits) => listed.has(digits) });
  const key =
    configuration.CPR_ID_KEY === undefined ? TEST_ID_KEY : Buffer.from(configuration.CPR_ID_KEY, 'hex');
  return createFakeProvider({
    known: knownPeople(people, random.bodyFor),
    random,
    tokens: createPersonTokens(key, 'private-citizen'),
    now: Date.now,
  });
}
