import {
  ADDRESS_PARTS,
  NAME_PARTS,
  narrows,
  type AddressParts,
  type CitizenSearch,
  type NameParts,
} from '../../domain/citizen-search.ts';
import type {
  CprAddressSearchInput,
  CprCitizenSearchInput,
  CprNameSearchInput,
  QueryResolvers,
  QuerySearchCitizensArgs,
} from '../schema/resolver-types.generated.ts';
import { CodedError } from '../errors/coded-error.ts';
import { connectionOf } from './connection-of.ts';
import { citizenFields } from '../operation/preparation/wanted-fields.ts';

const MOST_FOUND = 100;

/** A page of those whom a search finds, as a Relay connection read forwards. Whoever is found need not be looked up again. */
export const searchCitizens: NonNullable<QueryResolvers['searchCitizens']> = async (
  _root,
  // A default holds for what is left out only: a client may send null for all that.
  { filter, first, after }: QuerySearchCitizensArgs,
  { provider, loaders, signal, requestId },
  info,
) => {
  if (!provider.capabilities.search) {
    throw new CodedError(
      'NOT_OFFERED_BY_PROVIDER',
      'The source behind this deployment has no search for people.',
    );
  }
  const limit = first ?? 20;
  if (limit < 1 || limit > MOST_FOUND) throw wrong('first', `must be 1 to ${MOST_FOUND}`);
  const fields = citizenFields(info);
  // Before they are found it is not known how many they are.
  loaders.allowance?.takePeople(limit);
  const window = { search: readSearch(filter), fields, limit, after: after ?? null };
  const page = await provider.search(window, { signal, requestId });
  if (page === 'UNKNOWN_CURSOR') throw wrong('after', 'is not a cursor that this field gave out');
  for (const { citizen } of page.people)
    if (!(citizen instanceof Error)) loaders.citizens.remember(citizen, fields);
  const people = page.people.map(({ cursor, citizen }) => ({ cursor, node: citizen }));
  return connectionOf(people, { endCursor: page.endCursor, hasNextPage: page.hasMore });
};

/** Longer than any name or street of the register. */
const LONGEST_TEXT = 100;

/** A filter is compared with every person, so it must not be larger than it needs to be. */
function requireShort(filter: CprCitizenSearchInput): void {
  const texts = [...Object.values(filter.name ?? {}), ...Object.values(filter.address ?? {})];
  if (texts.some((text) => typeof text === 'string' && text.length > LONGEST_TEXT)) {
    throw wrong(
      'filter',
      `has a text of more than ${LONGEST_TEXT} characters, and nobody has such a name or address`,
    );
  }
}

function readSearch(filter: CprCitizenSearchInput): CitizenSearch {
  requireShort(filter);
  const { birthDate, birthDateFrom, birthDateTo, statuses } = filter;
  const search: CitizenSearch = {
    name: readName(filter.name ?? {}),
    birthDate: birthDate ?? null,
    birthDateFrom: birthDateFrom ?? null,
    birthDateTo: birthDateTo ?? null,
    address: readAddress(filter.address ?? {}),
    statuses: statuses ? [...new Set(statuses)] : null,
  };
  if (!narrows(search)) {
    throw wrong(
      'filter',
      'must narrow the search: give a part of the name, the birth date or both ends of a range, or a municipality, postal code, town or street',
    );
  }
  if (birthDateFrom && birthDateTo && birthDateFrom > birthDateTo) {
    throw wrong('filter.birthDateFrom', 'must not be later than "filter.birthDateTo"');
  }
  return search;
}

function readName(given: CprNameSearchInput): NameParts | null {
  return partsOf(NAME_PARTS, (part) => readText(given[part], `filter.name.${part}`));
}

function readAddress(given: CprAddressSearchInput): AddressParts | null {
  return partsOf(ADDRESS_PARTS, (part) => {
    const text = readText(given[part], `filter.address.${part}`);
    return text === undefined ? undefined : asRegistered(part, text);
  });
}

/** The parts that were given; null when none was. */
function partsOf<Part extends string>(
  parts: readonly Part[],
  read: (part: Part) => string | undefined,
): { [part in Part]?: string } | null {
  const given = parts.flatMap((part) => {
    const text = read(part);
    return text === undefined ? [] : [[part, text]];
  });
  return given.length === 0 ? null : (Object.fromEntries(given) as { [part in Part]?: string });
}

/** An empty text, such as from an empty field of a form, would match everybody who has none, so it is refused. */
function readText(text: string | null | undefined, argument: string): string | undefined {
  const trimmed = text?.trim().normalize();
  if (trimmed === undefined || /[\p{L}\p{N}]/u.test(trimmed)) return trimmed;
  throw wrong(argument, 'has no letter and no digit; leave it out');
}

/** Codes and house numbers as the register writes them: `851` is `0851`, and `17a` is `017A`. */
function asRegistered(part: keyof AddressParts, text: string): string {
  switch (part) {
    case 'municipalityCode':
    case 'streetCode':
      return digits(text, /^\d{3,4}$/, part).padStart(4, '0');
    case 'postalCode':
      return digits(text, /^\d{4}$/, part);
    case 'houseNumber':
      return text.toUpperCase().replace(/^\d{1,2}(?=\D|$)/, (number) => number.padStart(3, '0'));
    default:
      return text;
  }
}

function digits(text: string, form: RegExp, part: keyof AddressParts): string {
  if (form.test(text)) return text;
  throw wrong(`filter.address.${part}`, 'must be four digits');
}

const wrong = (argument: string, what: string): CodedError =>
  new CodedError('INVALID_ARGUMENT', `"${argument}" ${what}.`, { argument });
