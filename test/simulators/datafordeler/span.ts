import type { Phase, Validity } from '../../../src/domain/validity.ts';
import { CURRENT, HISTORIC, UNLISTED } from './danish-codes.ts';
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

export function row(validity: Validity | null): Row {
  return { status: rowStatus(validity), ...span(validity) };
}

/** What begins later has the status of the present. */
export const rowStatus = (validity: Validity | null): string => STATUSES[validity?.phase ?? 'PRESENT'];

const STATUSES: Readonly<Record<Phase, string>> = {
  PRESENT: CURRENT,
  LATER: CURRENT,
  EARLIER: HISTORIC,
  UNKNOWN: UNLISTED,
};
