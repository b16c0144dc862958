import type { DisclosureOutcome } from '../ledger.ts';

/**
 * A record in a batch's head is one line, its parts with tabs between them:
 *
 *   circumstances, milliseconds since 1970, request id, outcome, case reference, a part for each disclosure
 *
 * A disclosure is the number of its place, a letter and how many people: `1D100`. Circumstances and places are numbers in the batch's own list of
 * shapes. The people stand in the same order in the batch's pseudonyms, and in what is encrypted.
 */
export type RecordLine = {
  readonly circumstances: number;
  readonly at: number;
  readonly requestId: string;
  readonly outcome: string;
  readonly caseReference: string | null;
  readonly disclosures: readonly DisclosureLine[];
};

export type DisclosureLine = {
  readonly place: number;
  readonly outcome: DisclosureOutcome;
  readonly people: number;
};

/** The parts before the disclosures. */
export const FIRST_DISCLOSURE = 5;

export const LETTERS: Readonly<Record<DisclosureOutcome, string>> = {
  DELIVERED: 'D',
  WITHHELD: 'W',
  HIDDEN: 'H',
  MISSED: 'M',
  REFUSED: 'R',
  FAILED: 'F',
};

const OUTCOMES: ReadonlyMap<string, DisclosureOutcome> = new Map(
  Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome as DisclosureOutcome]),
);

/** Reads a line; null for one that was never written so. */
export function readRecordLine(line: string): RecordLine | null {
  const [circumstances = '', at = '', requestId = '', outcome = '', caseReference = '', ...parts] =
    line.split('\t');
  const disclosures = parts.map(readDisclosure);
  if (!/^\d+$/.test(circumstances) || !/^-?\d+$/.test(at) || disclosures.includes(null)) return null;
  return {
    circumstances: Number(circumstances),
    at: Number(at),
    requestId,
    outcome,
    caseReference: caseReference === '' ? null : caseReference,
    disclosures: disclosures as DisclosureLine[],
  };
}

function readDisclosure(part: string): DisclosureLine | null {
  const [, place = '', letter = '', people = ''] = /^(\d+)([A-Z])(\d+)$/.exec(part) ?? [];
  const outcome = OUTCOMES.get(letter);
  return outcome === undefined ? null : { place: Number(place), outcome, people: Number(people) };
}

/** How many people a line tells of. */
export const peopleIn = ({ disclosures }: RecordLine): number =>
  disclosures.reduce((sum, { people }) => sum + people, 0);
