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

/** @param untold - where it stands in time if its validity is not told */
export function row(validity: Validity | null, untold: Phase = 'PRESENT'): Row {
  return { status: rowStatus(validity, untold), ...span(validity) };
}

/** A row of a history. */
export const formerRow = (validity: Validity | null): Row => row(validity, 'EARLIER');

/** What begins later has the status of the present. */
export const rowStatus = (validity: Validity | null, untold: Phase = 'PRESENT'): string =>
  STATUSES[validity?.phase ?? untold];

const STATUSES: Readonly<Record<Phase, string>> = {
  PRESENT: CURRENT,
  LATER: CURRENT,
  EARLIER: HISTORIC,
  UNKNOWN: UNLISTED,
};
