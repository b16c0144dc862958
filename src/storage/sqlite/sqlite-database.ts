import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StorageError, type Database, type Row, type Statements, type Value } from '../database.ts';
import { createInTurn } from '../in-turn.ts';

/** Ten processes that start together wait for one another's migrations, in milliseconds. */
const BUSY_TIMEOUT = 10_000;
/** Statements that are kept prepared. Ours are a few dozen; lists of values make some more. */
const MOST_STATEMENTS = 200;

/**
 * A file of SQLite, for its owner only. What is committed survives a loss of power: each transaction ends with the log on the disk.
 * Everything here blocks its thread, so it belongs in a worker.
 */
export function openSqlite(path: string): Database {
  const connection = connect(path);
  const statements = keepPrepared(connection);
  const inTurn = createInTurn();
  return {
    dialect: 'sqlite',
    all: (sql, ...values) => inTurn(() => statements.all(sql, ...values)),
    transaction: (work) => inTurn(() => within('BEGIN IMMEDIATE', work)),
    snapshot: (work) => inTurn(() => within('BEGIN', work)),
    close: () => inTurn(async () => connection.close()),
  };

  async function within<T>(begin: string, work: (statements: Statements) => Promise<T>): Promise<T> {
    connection.exec(begin);
    try {
      const result = await work(statements);
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
}

function connect(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') createForOwner(path);
    const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST; PRAGMA temp_store = MEMORY',
    );
    return connection;
  } catch (error) {
    throw new StorageError(`The database ${path} can't be opened: ${messageOf(error)}`, { cause: error });
  }
}

/** The files that SQLite makes beside it take over its mode. */
function createForOwner(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function keepPrepared(connection: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  return {
    async all(sql: string, ...values: readonly Value[]) {
      let statement = prepared.get(sql);
      if (statement === undefined) {
        if (prepared.size >= MOST_STATEMENTS) prepared.clear();
        statement = connection.prepare(sql);
        prepared.set(sql, statement);
      }
      return statement.all(...(values as readonly SQLInputValue[])) as readonly Row[];
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
