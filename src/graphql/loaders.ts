import DataLoader from 'dataloader';
import type { Citizen, PersonKey } from '../domain/citizen.ts';
import type { CprEvent } from '../domain/cpr-event.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';
import { calledOff } from '../providers/transport/unless-aborted.ts';
import { CodedError } from './coded-error.ts';
import type { RequestContext } from './context.ts';
import type { SelectedFields } from './selected-fields.ts';

/**
 * The look-ups of one request. Whatever asks for a person (a root field, an entity, a relative, an alias) goes through here, so the
 * same person is asked for once and all that is asked for on one level is one call to the provider.
 */
export type Loaders = {
  readonly citizens: DataLoader<PersonKey, Citizen | null, string>;
  readonly privateCitizens: DataLoader<PersonKey, PrivateCitizen | null, string>;
  readonly events: DataLoader<string, CprEvent | null>;
  /** Spares asking again for somebody who came with an answer. They must have been asked for with the fields of this request. */
  remember(citizen: Citizen): void;
};

export function createLoaders(
  { provider, signal, requestId }: RequestContext,
  fields: SelectedFields,
): Loaders {
  const citizens = new DataLoader<PersonKey, Citizen | null, string>(
    async (keys) => {
      if (!provider.capabilities.citizens) throw notOffered('no citizens, only what a company may see');
      requireTime(signal);
      const answers = await provider.citizens(keys, { fields: fields.needed.citizen, signal, requestId });
      // A person found by one key is known by their other keys too, which a later level may ask with.
      for (const answer of answers) if (answer !== null && !(answer instanceof Error)) remember(answer);
      return answers;
    },
    { cacheKeyFn: keyText },
  );
  const remember = (citizen: Citizen): void => {
    citizens.prime({ id: citizen.id }, citizen);
    citizens.prime({ cpr: citizen.cpr }, citizen);
    for (const { cpr } of citizen.cprHistory ?? []) citizens.prime({ cpr }, citizen);
  };
  return {
    citizens,
    remember,
    privateCitizens: new DataLoader<PersonKey, PrivateCitizen | null, string>(
      async (keys) => {
        if (!provider.capabilities.privateCitizens) throw notOffered('nothing for companies');
        requireTime(signal);
        return provider.privateCitizens(keys, { fields: fields.needed.privateCitizen, signal, requestId });
      },
      { cacheKeyFn: keyText },
    ),
    events: new DataLoader(async (ids) => {
      if (!provider.capabilities.events) throw notOffered('no events');
      requireTime(signal);
      return provider.eventsById(ids, signal);
    }),
  };
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
