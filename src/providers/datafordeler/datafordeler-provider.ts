import type { Citizen, PersonKey } from '../../domain/citizen.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { Capabilities } from '../capabilities.ts';
import { unsupported, WITHOUT_EVENTS } from '../unsupported.ts';
import { numberBehind, type PersonTokens } from '../person-token.ts';
import { ProviderError } from '../provider-error.ts';
import type { Provider } from '../provider.ts';
import { settle } from '../told.ts';
import { answerByFields } from './mapping/answer-by-fields.ts';
import type { KeptSchema } from './schema/kept-schema.ts';
import { IDS_INPUT, NUMBERS_INPUT } from './wire/key-input.ts';
import { byId, byNumber, byNumberOfToday } from './wire/key-kinds.ts';
import { lookUp, type Found } from './wire/look-up.ts';
import { CITIZEN_FIELDS_NEVER_TOLD, PRIVATE_CITIZEN_FIELDS_NEVER_TOLD } from './mapping/never-told.ts';
import type { PersonService } from './wire/person-service.ts';
import { privatePerson } from './mapping/private-person.ts';
import { privateAlways, PRIVATE_FIELDS } from './wire/private-selection.ts';
import { publicPerson } from './mapping/public-person.ts';
import { PUBLIC_ALWAYS, PUBLIC_FIELDS } from './wire/public-selection.ts';
import { createSelections } from './wire/selections.ts';
import type { Row } from './mapping/row.ts';
import { judgedFields, searchPeople } from './wire/search.ts';

type Parts = {
  readonly service: PersonService;
  /** The service's own schema, where it has been fetched. */
  readonly schema: KeptSchema | null;
  /** The operator said that the people behind it are made up. */
  readonly testPeopleOnly: boolean;
  readonly close: () => Promise<void>;
};

/** What can be done for neither sector. */
const COMMON = {
  kind: 'DATAFORDELER',
  events: false,
  tellsWholePeople: false,
} as const;

/** Citizens for an authority, from `CustomPublicSectorPerson`. */
export function createPublicSectorProvider({ service, schema, testPeopleOnly, close }: Parts): Provider {
  const selections = createSelections<keyof Citizen>([PUBLIC_ALWAYS], PUBLIC_FIELDS, schema);
  const numbers = byNumber(schema?.keyInput('personnummer') ?? NUMBERS_INPUT);
  const ids = byId(schema?.keyInput('id') ?? IDS_INPUT);
  const capabilities: Capabilities = {
    ...COMMON,
    testPeopleOnly,
    citizens: true,
    search: true,
    privateCitizens: false,
    citizenFieldsNotOffered: [...CITIZEN_FIELDS_NEVER_TOLD, ...selections.notOffered],
    privateCitizenFieldsNotOffered: [],
    keysPerCall: numbers.input.most,
  };
  return {
    ...WITHOUT_EVENTS,
    capabilities,
    citizens(inquiries, { signal }) {
      const now = new Date();
      return answerByFields(inquiries, async (keys, fields) => {
        const wanted = selections.for(fields);
        const read = (person: Row) => publicPerson(person, selections.offered(fields), now);
        const [ofNumbers, ofIds] = await Promise.all([
          lookUp(service, numbers, numbersIn(keys), wanted, signal),
          lookUp(service, ids, idsIn(keys), wanted, signal),
        ]);
        return (key) =>
          readFound(key.cpr === undefined ? ofIds.get(key.id) : ofNumbers.get(key.cpr.reveal()), read);
      });
    },
    async search(window, { signal }) {
      const now = new Date();
      const wanted = window.fields.union(new Set(judgedFields(window.search)));
      const read = (person: Row) => publicPerson(person, selections.offered(wanted), now);
      return searchPeople(service, window, selections.for(wanted), read, signal);
    },
    privateCitizens: unsupported,
    close,
  };
}

/** People for a company, from `CustomPrivateSectorPerson`. */
export function createPrivateSectorProvider(
  { service, schema, testPeopleOnly, close }: Parts,
  tokens: PersonTokens,
): Provider {
  const selections = createSelections<keyof PrivateCitizen>(privateAlways(schema), PRIVATE_FIELDS, schema);
  const numbers = byNumberOfToday(schema?.keyInput('personnummer') ?? NUMBERS_INPUT);
  const capabilities: Capabilities = {
    ...COMMON,
    testPeopleOnly,
    citizens: false,
    search: false,
    privateCitizens: true,
    citizenFieldsNotOffered: [],
    privateCitizenFieldsNotOffered: [...PRIVATE_CITIZEN_FIELDS_NEVER_TOLD, ...selections.notOffered],
    keysPerCall: numbers.input.most,
  };
  return {
    ...WITHOUT_EVENTS,
    capabilities,
    citizens: unsupported,
    search: unsupported,
    privateCitizens(inquiries, { signal }) {
      const now = new Date();
      return answerByFields(inquiries, async (keys, fields) => {
        const numberOf = (key: PersonKey): string | null => numberBehind(key, tokens)?.reveal() ?? null;
        const found = await lookUp(
          service,
          numbers,
          keys.flatMap((key) => numberOf(key) ?? []),
          selections.for(fields),
          signal,
        );
        return (key) => {
          const number = numberOf(key) ?? '';
          const wanted = selections.offered(fields);
          return readFound(found.get(number), (person) =>
            privatePerson(person, tokens.wrap(number), wanted, now),
          );
        };
      });
    },
    numberIn: (id) => numberBehind({ id }, tokens),
    close,
  };
}

/** A person who can't be read fails alone. */
function readFound<Person>(
  found: Found | undefined,
  read: (person: Row) => Person | null,
): Person | ProviderError | null {
  if (found === undefined || found === null || found instanceof ProviderError) return found ?? null;
  return settle(() => read(found));
}

const numbersIn = (keys: readonly PersonKey[]): string[] => keys.flatMap(({ cpr }) => cpr?.reveal() ?? []);
const idsIn = (keys: readonly PersonKey[]): string[] =>
  keys.flatMap(({ id, cpr }) => (cpr === undefined ? id : []));
