import type { FakeSettings, ProviderSettings } from '../configuration/provider-settings.ts';
import { connectDatafordeler } from './datafordeler/connect.ts';
import { createFakeProvider } from './fake/fake-provider.ts';
import { knownPeople } from './fake/known-people.ts';
import { mergePeople } from './fake/merge-people.ts';
import { numbersOf } from './fake/person-keys.ts';
import { createRandomPeople } from './fake/random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from './fake/read-people-file.ts';
import { createPersonTokens, personTokensOf, PRIVATE_CITIZEN } from './person-token.ts';
import type { Provider } from './provider.ts';
import { connectServicePlatform } from './service-platform/connect.ts';

/** Only used for test people, whose ids may be the same everywhere and after every restart. */
const TEST_ID_KEY = Buffer.from('the ids of made-up people need no secret');

/**
 * The provider that the settings name.
 *
 * @throws PeopleFileError when the operator's own people can't be read
 * @throws CertificateError when the client certificate can't be used
 */
export function createProvider(settings: ProviderSettings): Provider {
  switch (settings.provider) {
    case 'fake':
      return embedded(settings);
    case 'datafordeler':
      return connectDatafordeler(settings);
    case 'service-platform':
      return connectServicePlatform(settings);
  }
}

function embedded({ people: own, idKey, previousIdKeys }: FakeSettings): Provider {
  const builtIn = readPeopleFile(BUILT_IN_PEOPLE);
  const people = own === undefined ? builtIn : mergePeople(builtIn, readPeopleFile(own, builtIn));
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
