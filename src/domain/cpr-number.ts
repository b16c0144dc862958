import { calendarDate, dayExists, type CalendarDate } from './calendar-date.ts';

/** What a text that should be a CPR number turned out to be. */
export type CprNumberKind = 'CPR' | 'REPLACEMENT_DAY_60' | 'REPLACEMENT_ECPR' | 'INVALID';

/**
 * A text that is no CPR number: a replacement number that an authority or the health service made up for someone without one
 * (the register holds no data about those), or nothing possible at all. The text itself is not kept.
 */
type NotACprNumber = { readonly kind: Exclude<CprNumberKind, 'CPR'> };

/** What reading a text as a CPR number gives. */
export type CprNumberInput = CprNumber | NotACprNumber;

/** Weights of the classic check digit, position 1 to 10; the weighted sum of a classic number is divisible by 11. */
const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Longer than any CPR number with blanks around it. What is longer is not looked at: a client may send a million blanks, many times over. */
const LONGEST_WRITTEN = 100;

const WRITTEN = /^\s*(\d{6})[ -]?(\d{4})\s*$/;

/**
 * Replacement numbers of the health service: birth date, a century digit (1 and 7 national; 0, 5 and 6 local), two letters, a
 * digit (nspop.dk, "eCPR - Formater").
 */
const ECPR = /^\s*\d{6}[ -]?[01567][A-Z]{2}\d\s*$/i;

/**
 * A possible CPR number: ten digits that begin with a day that exists. A value that keeps itself secret: text, JSON and
 * inspection show no digits, so it can't slip into a log or an error. Only {@link CprNumber.reveal} gives them out.
 */
export class CprNumber {
  readonly kind = 'CPR';
  readonly #digits: string;

  private constructor(digits: string) {
    this.#digits = digits;
  }

  /**
   * Reads ten digits, with a hyphen or a blank after the sixth or without. The check digit is not looked at: since October
   * 2007 there are valid numbers that fail it (cpr.dk, "Personnumre uden kontrolciffer").
   */
  static parse(text: unknown): CprNumberInput {
    if (typeof text !== 'string' || text.length > LONGEST_WRITTEN) return { kind: 'INVALID' };
    const written = WRITTEN.exec(text);
    if (written === null) return { kind: ECPR.test(text) ? 'REPLACEMENT_ECPR' : 'INVALID' };
    const [, day = '', serial = ''] = written;
    const digits = day + serial;
    if (beginsWithDay(digits, 0)) return new CprNumber(digits);
    // An authority's own replacement number adds 60 to the day of birth (cpr.dk, "Erstatningspersonnummer").
    return { kind: beginsWithDay(digits, 60) ? 'REPLACEMENT_DAY_60' : 'INVALID' };
  }

  /** Reads a number that is known to be one (our own data, our own token); throws without showing it otherwise. */
  static of(text: string): CprNumber {
    const number = CprNumber.parse(text);
    if (number instanceof CprNumber) return number;
    throw new Error('A text that must be a CPR number is not one');
  }

  /** The ten digits. Call it only where the number leaves for its rightful place: an upstream's request, the caller's answer. */
  reveal(): string {
    return this.#digits;
  }

  /** The day the number tells, by the century rule of {@link yearOf}. The register's own birth date wins where it differs. */
  get birthDate(): CalendarDate {
    const digits = this.#digits;
    return calendarDate(yearOf(digits), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
  }

  /** The registered sex that the last digit tells: even female, odd male. */
  get sex(): 'FEMALE' | 'MALE' {
    return Number(this.#digits[9]) % 2 === 0 ? 'FEMALE' : 'MALE';
  }

  /** Whether the classic check digit (modulus 11) fits. A fact about the number, never a reason to refuse it. */
  get checkDigitFits(): boolean {
    return (
      WEIGHTS.reduce((sum, weight, position) => sum + weight * Number(this.#digits[position]), 0) % 11 === 0
    );
  }

  equals(other: CprNumber): boolean {
    return this.#digits === other.#digits;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

const MASK = '[CPR number]';

function beginsWithDay(digits: string, addedToDay: number): boolean {
  return dayExists(yearOf(digits), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)) - addedToDay);
}

/**
 * The year of birth that the fifth to seventh digit tell (table: the seventh digit 0-3 means 1900-1999; 4 and 9 mean 2000-2036
 * or 1937-1999; 5-8 mean 2000-2057 or 1858-1899).
 */
function yearOf(digits: string): number {
  const year = Number(digits.slice(4, 6));
  const seventh = Number(digits[6]);
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}
