import { GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../../domain/calendar-date.ts';
import { CprNumber, type CprNumberInput } from '../../domain/cpr-number.ts';
import { readInstant } from '../../domain/instant.ts';
import { CodedError } from '../errors/coded-error.ts';

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
  extensions: { textsAsTheyAre: true },
  // The domain keeps calendar dates as the text that goes out.
  serialize: (value) => value as string,
  parseValue: readDate,
  parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : undefined),
});

/** Input is read into milliseconds since 1970. */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  extensions: { textsAsTheyAre: true },
  serialize: (value) => value as string,
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(node.kind === Kind.STRING ? node.value : undefined),
});

function readDate(value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  throw new CodedError('BAD_USER_INPUT', 'A Date is a day that exists, written YYYY-MM-DD.');
}

function readDateTime(value: unknown): number {
  const instant = typeof value === 'string' ? readInstant(value) : null;
  if (instant !== null) return instant;
  throw new CodedError(
    'BAD_USER_INPUT',
    'A DateTime is an instant with a time zone, such as 2026-03-02T18:30:00Z.',
  );
}
