import type { Citizen } from '../../domain/citizen.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { Capabilities } from '../capabilities.ts';
import { notOffered, WITHOUT_EVENTS } from '../not-offered.ts';
import { numberBehind, type PersonTokens } from '../person-token.ts';
import { asProviderError, type ProviderError } from '../provider-error.ts';
import type { Provider } from '../provider.ts';
import type { Version } from './contract.ts';
import type { PersonLookup } from './person-lookup.ts';
import { fieldsNotOffered } from './person.ts';

type Parts = {
  readonly version: Version;
  readonly lookUp: PersonLookup;
  /** Makes the ids: the service has none. */
  readonly tokens: PersonTokens;
  /** The operator said that the people behind it are made up. */
  readonly testPeopleOnly: boolean;
  readonly close: () => Promise<void>;
};

type Answer = Citizen | ProviderError | null;

/** Citizens for a municipality, from Service Platform's PersonBaseDataExtended. */
export function createServicePlatformProvider({
  version,
  lookUp,
  tokens,
  testPeopleOnly,
  close,
}: Parts): Provider {
  const capabilities: Capabilities = {
    kind: 'SERVICE_PLATFORM',
    testPeopleOnly,
    citizens: true,
    search: false,
    events: false,
    privateCitizens: false,
    keysPerCall: 1,
    citizenFieldsNotOffered: fieldsNotOffered(version),
    privateCitizenFieldsNotOffered: [],
  };
  return {
    ...WITHOUT_EVENTS,
    capabilities,
    citizens(keys, { signal, requestId }) {
      const answers = new Map<string, Promise<Answer>>();
      const answerFor = (number: CprNumber): Promise<Answer> => {
        const answer =
          answers.get(number.reveal()) ?? lookUp(number, { signal, requestId }).catch(asProviderError);
        answers.set(number.reveal(), answer);
        return answer;
      };
      return Promise.all(
        keys.map(async (key) => {
          const number = numberBehind(key, tokens);
          return number === null ? null : answerFor(number);
        }),
      );
    },
    search: notOffered,
    privateCitizens: notOffered,
    close,
  };
}
