import { hash } from 'node:crypto';
import pg from 'pg';
import { StorageError, type Database, type Row, type Statements, type Value } from '../database.ts';
import { createInTurn } from '../in-turn.ts';

/** In milliseconds. */
const CONNECT_TIMEOUT = 10_000;
/** Longer than any statement of ours takes; what waits for a lock of another replica's migration counts too. */
const STATEMENT_TIMEOUT = 30_000;
/** Types of PostgreSQL, by their numbers. */
const INT8 = 20;
const NUMERIC = 1700;

/**
 * One connection to PostgreSQL, opened when it is first used and again after it broke: what was under way then fails, what comes next is tried
 * anew.
 */
export function openPostgres(connectionString: string): Database {
  let open: pg.Client | null = null;
  const inTurn = createInTurn();

  async function connected(): Promise<Statements> {
    if (open === null) {
      const client = await connect(connectionString);
      const forget = (): void => {
        if (open === client) open = null;
      };
      client.on('error', forget);
      client.on('end', forget);
      open = client;
    }
    return statementsOf(open, giveUp);
  }

  function giveUp(client: pg.Client): void {
    if (open === client) open = null;
    void client.end().catch(() => undefined);
  }

  return {
    dialect: 'postgres',
    all: (sql, ...values) => inTurn(async () => (await connected()).all(sql, ...values)),
    transaction: (work, lock) => inTurn(() => within('BEGIN', work, lock)),
    snapshot: (work) => inTurn(() => within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work)),
    close: () =>
      inTurn(async () => {
        await open?.end();
      }),
  };

  async function within<T>(
    begin: string,
    work: (statements: Statements) => Promise<T>,
    lock?: number,
  ): Promise<T> {
    const statements = await connected();
    const client = open;
    try {
      await statements.all(begin);
      if (lock !== undefined) await statements.all('SELECT pg_advisory_xact_lock(?)', lock);
      const result = await work(statements);
      await statements.all('COMMIT');
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  /** A connection that can't even roll back is given up: the server ends its transaction. */
  async function rollBack(client: pg.Client | null): Promise<void> {
    try {
      await client?.query('ROLLBACK');
    } catch {
      if (client !== null) giveUp(client);
    }
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT,
    application_name: 'cpr-subgraph',
    keepAlive: true,
    types,
  });
  try {
    // An error before the connection stands comes from `connect` as well.
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`SET statement_timeout = ${STATEMENT_TIMEOUT}`);
    const { rows } = await client.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
    // What an administrator has made stricter stays; anything looser could lose what was told.
    if (['off', 'local'].includes(rows[0]?.synchronous_commit ?? 'off')) {
      await client.query('SET synchronous_commit = on');
    }
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw new StorageError(`The database can't be reached: ${reasonOf(error)}`, { cause: error });
  }
}

/** An attempt at several addresses fails without a message of its own. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(reasonOf).join(', ')
    : error instanceof Error
      ? error.message
      : String(error);

/** `pg` gives whole numbers of 64 bits as text; ours fit in a number. */
const types = new pg.TypeOverrides();
for (const wide of [INT8, NUMERIC]) types.setTypeParser(wide, Number);

function statementsOf(client: pg.Client, giveUp: (client: pg.Client) => void): Statements {
  return {
    async all(sql: string, ...values: readonly Value[]) {
      const { text, name } = numbered(sql);
      try {
        // Named, so that the server plans it once; without values it is planned anew, as `BEGIN` must be.
        const result =
          values.length === 0
            ? await client.query(text)
            : await client.query({ name, text, values: [...values] });
        return result.rows as readonly Row[];
      } catch (error) {
        if (hasBroken(error)) giveUp(client);
        throw error;
      }
    },
  };
}

/** Whether the connection is of no more use: the server said so, or what failed was not the statement. */
const hasBroken = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || error.severity === 'FATAL' || error.severity === 'PANIC';

type Numbered = { readonly text: string; readonly name: string };
const numberedTexts = new Map<string, Numbered>();
/** The texts of statements are few, except those that hold a list of `?`. */
const MOST_TEXTS = 500;

/** `?` as `$1`, `$2`: none of our statements has a question mark in a literal. The same text always has the same name. */
function numbered(sql: string): Numbered {
  let known = numberedTexts.get(sql);
  if (known === undefined) {
    if (numberedTexts.size >= MOST_TEXTS) numberedTexts.clear();
    let number = 0;
    const text = sql.replace(/\?/g, () => `$${(number += 1)}`);
    known = { text, name: hash('sha256', text).slice(0, 32) };
    numberedTexts.set(sql, known);
  }
  return known;
}
