import { CprNumber } from '../../domain/cpr-number.ts';
import type { PersonReference } from '../../ledger/ledger.ts';
import { MOST_REFERENCES, type LedgerQuery } from '../../ledger/reading/ledger-query.ts';
import { LedgerQueryError } from '../../ledger/reading/ledger-query-error.ts';

/** So many entries a page. */
const PAGE = 50;

/** Words of the form beside the person: what they are compared with. */
const CALLER_FIELDS = ['cvr', 'client', 'subject'] as const;

/**
 * What the form of the officer's page asks for.
 *
 * @throws LedgerQueryError in words that do not quote the form
 */
export function searchOf(form: URLSearchParams): LedgerQuery {
  const given = (name: string): string | undefined => form.get(name)?.trim() || undefined;
  const people = given('person') === undefined ? undefined : peopleOf(form);
  const caller = Object.fromEntries(
    CALLER_FIELDS.flatMap((name) => {
      const value = given(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const [purpose, outcome, after] = [given('purpose'), given('outcome'), given('after')];
  const [from, to] = [timeOf(given('from')), timeOf(given('to'))];
  return {
    first: PAGE,
    ...(people !== undefined && { people }),
    ...(Object.keys(caller).length > 0 && { caller }),
    ...(purpose !== undefined && { purpose }),
    ...(outcome !== undefined && { outcome }),
    ...(after !== undefined && { after }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/**
 * One person, by all numbers and ids that are given, with blanks or commas between them: what was recorded of somebody by id alone is found by
 * the id alone.
 *
 * @throws LedgerQueryError in words that do not quote the form
 */
export function peopleOf(form: URLSearchParams): readonly PersonReference[] {
  // A hyphen or a blank within a number is no end of it.
  const text = (form.get('person') ?? '').replace(/(\d{6})[ -](\d{4})/g, '$1$2');
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > MOST_REFERENCES) {
    throw new LedgerQueryError(`Name one person, by 1 to ${MOST_REFERENCES} CPR numbers or ids.`);
  }
  return words.map((word) => {
    if (!/^\d+$/.test(word)) return `=${word}`;
    const number = CprNumber.parse(word);
    if (number.kind !== 'CPR') throw new LedgerQueryError('What looks like a CPR number is none.');
    return `#${number.reveal()}`;
  });
}

/** Milliseconds since 1970. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(time)) throw new LedgerQueryError('A time must be in milliseconds since 1970.');
  return time;
}
