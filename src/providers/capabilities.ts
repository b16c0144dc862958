import type { Citizen } from '../domain/citizen.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';

/**
 * What a provider can do. The schema's answers about capabilities, the reason beside an empty field and the table in the
 * documentation come from here.
 */
export type Capabilities = {
  readonly kind: 'FAKE' | 'DATAFORDELER' | 'SERVICE_PLATFORM';
  /** True when the people are made up, so that anonymous callers may see them. */
  readonly testPeopleOnly: boolean;
  /** Whole people, for authorities. */
  readonly citizens: boolean;
  /** Whether people can be found by what is known of them. */
  readonly search: boolean;
  readonly events: boolean;
  readonly privateCitizens: boolean;
  /** Whether a citizen has at most one citizenship here, the present one. */
  readonly presentCitizenshipOnly: boolean;
  /** The most people one call upstream can ask for. */
  readonly keysPerCall: number;
  /** Fields of a citizen that this provider never fills. */
  readonly citizenFieldsNotOffered: readonly (keyof Citizen)[];
  readonly privateCitizenFieldsNotOffered: readonly (keyof PrivateCitizen)[];
};
