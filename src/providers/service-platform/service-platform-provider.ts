import type { Citizen } from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import type { Capabilities } from '../capabilities.ts';
import { unsupported, WITHOUT_EVENTS } from '../unsupported.ts';
import { numberBehind, type PersonTokens } from '../person-token.ts';
import { asProviderError, type ProviderError } from '../provider-error.ts';
import type { Provider } from '../provider.ts';
import type { Told } from '../told.ts';
import type { Version } from './wire/contract.ts';
import { citizenFieldsNeverTold } from './mapping/never-told.ts';
import type { PersonLookup } from './wire/person-lookup.ts';
import { unreadable } from './wire/unreadable.ts';

type Parts = {
  readonly version: Version;
  readonly lookUp: PersonLookup;
  /** Makes the ids: the service has none. */
  readonly tokens: PersonTokens;
  /** For whom everything is asked. */
  readonly onBehalfOfUser?: string | undefined;
  /** The operator said that the people behind it are made up. */
  readonly testPeopleOnly: boolean;
  readonly close: () => Promise<void>;
};

type Answer = Told<Citizen> | ProviderError | null;

/** Citizens for a municipality, from Service Platform's PersonBaseDataExtended. */
export function createServicePlatformProvider({
  version,
  lookUp,
  tokens,
  onBehalfOfUser,
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
    tellsWholePeople: true,
    keysPerCall: 1,
    citizenFieldsNotOffered: citizenFieldsNeverTold(version),
    privateCitizenFieldsNotOffered: [],
  };
  return {
    ...WITHOUT_EVENTS,
    capabilities,
    citizens(inquiries, { signal, requestId }) {
      const asked = new Map<string, Promise<Answer | CprNumber>>();
      const askOnce = (number: CprNumber): Promise<Answer | CprNumber> => {
        const answer =
          asked.get(number.reveal()) ??
          lookUp(number, { signal, requestId, onBehalfOfUser }).catch(asProviderError);
        asked.set(number.reveal(), answer);
        return answer;
      };
      return Promise.all(
        inquiries.map(async ({ key }) => {
          const number = numberBehind(key, tokens);
          return number === null ? null : underPresentNumber(number, askOnce);
        }),
      );
    },
    search: unsupported,
    privateCitizens: unsupported,
    numberIn: (id) => numberBehind({ id }, tokens),
    close,
  };
}

/** A person is told as they are now, so somebody who was asked for by a former number is asked for again by the present one. */
async function underPresentNumber(
  number: CprNumber,
  ask: (number: CprNumber) => Promise<Answer | CprNumber>,
): Promise<Answer> {
  const first = await ask(number);
  if (!(first instanceof CprNumber)) return first;
  const second = await ask(first);
  // Nobody, or yet another number: the source contradicts itself.
  return second === null || second instanceof CprNumber
    ? unreadable('names a number that is not valid now')
    : second;
}
