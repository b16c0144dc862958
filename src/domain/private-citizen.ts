import type { Address, ContactAddress, Guardianship, Migration, PersonName, Protection } from './citizen.ts';
import type { PersonStatus } from './code-lists.ts';
import type { Validity } from './validity.ts';

/**
 * What a private company may see of a person it has identified beforehand (the list in section 38 of the CPR act): current data
 * only, name and address withheld from those who are protected, and no CPR number that the company did not send itself.
 */
export type PrivateCitizen = {
  /**
   * A token of this deployment. The same by whatever number the person was asked for, where the source tells that the numbers are one
   * person's; of Datafordeler's private service that is not known, so there it stands for the number that was asked with.
   */
  readonly id: string;
  readonly status: PersonStatus;
  readonly statusValidity: Validity | null;
  readonly name: PersonName | null;
  readonly address: Address | null;
  readonly contactAddress: ContactAddress | null;
  readonly migration: Migration | null;
  readonly disappearance: Validity | null;
  readonly guardianship: Guardianship | null;
  readonly occupation: string | null;
  readonly protection: Protection;
};
