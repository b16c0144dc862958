import type { CitizenSearch } from '../domain/citizen-search.ts';
import type { Citizen, PersonKey } from '../domain/citizen.ts';
import type { CprEventKind } from '../domain/code-lists.ts';
import type { CprEvent } from '../domain/cpr-event.ts';
import type { CprNumber } from '../domain/cpr-number.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';
import type { Capabilities } from './capabilities.ts';
import type { ProviderError } from './provider-error.ts';
import type { Told } from './told.ts';
import type { UpstreamServer } from './upstream.ts';

/**
 * The port to a source of the person register. Every adapter fills it; nothing above knows which one it talks to.
 *
 * Look-ups answer in the order of the inquiries, one answer each: the person, `null` when the register has no such person, or a
 * {@link ProviderError} when this one could not be asked about. An outage is never `null`. A rejected promise means that the
 * whole call failed, with a ProviderError.
 */
export type Provider = {
  readonly capabilities: Capabilities;
  /** What an operator should be told at the start; written to the log. */
  readonly warnings?: readonly string[];
  /** The servers that it asks, and until when the certificate is valid by which they know us; none if absent. */
  readonly upstreams?: readonly { readonly server: UpstreamServer; readonly certificateEnds: Date | null }[];
  citizens(
    inquiries: readonly Inquiry<Citizen>[],
    circumstances: Circumstances,
  ): Promise<readonly (Told<Citizen> | ProviderError | null)[]>;
  privateCitizens(
    inquiries: readonly Inquiry<PrivateCitizen>[],
    circumstances: Circumstances,
  ): Promise<readonly (Told<PrivateCitizen> | ProviderError | null)[]>;
  /** A page of those whom a search finds, always in the same order; `UNKNOWN_CURSOR` when `after` was never given out. */
  search(window: SearchWindow, circumstances: Circumstances): Promise<SearchPage | 'UNKNOWN_CURSOR'>;
  /** A page of events in the order they were registered; `UNKNOWN_CURSOR` when `after` was never given out. */
  events(window: EventWindow, signal: AbortSignal): Promise<EventPage | 'UNKNOWN_CURSOR'>;
  /** Events by id, in the order asked; `null` for an id that was never given out. */
  eventsById(ids: readonly string[], signal: AbortSignal): Promise<readonly (CprEvent | null)[]>;
  /**
   * The number that an id of this provider stands for, where ids are made of numbers; null for any other text. For the record of disclosures: a
   * caller is never told it.
   */
  readonly numberIn?: (id: string) => CprNumber | null;
  /** Lets go of connections and the like, when nothing more will be asked. */
  close(): Promise<void>;
};

/** Whom somebody wants to know about, and what. */
export type Inquiry<Person> = {
  readonly key: PersonKey;
  /**
   * The fields that somebody will read. A provider need not fill others, and should not ask for them. Places that want the same share one set,
   * the same each time an operation is run.
   */
  readonly fields: ReadonlySet<keyof Person>;
};

/** What all the inquiries of one call are made under. */
export type Circumstances = {
  /** Fires when the answer is of no use any more. */
  readonly signal: AbortSignal;
  /** The id of the request that asks, for a source that keeps it in its own records; at most 128 characters. */
  readonly requestId?: string;
};

export type SearchWindow = {
  readonly search: CitizenSearch;
  /** The fields of whoever is found that somebody will read. */
  readonly fields: ReadonlySet<keyof Citizen>;
  /** 1 to 100. */
  readonly limit: number;
  /** A cursor that an earlier page gave out; this page begins after it. */
  readonly after: string | null;
};

export type SearchPage = {
  /** Somebody who was found but can't be told is an error in their place. */
  readonly people: readonly { readonly cursor: string; readonly citizen: Told<Citizen> | ProviderError }[];
  /** Where the next page begins: after the last person who was looked at, found or not. The given cursor if nobody was. */
  readonly endCursor: string | null;
  readonly hasMore: boolean;
};

/** Which events: registered at `from` or later and before `to` (milliseconds since 1970), of the kinds given or of every kind. */
export type EventWindow = {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly CprEventKind[] | null;
  readonly limit: number;
  /** A cursor that an earlier page gave out; this page begins after it. */
  readonly after: string | null;
};

export type EventPage = {
  readonly events: readonly { readonly cursor: string; readonly event: CprEvent }[];
  readonly hasMore: boolean;
};
