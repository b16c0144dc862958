import { decryptPeople } from '../format/encrypted-people.ts';
import { PSEUDONYM_BYTES, type LedgerKey } from '../format/ledger-key.ts';
import { peopleIn, readRecordLine, type RecordLine } from '../format/record-line.ts';
import type { PersonReference } from '../ledger.ts';
import type { KnownShapes } from './known-shapes.ts';
import type { EntryDisclosure, LedgerEntry } from './ledger-query.ts';
import { writeCursor } from './position.ts';
import type { ReadBatch } from './read-batches.ts';

/** A batch taken apart. */
export type OpenBatch = {
  readonly batch: ReadBatch;
  /** The names of its shapes, by their numbers in its records. */
  readonly shapes: readonly string[];
  readonly records: readonly PlacedRecord[];
};

/** A record, and where its people begin among the batch's. */
export type PlacedRecord = { readonly line: RecordLine; readonly firstPerson: number };

export const shapesIn = ({ head }: ReadBatch): readonly string[] => {
  const [names = ''] = head.split('\n', 1);
  return names.split(' ');
};

export function openBatch(batch: ReadBatch): OpenBatch {
  const [names = '', ...lines] = batch.head.split('\n');
  const records: PlacedRecord[] = [];
  let firstPerson = 0;
  for (const text of lines) {
    // A line that somebody spoilt is left out here; `ledger verify` names it.
    const line = readRecordLine(text);
    if (line === null) break;
    records.push({ line, firstPerson });
    firstPerson += peopleIn(line);
  }
  return { batch, shapes: names.split(' '), records };
}

/** Whom to tell of, and whether by name. */
export type EntryOptions = {
  /** Only what is about one of these pseudonyms; null for all. */
  readonly about: readonly Uint8Array[] | null;
  /** All keys there are, where people are to be decrypted. */
  readonly keys: readonly LedgerKey[] | null;
};

/** Makes an entry of a record; null where it tells of nobody that was asked about. */
export function entryOf(
  { batch, shapes, records }: OpenBatch,
  index: number,
  known: KnownShapes,
  { about, keys }: EntryOptions,
): LedgerEntry | null {
  const record = records[index];
  if (record === undefined) return null;
  const { line } = record;
  const named = keys === null ? null : peopleOf(batch, keys);
  const disclosures: EntryDisclosure[] = [];
  let position = record.firstPerson;
  for (const { place, outcome, people } of line.disclosures) {
    const places = Array.from({ length: people }, (_, offset) => position + offset).filter(
      (person) => about === null || isAmong(about, batch.subj, person),
    );
    position += people;
    if (about !== null && places.length === 0) continue;
    disclosures.push({
      place: known.place(shapes[place] ?? ''),
      outcome,
      count: places.length,
      people: named === null ? null : places.map((person) => named[person] ?? ''),
    });
  }
  if (about !== null && disclosures.length === 0) return null;
  const { chain, seq, t } = batch;
  return {
    id: `${chain}.${seq}.${index + 1}`,
    cursor: writeCursor({ t, chain, seq, record: index }),
    at: line.at,
    requestId: line.requestId,
    outcome: line.outcome,
    caseReference: line.caseReference,
    circumstances: known.circumstances(shapes[line.circumstances] ?? ''),
    people: differentPeople(batch.subj, record.firstPerson, peopleIn(line)),
    disclosures,
  };
}

/** Who was told one thing and withheld another is one person. */
function differentPeople(subj: Buffer, first: number, count: number): number {
  const different = new Set<string>();
  for (let person = first; person < first + count; person += 1) {
    const start = person * PSEUDONYM_BYTES;
    different.add(subj.toString('latin1', start, start + PSEUDONYM_BYTES));
  }
  return different.size;
}

function isAmong(pseudonyms: readonly Uint8Array[], subj: Buffer, person: number): boolean {
  const start = person * PSEUDONYM_BYTES;
  const own = subj.subarray(start, start + PSEUDONYM_BYTES);
  return pseudonyms.some((pseudonym) => own.equals(pseudonym));
}

/** Of each batch that is held its people, so that they are decrypted once for all its records. */
const decrypted = new WeakMap<ReadBatch, readonly PersonReference[]>();

/** @throws Error where its key is not among ours */
function peopleOf(batch: ReadBatch, keys: readonly LedgerKey[]): readonly PersonReference[] {
  const known = decrypted.get(batch);
  if (known !== undefined) return known;
  const { chain, seq, epoch, enc } = batch;
  const key = keys.find((one) => one.epoch === epoch);
  if (key === undefined) {
    throw new Error(`A batch was written under a key that is not among CPR_PREVIOUS_LEDGER_KEYS: ${epoch}`);
  }
  const people = decryptPeople(key, chain, seq, enc).split('\n');
  decrypted.set(batch, people);
  return people;
}
