import { isCalendarDate, type CalendarDate } from '../../../domain/calendar-date.ts';
import { readInstant } from '../../../domain/instant.ts';
import type { Validity } from '../../../domain/validity.ts';
import { ProviderError } from '../../provider-error.ts';

/**
 * An object of the service's answer, read field by field. A field of another type than the service's schema says is an
 * `UPSTREAM_INVALID_RESPONSE` that names the field and not its value: nothing is guessed from it, and it does not become a silent null.
 */
export class Row {
  readonly #value: unknown;
  readonly #path: string;

  private constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  static of(value: unknown, path: string): Row {
    if (isObject(value)) return new Row(value, path);
    throw wrongType(path, 'an object');
  }

  get #fields(): Readonly<Record<string, unknown>> {
    if (isObject(this.#value)) return this.#value;
    throw wrongType(this.#path, 'an object');
  }

  /** Whether the field was asked for: the service answers each that was, be it with null. */
  has(field: string): boolean {
    return Object.hasOwn(this.#fields, field);
  }

  text(field: string): string | null {
    const value = this.#fields[field] ?? null;
    if (value === null || typeof value === 'string') return value === '' ? null : value;
    throw wrongType(`${this.#path}.${field}`, 'a text');
  }

  requiredText(field: string): string {
    const value = this.text(field);
    if (value !== null) return value;
    throw wrongType(`${this.#path}.${field}`, 'a text');
  }

  /** A code in small letters, as the lists have them; null where the field is null or was not asked for. An empty one is a code of no list. */
  code(field: string): string | null {
    const value = this.#fields[field] ?? null;
    if (value === null || typeof value === 'string') return value === null ? null : value.toLowerCase();
    throw wrongType(`${this.#path}.${field}`, 'a text');
  }

  flag(field: string): boolean | null {
    const value = this.#fields[field] ?? null;
    if (value === null || typeof value === 'boolean') return value;
    throw wrongType(`${this.#path}.${field}`, 'a boolean');
  }

  number(field: string): number | null {
    const value = this.#fields[field] ?? null;
    if (value === null || typeof value === 'number') return value;
    throw wrongType(`${this.#path}.${field}`, 'a number');
  }

  day(field: string): CalendarDate | null {
    const text = this.text(field);
    if (text === null || isCalendarDate(text)) return text;
    throw wrongType(`${this.#path}.${field}`, 'a day');
  }

  /** An instant, in milliseconds since 1970. */
  instant(field: string): number | null {
    const text = this.text(field);
    const instant = text === null ? null : readInstant(text);
    if (text === null || instant !== null) return instant;
    throw wrongType(`${this.#path}.${field}`, 'an instant');
  }

  row(field: string): Row | null {
    const value = this.#fields[field] ?? null;
    return value === null ? null : Row.of(value, `${this.#path}.${field}`);
  }

  /**
   * The rows of a list; null where the service gave no list at all, which is not the same as an empty one. A single row is a list of one:
   * the private sector's schema, which is not public, may have that where the public sector's has a list. An item that is not an object (the
   * lists may have null in them) is a row that can't be read: it must neither be overlooked nor make the others fail.
   */
  rows(field: string): readonly Row[] | null {
    const value = this.#fields[field] ?? null;
    if (value === null) return null;
    const path = `${this.#path}.${field}`;
    const items = isObject(value) ? [value] : value;
    if (!Array.isArray(items)) throw wrongType(path, 'a list');
    return items.map((item: unknown) => new Row(item, path));
  }

  /** The rows of a list that must be there. */
  requiredRows(field: string): readonly Row[] {
    const rows = this.rows(field);
    if (rows === null) throw wrongType(`${this.#path}.${field}`, 'a list');
    return rows;
  }

  /** The items of a list that must be there; null for each that is not an object, so that the gap shows. */
  rowsAndGaps(field: string): readonly (Row | null)[] {
    const value = this.#fields[field];
    const path = `${this.#path}.${field}`;
    if (!Array.isArray(value)) throw wrongType(path, 'a list');
    return value.map((item: unknown) => (isObject(item) ? Row.of(item, path) : null));
  }

  /** From when to when; citizenships and shared residences alone write it with a capital letter, `virkningFra`. */
  days(): Days {
    const names = this.has('virkningFra') || this.has('virkningTil') ? CAPITAL_DAYS : DAYS;
    return {
      from: this.day(names.from),
      fromUncertain: this.flag(names.fromUncertain),
      to: this.day(names.to),
      toUncertain: this.flag(names.toUncertain),
    };
  }

  /** The five lines of a free address, without the empty ones. */
  lines(prefix: string): string[] {
    return [1, 2, 3, 4, 5].flatMap((line) => this.text(`${prefix}${line}`) ?? []);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The days of a row, before it is known where they stand in time. */
export type Days = Omit<Validity, 'phase'>;

const DAYS: Readonly<Record<keyof Days, string>> = {
  from: 'virkningfra',
  fromUncertain: 'virkningfrausikkerhedsmarkering',
  to: 'virkningtil',
  toUncertain: 'virkningtilusikkerhedsmarkering',
};
const CAPITAL_DAYS: typeof DAYS = {
  from: 'virkningFra',
  fromUncertain: 'virkningFraUsikkerhedsmarkering',
  to: 'virkningTil',
  toUncertain: 'virkningTilUsikkerhedsmarkering',
};

const wrongType = (path: string, expected: string): ProviderError =>
  new ProviderError(
    'UPSTREAM_INVALID_RESPONSE',
    `Datafordeler's answer has no ${expected.replace(/^an? /, '')} in "${path}".`,
  );
