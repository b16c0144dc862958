import DataLoader from 'dataloader';
import type { Citizen, PersonKey } from '../../domain/citizen.ts';
import type { PersonStatus } from '../../domain/code-lists.ts';
import type { CprEvent } from '../../domain/cpr-event.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import { calledOff } from '../../providers/called-off.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Circumstances, Inquiry } from '../../providers/provider.ts';
import type { Told } from '../../providers/told.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { RequestContext } from './request-context.ts';
import { PersonLoader } from './person-loader.ts';

/** A private citizen with the number that they were asked for by, the only one that a company is told. */
export type PrivateCitizenView = PrivateCitizen & { readonly cpr: CprNumber | null };

/**
 * The look-ups of one request. Whatever asks for a person (a root field, an entity, a relative, an alias) goes through here with what it
 * wants to know. So nothing is asked twice, and all that one level asks is one call to the provider.
 */
export type Loaders = {
  readonly citizens: PersonLoader<Citizen>;
  readonly privateCitizens: PersonLoader<PrivateCitizenView>;
  readonly events: DataLoader<string, CprEvent | null>;
};

export function createLoaders(request: RequestContext): Loaders {
  const { provider, requestId } = request;
  const { capabilities } = provider;
  const circumstances: Circumstances = {
    get signal() {
      return request.signal;
    },
    requestId,
  };
  return {
    citizens: new PersonLoader<Citizen>({
      async ask(inquiries) {
        if (!capabilities.citizens) throw notOffered('has no citizens, only what a company may see');
        requireTime(request);
        return provider.citizens(inquiries, circumstances);
      },
      keysOf: citizenKeys,
      tellsWholePeople: capabilities.tellsWholePeople,
    }),
    privateCitizens: new PersonLoader<PrivateCitizenView>({
      async ask(inquiries) {
        if (!capabilities.privateCitizens) throw notOffered('does not answer companies');
        requireTime(request);
        const people = await provider.privateCitizens(
          // The number comes from the question, and is not asked for.
          inquiries as readonly Inquiry<PrivateCitizen>[],
          circumstances,
        );
        return people.map((person, index) =>
          person === null || person instanceof ProviderError
            ? person
            : { ...person, cpr: inquiries[index]?.key.cpr ?? null },
        );
      },
      keysOf: () => [],
      tellsWholePeople: capabilities.tellsWholePeople,
    }),
    events: new DataLoader(async (ids) => {
      if (!capabilities.events) throw notOffered('has no events');
      requireTime(request);
      return provider.eventsById(ids, request.signal);
    }),
  };
}

/**
 * A person found by one key is known by their other key too. That does not hold for numbers that may lead to somebody else: one that they had
 * before, or that of a closed record.
 */
function citizenKeys({ id, cpr, status }: Told<Citizen>): PersonKey[] {
  const isOpen = !(status instanceof ProviderError) && !CLOSED.includes(status);
  return cpr === null || cpr instanceof ProviderError || !isOpen ? [{ id }] : [{ id }, { cpr }];
}

const CLOSED: readonly PersonStatus[] = [
  'ANNULLED',
  'CLOSED',
  'CLOSED_AS_DUPLICATE',
  'CLOSED_NUMBER_CHANGED',
];

const notOffered = (what: string): CodedError =>
  new CodedError('NOT_OFFERED_BY_PROVIDER', `The source behind this deployment ${what}.`);

/** Once the request is over nothing new is asked, even if the last answers lead to more people. */
function requireTime({ isOver }: RequestContext): void {
  if (isOver) throw calledOff();
}
