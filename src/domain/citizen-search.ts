import type { CalendarDate } from './calendar-date.ts';
import type { Address, Citizen, PersonName } from './citizen.ts';
import type { PersonStatus } from './code-lists.ts';

/** The parts of a name that the register can be searched by. */
export const NAME_PARTS = [
  'givenName',
  'middleName',
  'surname',
  'addressingName',
] as const satisfies (keyof PersonName)[];

/** The parts of an address that the register can be searched by. */
export const ADDRESS_PARTS = [
  'municipalityCode',
  'streetCode',
  'postalCode',
  'streetAddressingName',
  'houseNumber',
  'floor',
  'door',
  'town',
] as const satisfies (keyof Address)[];

type Parts<Part extends string> = { readonly [part in Part]?: string };
export type NameParts = Parts<(typeof NAME_PARTS)[number]>;
export type AddressParts = Parts<(typeof ADDRESS_PARTS)[number]>;

/** What somebody must match to be found: every part that is given. What is left out or null does not matter. */
export type CitizenSearch = {
  readonly name: NameParts | null;
  readonly birthDate: CalendarDate | null;
  readonly birthDateFrom: CalendarDate | null;
  readonly birthDateTo: CalendarDate | null;
  readonly address: AddressParts | null;
  readonly statuses: readonly PersonStatus[] | null;
};

/** The fields that a search is compared with. */
type Judged = Pick<Citizen, 'name' | 'birthDate' | 'address' | 'status'>;

/**
 * Whether somebody matches the search by their present name and address. A former one must not lead to them, or a search would tell who has
 * moved where.
 */
export function fitsSearch(citizen: Judged, search: CitizenSearch): boolean {
  const { name, birthDate, birthDateFrom, birthDateTo, address, statuses } = search;
  return (
    fitsParts(citizen.name, name) &&
    fitsParts(citizen.address, address) &&
    (birthDate === null || citizen.birthDate === birthDate) &&
    (birthDateFrom === null || (citizen.birthDate !== null && citizen.birthDate >= birthDateFrom)) &&
    (birthDateTo === null || (citizen.birthDate !== null && citizen.birthDate <= birthDateTo)) &&
    (statuses === null || statuses.includes(citizen.status))
  );
}

function fitsParts<Part extends string>(
  present: { readonly [part in NoInfer<Part>]: string | null } | null,
  wanted: Parts<Part> | null,
): boolean {
  if (wanted === null) return true;
  return Object.entries<string | undefined>(wanted).every(
    ([part, text]) => text === undefined || fold(present?.[part as Part] ?? null) === fold(text),
  );
}

const fold = (text: string | null): string | null => text?.normalize().toLowerCase() ?? null;

/** The parts of an address that name a place by themselves; the same street code, house number, floor or door exists all over the country. */
const PLACES = ['municipalityCode', 'postalCode', 'town', 'streetAddressingName'] as const;

/** Whether a search is narrow enough: a status alone, or a range with one end, would match most of the population. */
export function narrows({ name, birthDate, birthDateFrom, birthDateTo, address }: CitizenSearch): boolean {
  return (
    Object.keys(name ?? {}).length > 0 ||
    birthDate !== null ||
    (birthDateFrom !== null && birthDateTo !== null) ||
    PLACES.some((part) => address?.[part] !== undefined)
  );
}
