import type { PersonKey } from './citizen.ts';
import type { CprEventKind } from './code-lists.ts';

/**
 * Word that something about a person changed. It tells the kind and when, never the data: those are fetched afresh through
 * `person`, under the rights of whoever reads.
 */
export type CprEvent = {
  /** Stable, so that an event seen twice is known again. */
  readonly id: string;
  readonly kind: CprEventKind;
  /** When the register handed the change over, as an ISO 8601 instant. */
  readonly registeredAt: string;
  /** True when the change came from an event about someone else, such as a spouse. */
  readonly derived: boolean | null;
  readonly previousMunicipalityCode: string | null;
  readonly municipalityCode: string | null;
  readonly person: PersonKey;
};
