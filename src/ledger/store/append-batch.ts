import type { Database, Statements } from '../../storage/database.ts';
import type { Batch, BatchContent } from '../format/batch.ts';

export type NewBatch = {
  readonly batch: Batch & { readonly content: BatchContent };
  /** The shapes that are new, or were not used before today. */
  readonly shapes: readonly { readonly hash: Uint8Array; readonly text: string }[];
  /** Today by Danish clocks. */
  readonly day: string;
  /** Whole hours since 1970. */
  readonly hour: number;
  readonly usage: readonly ChainUsage[];
};

/** What a caller made of a purpose through this chain alone: in all of the day, and of the hour. */
export type ChainUsage = {
  readonly actor: Uint8Array;
  readonly purpose: string;
  readonly people: number;
  readonly misses: number;
};

/** What came through all other chains: people today, misses within 24 hours. */
export type OthersUsage = { readonly people: number; readonly misses: number };

const BATCH_COLUMNS = '(chain, seq, t, n, prev, seal, epoch, leaves_hash, enc_hash, head, subj, enc, leaves)';
const INSERT_BATCH = `INSERT INTO ledger_batch ${BATCH_COLUMNS} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const SHAPE_USED = 'ON CONFLICT (hash) DO UPDATE SET used_on = excluded.used_on';
const PEOPLE_COUNTED = 'ON CONFLICT (actor, purpose, day, chain) DO UPDATE SET people = excluded.people';
const MISSES_COUNTED = 'ON CONFLICT (actor, hour, chain) DO UPDATE SET misses = excluded.misses';

/**
 * Writes a batch with its shapes and counters, all or nothing. Each chain has counters of its own, so replicas never wait for one another's.
 *
 * @returns for each usage what came through all other chains
 */
export function appendBatch(database: Database, batch: NewBatch): Promise<readonly OthersUsage[]> {
  return database.dialect === 'sqlite'
    ? database.transaction((statements) => inStatements(statements, batch))
    : inOneStatement(database, batch);
}

async function inStatements(statements: Statements, given: NewBatch): Promise<readonly OthersUsage[]> {
  const { batch, shapes, day, hour, usage } = given;
  for (const { hash, text } of shapes) {
    await statements.all(
      `INSERT INTO ledger_shape (hash, used_on, text) VALUES (?, ?, ?) ${SHAPE_USED}`,
      hash,
      day,
      text,
    );
  }
  await statements.all(INSERT_BATCH, ...valuesOf(batch));
  for (const { actor, purpose, people, misses } of usage) {
    if (people > 0) {
      await statements.all(
        `INSERT INTO ledger_people_told (actor, purpose, day, chain, people) VALUES (?, ?, ?, ?, ?) ${PEOPLE_COUNTED}`,
        ...[actor, purpose, day, batch.chain, people],
      );
    }
    if (misses > 0) {
      await statements.all(
        `INSERT INTO ledger_misses (actor, hour, chain, misses) VALUES (?, ?, ?, ?) ${MISSES_COUNTED}`,
        ...[actor, hour, batch.chain, misses],
      );
    }
  }
  return othersUsage(statements, given);
}

/** What a caller made of a purpose through other chains than this one. */
export async function othersUsage(
  statements: Statements,
  {
    usage,
    batch: { chain },
    day,
    hour,
  }: Pick<NewBatch, 'usage' | 'day' | 'hour'> & { batch: { chain: number } },
): Promise<readonly OthersUsage[]> {
  const others: OthersUsage[] = [];
  for (const { actor, purpose } of usage) {
    const [row] = await statements.all(
      'SELECT (SELECT SUM(people) FROM ledger_people_told WHERE actor = ? AND purpose = ? AND day = ? AND chain <> ?) AS people, ' +
        '(SELECT SUM(misses) FROM ledger_misses WHERE actor = ? AND hour > ? AND chain <> ?) AS misses',
      ...[actor, purpose, day, chain, actor, hour - HOURS, chain],
    );
    others.push({ people: Number(row?.['people'] ?? 0), misses: Number(row?.['misses'] ?? 0) });
  }
  return others;
}

/** Within so many hours misses count. */
export const HOURS = 24;

/** PostgreSQL does it on one way there and back. Rows that replicas share (shapes) are written in one order, so that none waits in a circle. */
async function inOneStatement(database: Database, given: NewBatch): Promise<readonly OthersUsage[]> {
  const { batch, day, hour, usage } = given;
  const shapes = given.shapes.toSorted((a, b) => Buffer.compare(a.hash, b.hash));
  const told = usage.filter(({ people }) => people > 0);
  const missed = oncePerActor(usage.filter(({ misses }) => misses > 0));
  const rows = await database.all(
    POSTGRES_APPEND,
    shapes.map(({ hash }) => hash),
    shapes.map(({ text }) => text),
    day,
    ...valuesOf(batch),
    told.map(({ actor }) => actor),
    told.map(({ purpose }) => purpose),
    day,
    batch.chain,
    told.map(({ people }) => people),
    missed.map(({ actor }) => actor),
    hour,
    batch.chain,
    missed.map(({ misses }) => misses),
    ...[day, batch.chain, hour - HOURS, batch.chain],
    usage.map(({ actor }) => actor),
    usage.map(({ purpose }) => purpose),
  );
  return rows.map(({ people, misses }) => ({ people: Number(people ?? 0), misses: Number(misses ?? 0) }));
}

/** Misses are counted whatever the purpose, and one statement may write a row once only. */
const oncePerActor = (usage: readonly ChainUsage[]): readonly ChainUsage[] => [
  ...new Map(usage.map((one) => [Buffer.from(one.actor).toString('latin1'), one])).values(),
];

const POSTGRES_APPEND = `
  WITH shapes AS (
    INSERT INTO ledger_shape (hash, text, used_on)
    SELECT hash, text, used_on FROM
      (SELECT unnest(?::bytea[]) AS hash, unnest(?::text[]) AS text, ?::text AS used_on) AS given ${SHAPE_USED}
  ), batch AS (
    ${INSERT_BATCH}
  ), told AS (
    INSERT INTO ledger_people_told (actor, purpose, day, chain, people)
    SELECT unnest(?::bytea[]), unnest(?::text[]), ?::text, ?::bigint, unnest(?::bigint[]) ${PEOPLE_COUNTED}
  ), missed AS (
    INSERT INTO ledger_misses (actor, hour, chain, misses)
    SELECT unnest(?::bytea[]), ?::bigint, ?::bigint, unnest(?::bigint[]) ${MISSES_COUNTED}
  )
  SELECT
    (SELECT SUM(p.people) FROM ledger_people_told p
      WHERE p.actor = asked.actor AND p.purpose = asked.purpose AND p.day = ?::text AND p.chain <> ?::bigint) AS people,
    (SELECT SUM(m.misses) FROM ledger_misses m
      WHERE m.actor = asked.actor AND m.hour > ?::bigint AND m.chain <> ?::bigint) AS misses
  FROM unnest(?::bytea[], ?::text[]) WITH ORDINALITY AS asked (actor, purpose, number)
  ORDER BY asked.number`;

const valuesOf = ({
  chain,
  seq,
  t,
  n,
  prev,
  seal,
  epoch,
  leavesHash,
  encHash,
  content,
}: NewBatch['batch']) => [
  ...[chain, seq, t, n, prev, seal, epoch, leavesHash, encHash],
  ...[content.head, content.subj, content.enc, content.leaves],
];
