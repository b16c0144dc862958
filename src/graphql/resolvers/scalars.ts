import { GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../../domain/calendar-date.ts';
import { CprNumber, type CprNumberInput } from '../../domain/cpr-number.ts';
import { CodedError } from '../coded-error.ts';

/**
 * Reading never fails here: the resolver refuses a text that is no CPR number, because only there the argument's name is known and
 * only its own field fails, not the whole operation.
 */
export const CprNumberScalar = new GraphQLScalarType<CprNumberInput, string>({
  name: 'CprNumber',
  serialize: (value) => (value as CprNumber).reveal(),
  parseValue: (value) => CprNumber.parse(value),
  parseLiteral: (node) => CprNumber.parse(node.kind === Kind.STRING ? node.value : undefined),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  // The domain keeps calendar dates as the text that goes out.
  serialize: (value) => value as string,
  parseValue: readDate,
  parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : undefined),
});

/** Input is read into milliseconds since 1970. */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => value as string,
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function readDate(value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  throw new CodedError('BAD_USER_INPUT', 'A Date is a day that exists, written YYYY-MM-DD.');
}

/** RFC 3339: date, time to the second and a zone. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function readInstant(value: unknown): number {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  const instant = day !== undefined && isCalendarDate(day) ? Date.parse(value as string) : NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new CodedError(
    'BAD_USER_INPUT',
    'A DateTime is an instant with a time zone, such as 2026-03-02T18:30:00Z.',
  );
}
