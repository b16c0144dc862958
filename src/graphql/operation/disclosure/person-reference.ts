import { CprNumber } from '../../../domain/cpr-number.ts';
import type { PersonKey } from '../../../domain/citizen.ts';
import type { PersonReference } from '../../../ledger/ledger.ts';
import type { Provider } from '../../../providers/provider.ts';

/** What identifies a person in an answer. */
export type Identified = { readonly id?: string | undefined; readonly cpr?: unknown };

/** How the ledger names somebody: by number where it is known here, else by id. */
export function personReference({ id = '', cpr }: Identified, { numberIn }: Provider): PersonReference {
  const number = cpr instanceof CprNumber ? cpr : (numberIn?.(id) ?? null);
  return number === null ? referenceOfId(id) : referenceOfNumber(number);
}

/** The same for somebody who was asked for. */
export const referenceOfKey = (key: PersonKey, provider: Provider): PersonReference =>
  personReference(key, provider);

export const referenceOfNumber = (cpr: CprNumber): PersonReference => `#${cpr.reveal()}`;
export const referenceOfId = (id: string): PersonReference => `=${id}`;
