import type { Validity } from '../../../src/domain/citizen.ts';
import type { FromDay, Row, Span } from './register-person.ts';

/** A validity in the four fields the register has for it. */
export function span(validity: Validity | null): Span {
  return {
    ...fromDay(validity),
    virkningtil: validity?.to ?? null,
    virkningtilusikkerhedsmarkering: validity?.toUncertain ?? null,
  };
}

/** The start alone, for types that have no end. */
export function fromDay(validity: Validity | null): FromDay {
  return {
    virkningfra: validity?.from ?? null,
    virkningfrausikkerhedsmarkering: validity?.fromUncertain ?? null,
  };
}

export function row(status: string, validity: Validity | null): Row {
  return { status, ...span(validity) };
}
