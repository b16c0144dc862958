import type { HandOver } from './hand-over.ts';
import { canonicalInstant } from './instant.ts';
import type { RegisterPerson } from './register-person.ts';

/** A value of `PublicSectorPersonInput`, or a part of it, as graphql-js hands it over. */
export type Filter = { readonly [field: string]: Filter | string | readonly string[] | null };

/** Fields whose text is compared without regard to small and capital letters. */
const CASE_BLIND: ReadonlySet<string> = new Set([
  'status',
  'fornavne',
  'mellemnavn',
  'efternavn',
  'adresseringsnavn',
  'bynavn',
  'cprkommunenavn',
  'etage',
  'postdistrikt',
  'sidedoer',
  'vejadresseringsnavn',
]);

/** Whether the person fits every part of the input; the conditions on one kind of row must be met by one and the same row. */
export function matchesPerson(
  person: RegisterPerson,
  handOvers: readonly HandOver[],
  { personnummer, navn, adresseoplysninger, statsborgerskab, cprhaendelse, cprhaendelsekode, ...own }: Filter,
): boolean {
  const citizenships = person.statsborgerskaber.map(({ cprland, status }) => ({
    cprlandekode: cprland?.kode,
    status,
  }));
  const events = handOvers.map((event) => ({
    ...event,
    afleveringsdato: canonicalInstant(event.afleveringsdato),
  }));
  const eventCodes = person.cprHaendelseskoder.map(({ kode, virkningfra }) => ({
    haendelseskode: kode,
    virkningfra,
  }));
  return (
    matchesRow(person, own) &&
    someRow(person.personnumre, personnummer) &&
    someRow(person.navne, navn) &&
    someRow(person.adresseoplysninger, adresseoplysninger) &&
    someRow(citizenships, statsborgerskab) &&
    someRow(events, cprhaendelse) &&
    someRow(eventCodes, cprhaendelsekode)
  );
}

/** Whether a list element has the status that `where` asks for. */
export function matchesWhere(row: object, where: Filter): boolean {
  const and = asFilters(where['and']);
  const or = asFilters(where['or']);
  const status = where['status'];
  return (
    and.every((each) => matchesWhere(row, each)) &&
    (or.length === 0 || or.some((each) => matchesWhere(row, each))) &&
    (!isFilter(status) || matchesRow(row, { status }))
  );
}

function asFilters(value: unknown): Filter[] {
  return Array.isArray(value) ? value.filter(isFilter) : [];
}

function someRow(rows: readonly (object | null)[], filter: Filter[string] | undefined): boolean {
  return !isFilter(filter) || rows.some((row) => row !== null && matchesRow(row, filter));
}

function matchesRow(row: object, filter: Filter): boolean {
  return Object.entries(filter).every(([field, condition]) => {
    if (!isFilter(condition)) return true;
    const value: unknown = (row as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'object' && value !== null) return matchesRow(value, condition);
    return meets(typeof value === 'string' ? value : null, condition, CASE_BLIND.has(field));
  });
}

function meets(value: string | null, condition: Filter, caseBlind: boolean): boolean {
  const fold = (text: string | null): string | null => (caseBlind ? (text?.toLowerCase() ?? null) : text);
  const actual = fold(value);
  return Object.entries(condition).every(([operator, operand]) => {
    if (Array.isArray(operand)) return operand.some((each: string) => fold(each) === actual);
    const wanted = typeof operand === 'string' ? fold(operand) : null;
    if (operator === 'eq') return actual === wanted;
    if (operator === 'neq') return actual !== wanted;
    return actual !== null && wanted !== null && compares(operator, actual, wanted);
  });
}

/** Days, and instants in their canonical form, are in order as text. */
function compares(operator: string, actual: string, wanted: string): boolean {
  switch (operator) {
    case 'gt':
    case 'nlte':
      return actual > wanted;
    case 'gte':
    case 'nlt':
      return actual >= wanted;
    case 'lt':
    case 'ngte':
      return actual < wanted;
    case 'lte':
    case 'ngt':
      return actual <= wanted;
    default:
      throw new Error(`There is no operator ${operator}`);
  }
}

function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
