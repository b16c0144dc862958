import { isCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import type { Validity } from '../../domain/citizen.ts';
import { ProviderError } from '../provider-error.ts';

/**
 * An object of the service's answer, read field by field. A field of another type than the service's schema says is an
 * `UPSTREAM_INVALID_RESPONSE` that names the field and not its value: nothing is guessed from it, and it does not become a silent null.
 */
export class Row {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;

  private constructor(fields: Readonly<Record<string, unknown>>, path: string) {
    this.#fields = fields;
    this.#path = path;
  }

  static of(value: unknown, path: string): Row {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Row(value as Record<string, unknown>, path);
    }
    throw wrongType(path, 'an object');
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
    const instant = text === null ? null : Date.parse(text);
    if (instant === null || !Number.isNaN(instant)) return instant;
    throw wrongType(`${this.#path}.${field}`, 'an instant');
  }

  row(field: string): Row | null {
    const value = this.#fields[field] ?? null;
    return value === null ? null : Row.of(value, `${this.#path}.${field}`);
  }

  /** The rows of a list; null where the service gave no list at all, which is not the same as an empty one. */
  rows(field: string): readonly Row[] | null {
    const value = this.#fields[field] ?? null;
    if (value === null) return null;
    if (!Array.isArray(value)) throw wrongType(`${this.#path}.${field}`, 'a list');
    const path = `${this.#path}.${field}`;
    return value.filter((item) => item !== null).map((item: unknown) => Row.of(item, path));
  }

  /** The rows of a list that must be there and whole: a gap in it would look like somebody who does not exist. */
  requiredRows(field: string): readonly Row[] {
    const value = this.#fields[field];
    if (!Array.isArray(value)) throw wrongType(`${this.#path}.${field}`, 'a list');
    return value.map((item: unknown) => Row.of(item, `${this.#path}.${field}`));
  }

  /** From when to when, as most types of the service write it; null where none of it is told. */
  validity(): Validity | null {
    return this.#validity(VALIDITY);
  }

  /** The same as citizenships and shared residences alone write it: `virkningFra`. */
  capitalValidity(): Validity | null {
    return this.#validity(CAPITAL_VALIDITY);
  }

  /** The five lines of a free address, without the empty ones. */
  lines(prefix: string): string[] {
    return [1, 2, 3, 4, 5].flatMap((line) => this.text(`${prefix}${line}`) ?? []);
  }

  #validity(fields: typeof VALIDITY): Validity | null {
    const from = this.day(fields.from);
    const fromUncertain = this.flag(fields.fromUncertain);
    const to = this.day(fields.to);
    const toUncertain = this.flag(fields.toUncertain);
    const isTold = (from ?? fromUncertain ?? to ?? toUncertain) !== null;
    return isTold ? { from, fromUncertain, to, toUncertain } : null;
  }
}

const VALIDITY: Readonly<Record<keyof Validity, string>> = {
  from: 'virkningfra',
  fromUncertain: 'virkningfrausikkerhedsmarkering',
  to: 'virkningtil',
  toUncertain: 'virkningtilusikkerhedsmarkering',
};
const CAPITAL_VALIDITY: typeof VALIDITY = {
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
