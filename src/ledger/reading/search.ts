import type { Database } from '../../storage/database.ts';
import { pseudonymOf, type LedgerKey } from '../format/ledger-key.ts';
import { writtenReference } from '../format/person-reference.ts';
import { LETTERS, type RecordLine } from '../format/record-line.ts';
import type { RecordedCircumstances } from '../format/shape.ts';
import { entryOf, openBatch, shapesIn, type OpenBatch } from './entries.ts';
import type { KnownShapes } from './known-shapes.ts';
import { LedgerQueryError } from './ledger-query-error.ts';
import {
  MOST_ENTRIES,
  MOST_REFERENCES,
  type LedgerEntry,
  type LedgerPage,
  type LedgerQuery,
} from './ledger-query.ts';
import { NEWEST, readCursor, writeCursor, type Position } from './position.ts';
import { BATCHES_AT_ONCE, newestBatches, newestBatchesAbout, type ReadBatch } from './read-batches.ts';

/** After so many batches a page ends, even an empty one: nobody waits long, and the caller may go on. */
const MOST_BATCHES = 5_000;
/** Between the request and its record lies at most this, in milliseconds: what it takes to answer, and the difference of clocks. */
const LATEST_RECORD = 15 * 60_000;

export type Reading = {
  readonly database: Database;
  readonly keys: readonly LedgerKey[];
  readonly shapes: KnownShapes;
};

/**
 * Looks for entries, the newest first.
 *
 * @throws LedgerQueryError
 */
export async function search(reading: Reading, query: LedgerQuery): Promise<LedgerPage> {
  const { first, from = 0, to = Number.MAX_SAFE_INTEGER } = checked(query);
  const about = query.people === undefined ? null : pseudonymsOf(reading.keys, query.people);
  const options = { about, keys: query.withPeople === true ? reading.keys : null };
  const entries: LedgerEntry[] = [];
  let position = startOf(query, to);
  for (let looked = 0; looked < MOST_BATCHES;) {
    const batches = await nextBatches(reading.database, about, { before: position, since: from });
    await reading.shapes.load(batches.flatMap(shapesIn));
    for (const batch of batches) {
      const open = openBatch(batch);
      const older = isAt(batch, position) ? position.record : open.records.length;
      for (let index = older - 1; index >= 0; index -= 1) {
        if (!fits(open, index, reading.shapes, query)) continue;
        const entry = entryOf(open, index, reading.shapes, options);
        if (entry === null || !hasOutcome(entry, query)) continue;
        entries.push(entry);
        if (entries.length === first) return { entries, endCursor: entry.cursor };
      }
    }
    const last = batches.at(-1);
    if (last === undefined || batches.length < BATCHES_AT_ONCE) return { entries, endCursor: null };
    looked += batches.length;
    position = { t: last.t, chain: last.chain, seq: last.seq, record: 0 };
  }
  return { entries, endCursor: writeCursor(position) };
}

const isAt = (batch: ReadBatch, { chain, seq }: Position): boolean =>
  batch.chain === chain && batch.seq === seq;

function checked(query: LedgerQuery): LedgerQuery {
  const { first, people, after } = query;
  if (!Number.isInteger(first) || first < 1 || first > MOST_ENTRIES) {
    throw new LedgerQueryError(`Ask for 1 to ${MOST_ENTRIES} entries`);
  }
  if (people !== undefined && (people.length === 0 || people.length > MOST_REFERENCES)) {
    throw new LedgerQueryError(`Name a person by 1 to ${MOST_REFERENCES} references`);
  }
  if (after !== undefined && readCursor(after) === null) throw new LedgerQueryError('That is not a cursor');
  return query;
}

function startOf({ after }: LedgerQuery, to: number): Position {
  const cursor = after === undefined ? null : readCursor(after);
  if (cursor !== null) return cursor;
  return { ...NEWEST, t: Math.min(NEWEST.t, to + LATEST_RECORD), chain: Number.MAX_SAFE_INTEGER };
}

const nextBatches = (
  database: Database,
  about: readonly Uint8Array[] | null,
  stretch: { before: Position; since: number },
): Promise<readonly ReadBatch[]> =>
  about === null ? newestBatches(database, stretch) : newestBatchesAbout(database, about, stretch);

/** Under each key that there is and was. */
export const pseudonymsOf = (keys: readonly LedgerKey[], people: readonly string[]): readonly Uint8Array[] =>
  keys.flatMap((key) => people.map((person) => pseudonymOf(key, writtenReference(person))));

function fits(
  { shapes, records }: OpenBatch,
  index: number,
  known: KnownShapes,
  query: LedgerQuery,
): boolean {
  const line = records[index]?.line;
  if (line === undefined || !isWithin(line, query)) return false;
  return isBy(known.circumstances(shapes[line.circumstances] ?? ''), query);
}

const isWithin = ({ at }: RecordLine, { from = -Infinity, to = Infinity }: LedgerQuery): boolean =>
  at >= from && at < to;

function isBy({ caller, purpose }: RecordedCircumstances, query: LedgerQuery): boolean {
  if (query.purpose !== undefined && purpose?.code !== query.purpose) return false;
  const wanted = query.caller;
  if (wanted === undefined) return true;
  if (caller === null) return false;
  return (['issuer', 'subject', 'client', 'cvr'] as const).every(
    (name) => wanted[name] === undefined || caller[name] === wanted[name],
  );
}

function hasOutcome({ outcome, disclosures }: LedgerEntry, { outcome: wanted }: LedgerQuery): boolean {
  if (wanted === undefined) return true;
  return Object.hasOwn(LETTERS, wanted)
    ? disclosures.some((one) => one.outcome === wanted)
    : outcome === wanted;
}
