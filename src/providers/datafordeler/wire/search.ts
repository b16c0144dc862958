import {
  fitsSearch,
  type AddressParts,
  type CitizenSearch,
  type NameParts,
} from '../../../domain/citizen-search.ts';
import type { Citizen } from '../../../domain/citizen.ts';
import type { SearchPage, SearchWindow } from '../../provider.ts';
import type { ProviderError } from '../../provider-error.ts';
import { settle, valueOf, type Told } from '../../told.ts';
import { PERSON_STATUS, theirs } from '../mapping/code-lists.ts';
import { unclearWho } from './failures.ts';
import type { PersonService } from './person-service.ts';
import type { Row } from '../mapping/row.ts';

/**
 * How often the service is asked for one page. It is asked again where it gave people who do not fit; a page that is short after that goes
 * out as it is, with a cursor to go on from.
 */
const MOST_CALLS = 5;

/**
 * A page of those whom the search finds. The service matches rows of the past too: it is asked for present rows, and since it is not known
 * whether it wants one row to meet all conditions, everybody is compared with the search again.
 *
 * @param selections - what to ask of each, with the {@link judgedFields} of the search among it
 */
export async function searchPeople(
  service: PersonService,
  { search, limit, after }: SearchWindow,
  selections: readonly string[],
  read: (person: Row) => Told<Citizen>,
  signal: AbortSignal,
): Promise<SearchPage | 'UNKNOWN_CURSOR'> {
  let behind = after === null ? null : unwrap(after);
  if (after !== null && behind === null) return 'UNKNOWN_CURSOR';
  const input = inputFor(search);
  const people: SearchPage['people'][number][] = [];
  let hasMore = input !== null;
  for (let calls = 0; input !== null && hasMore && people.length < limit && calls < MOST_CALLS; calls++) {
    const paging = { first: limit - people.length, after: behind };
    const page = await service.page(input, selections, paging, signal, 'SEARCH');
    for (const { cursor, person } of page.people) {
      const citizen = person === null ? unclearWho() : settle(() => ifFitting(read(person), search));
      if (citizen !== null) people.push({ cursor: wrap(cursor), citizen });
      behind = cursor;
    }
    hasMore = page.hasMore && page.people.length > 0;
  }
  return { people, endCursor: behind === null ? null : wrap(behind), hasMore };
}

/** @throws ProviderError where it can't be told whether they fit. What the search is not about may be unreadable. */
function ifFitting(citizen: Told<Citizen>, search: CitizenSearch): Told<Citizen> | null {
  const isAbout = judgedFields(search);
  const judge = <Value>(field: keyof Citizen, told: Value | ProviderError | undefined): Value | null =>
    isAbout.includes(field) ? valueOf(told) : null;
  const judged = {
    name: judge('name', citizen.name),
    birthDate: judge('birthDate', citizen.birthDate),
    address: judge('address', citizen.address),
    status: search.statuses === null ? 'UNKNOWN' : valueOf(citizen.status),
  } as const;
  return fitsSearch(judged, search) ? citizen : null;
}

/** The fields that show whether somebody fits. */
export function judgedFields({
  name,
  birthDate,
  birthDateFrom,
  birthDateTo,
  address,
}: CitizenSearch): (keyof Citizen)[] {
  const isAboutBirth = (birthDate ?? birthDateFrom ?? birthDateTo) !== null;
  return [
    ...(name === null ? [] : (['name'] as const)),
    ...(isAboutBirth ? (['birthDate'] as const) : []),
    ...(address === null ? [] : (['address'] as const)),
  ];
}

const NAME_FIELDS = {
  givenName: 'fornavne',
  middleName: 'mellemnavn',
  surname: 'efternavn',
  addressingName: 'adresseringsnavn',
} as const satisfies Record<keyof NameParts, string>;

const ADDRESS_FIELDS = {
  municipalityCode: 'cprkommunekode',
  streetCode: 'cprvejkode',
  postalCode: 'postnummer',
  streetAddressingName: 'vejadresseringsnavn',
  houseNumber: 'husnummer',
  floor: 'etage',
  door: 'sidedoer',
  town: 'bynavn',
} as const satisfies Record<keyof AddressParts, string>;

const PRESENT = { eq: 'aktuel' };

/** The search as the service's input; null if it asks only for statuses that the service has no code for, so that nobody can match. */
function inputFor({
  name,
  birthDate,
  birthDateFrom,
  birthDateTo,
  address,
  statuses,
}: CitizenSearch): object | null {
  const codes = statuses?.flatMap((status) => theirs(PERSON_STATUS, status));
  if (codes?.length === 0) return null;
  const born = {
    ...(birthDate === null ? {} : { eq: birthDate }),
    ...(birthDateFrom === null ? {} : { gte: birthDateFrom }),
    ...(birthDateTo === null ? {} : { lte: birthDateTo }),
  };
  return {
    ...(name === null ? {} : { navn: { ...equal(name, NAME_FIELDS), status: PRESENT } }),
    ...(Object.keys(born).length === 0 ? {} : { foedselsdato: born }),
    ...(address === null
      ? {}
      : { adresseoplysninger: { cprAdresse: equal(address, ADDRESS_FIELDS), status: PRESENT } }),
    ...(codes === undefined ? {} : { status: { in: [...new Set(codes)] } }),
  };
}

function equal<Part extends string>(
  parts: { readonly [part in Part]?: string },
  fields: Readonly<Record<Part, string>>,
): object {
  return Object.fromEntries(
    (Object.keys(parts) as Part[]).map((part) => [fields[part], { eq: parts[part] }]),
  );
}

/** The service's cursors are given out in a form of ours, so that a text from elsewhere is recognised without asking the service. */
const COVER = 'search:';

const wrap = (cursor: string): string => Buffer.from(COVER + cursor).toString('base64url');

function unwrap(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  const inside = text.slice(COVER.length);
  return inside !== '' && wrap(inside) === cursor ? inside : null;
}
