import type { Address, ContactAddress, Migration } from './citizen.ts';
import type { PersonStatus } from './code-lists.ts';

export type LetterObstacle =
  | 'DEAD'
  | 'DISAPPEARED'
  | 'EMIGRATED_WITHOUT_ADDRESS'
  | 'NO_FIXED_ADDRESS'
  | 'NO_ADDRESS'
  | 'WITHHELD_FOR_PROTECTION';

type LetterDelivery = { readonly possible: boolean; readonly obstacle: LetterObstacle | null };

type Recipient = {
  readonly status: PersonStatus;
  readonly address: Address | null;
  readonly contactAddress: ContactAddress | null;
  readonly migration: Migration | null;
};

/** Whether a letter can reach the person by what is registered, and if not, what stands in the way. */
export function letterDelivery(recipient: Recipient): LetterDelivery {
  const obstacle = obstacleFor(recipient);
  return { possible: obstacle === null, obstacle };
}

function obstacleFor({ status, address, contactAddress, migration }: Recipient): LetterObstacle | null {
  if (status === 'DEAD' || status === 'DISAPPEARED') return status;
  if (contactAddress !== null && contactAddress.lines.length > 0) return null;
  if (status === 'EMIGRATED') return hasAddressAbroad(migration) ? null : 'EMIGRATED_WITHOUT_ADDRESS';
  if (address === null) return 'NO_ADDRESS';
  if (hasNoFixedPlace(address)) return 'NO_FIXED_ADDRESS';
  const hasDoorToGoTo = address.houseNumber !== null || address.buildingNumber !== null;
  return hasDoorToGoTo && address.postalCode !== null ? null : 'NO_ADDRESS';
}

/** Whether there is an address abroad now. The latest departure is kept after the stay abroad is over, and the address there with it. */
function hasAddressAbroad(migration: Migration | null): boolean {
  if (migration === null || migration.validity?.phase === 'EARLIER') return false;
  return migration.foreignAddressLines.length > 0;
}

/** Street codes 9900 to 9999 are the special road codes: the person is in the municipality without a fixed address. */
function hasNoFixedPlace({ streetCode }: Address): boolean {
  return streetCode !== null && streetCode >= '9900';
}
