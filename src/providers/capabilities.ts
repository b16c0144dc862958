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
  /** Whether people can be searched for. */
  readonly search: boolean;
  readonly events: boolean;
  readonly privateCitizens: boolean;
  /** Whether a person always comes with everything that the source tells, however little is asked for: then nobody has to be asked for twice. */
  readonly tellsWholePeople: boolean;
  /** The most people one call upstream can ask for. */
  readonly keysPerCall: number;
  /** Fields of a citizen that this provider never fills. */
  readonly citizenFieldsNotOffered: readonly FieldPath<Citizen>[];
  readonly privateCitizenFieldsNotOffered: readonly FieldPath<PrivateCitizen>[];
};

/** A field of a person, or a part of one with the way to it: `address.municipalityCvr`. */
export type FieldPath<Person> = (keyof Person & string) | `${keyof Person & string}.${string}`;
