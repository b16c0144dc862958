import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { phaseOn, type Phase, type Validity } from '../../../domain/validity.ts';
import { ProviderError } from '../../provider-error.ts';
import { writtenDay } from '../mapping/written-day.ts';

/** A day as the service tells it, and whether it is marked as uncertain. */
type UncertainDay = { readonly day: CalendarDate | null; readonly uncertain: boolean | null };

const NO_DAY: UncertainDay = { day: null, uncertain: null };

/**
 * An element of the answer's own namespace, read child by child through its local name. Text comes without the blanks around it, and empty
 * text is none. Text that does not have the type of the contract is an `UPSTREAM_INVALID_RESPONSE` that names the element and never its value:
 * nothing is guessed from it, and it does not become a silent null.
 */
export class AnswerElement {
  readonly name: string;
  readonly parent: AnswerElement | null;
  readonly #children: AnswerElement[] = [];
  #content = '';

  constructor(name: string, parent: AnswerElement | null) {
    this.name = name;
    this.parent = parent;
    if (parent !== null) parent.#children.push(this);
  }

  /** For the reader: text comes in pieces. Blanks before it are left out at once, because between elements there is nothing else. */
  addText(piece: string): void {
    if (this.#content !== '') this.#content += piece;
    else if (!isBlank(piece)) this.#content = piece;
  }

  /** Its own text, without the blanks around it. */
  get content(): string {
    return this.#content.trim();
  }

  /** Everything in it, however deep. */
  *descendants(): Generator<AnswerElement> {
    for (const child of this.#children) {
      yield child;
      yield* child.descendants();
    }
  }

  /** The only child of that name; null where there is none. */
  one(name: string): AnswerElement | null {
    let found: AnswerElement | null = null;
    for (const child of this.#children) {
      if (child.name !== name) continue;
      if (found !== null) throw this.wrong(name, 'is given twice');
      found = child;
    }
    return found;
  }

  /** The children of that name, however many there are. */
  all(name: string): readonly AnswerElement[] {
    return this.#children.filter((child) => child.name === name);
  }

  /** Whether nothing is told in it, however deep. */
  get isEmpty(): boolean {
    return this.content === '' && this.#children.every((child) => child.isEmpty);
  }

  /** The same, whatever the child of that name tells. */
  isEmptyBut(name: string): boolean {
    return this.content === '' && this.#children.every((child) => child.name === name || child.isEmpty);
  }

  text(name: string): string | null {
    const child = this.one(name);
    if (child === null) return null;
    if (child.#children.length > 0) throw this.wrong(name, 'is not a text');
    return child.content || null;
  }

  /** The texts of five elements that differ by their number, without those that are empty. */
  lines(nameOf: (line: number) => string): string[] {
    return LINES.flatMap((line) => this.text(nameOf(line)) ?? []);
  }

  flag(name: string): boolean | null {
    const text = this.text(name);
    if (text === null) return null;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw this.wrong(name, 'is not a boolean');
  }

  count(name: string): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const digits = wholeNumber(text);
    if (digits === null) throw this.wrong(name, 'is not a count');
    return Number(digits);
  }

  /**
   * A code that the contract makes a number, so that its leading zeros are lost, in the length that the register gives it.
   */
  code(name: string, length: number): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const digits = wholeNumber(text);
    if (digits === null) throw this.wrong(name, 'is not a code');
    return digits.padStart(length, '0');
  }

  /** A code that the contract makes a number, as lists have it: `05` and `+5` are 5. What is no number is in no list. */
  listedCode(name: string): string | null {
    const text = this.text(name);
    return text === null ? null : (wholeNumber(text) ?? text);
  }

  /** The day of a date or of a date with time. */
  day(name: string): CalendarDate | null {
    const text = this.text(name);
    if (text === null) return null;
    const day = writtenDay(text);
    if (day === null) throw this.wrong(name, 'is not a date');
    return day;
  }

  /** The day in a wrapper of `dato` and `usikkerhedsmarkering`. The values of the mark are in no list: any is taken for "uncertain". */
  uncertainDay(name: string): UncertainDay {
    const wrapper = this.one(name);
    const day = wrapper === null ? null : wrapper.day('dato');
    if (wrapper === null || day === null) return NO_DAY;
    return { day, uncertain: wrapper.text('usikkerhedsmarkering') !== null };
  }

  #path(): string {
    return this.parent === null ? this.name : `${this.parent.#path()}.${this.name}`;
  }

  /** The failure for a child with something wrong in it. `problem` continues the sentence after its path and quotes nothing of it. */
  wrong(name: string, problem: string): ProviderError {
    return new ProviderError(
      'UPSTREAM_INVALID_RESPONSE',
      `In Service Platform's answer "${this.#path()}.${name}" ${problem}.`,
    );
  }
}

function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}

const LINES = [1, 2, 3, 4, 5] as const;

/** The digits of an `xs:integer` that is not negative, without sign and leading zeros: 4 for `+4` and `004`, 0 for `-0`. Null for anything else. */
function wholeNumber(text: string): string | null {
  const written = /^(?:\+?0*(\d{1,9})|-0+)$/.exec(text);
  return written === null ? null : (written[1] ?? '0');
}

/** From one day to another, where perhaps neither is told. */
export function period(phase: Phase, from: UncertainDay, to: UncertainDay = NO_DAY): Validity {
  return { from: from.day, fromUncertain: from.uncertain, to: to.day, toUncertain: to.uncertain, phase };
}

/** The same, where its days tell whether it holds. */
export const periodOn = (today: CalendarDate, from: UncertainDay, to: UncertainDay = NO_DAY): Validity =>
  period(phaseOn(today, { from: from.day, to: to.day }), from, to);

/** The same; null where no day is told. */
export const validityOn = (today: CalendarDate, from: UncertainDay, to: UncertainDay): Validity | null =>
  from.day === null && to.day === null ? null : periodOn(today, from, to);

/** Of what holds now; null where no day is told. */
export const heldSince = (from: UncertainDay): Validity | null =>
  from.day === null ? null : period('PRESENT', from);

/** Whether something holds. Without days it does. */
export const isPresent = ({ validity }: { readonly validity: Validity | null }): boolean =>
  validity === null || validity.phase === 'PRESENT';

/** In the order of a history: the contract promises none. Those without a day come last. */
export const latestFirst = <T extends { readonly validity: Validity | null }>(all: readonly T[]): T[] =>
  all.toSorted((one, other) => (other.validity?.from ?? '').localeCompare(one.validity?.from ?? ''));

/** A day of a type that can't be marked as uncertain. */
export const plainDay = (day: CalendarDate | null): UncertainDay => ({ day, uncertain: null });
