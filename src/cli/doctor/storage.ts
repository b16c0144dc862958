import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { LEDGER_MIGRATIONS } from '../../ledger/store/ledger-migrations.ts';
import { StorageError, type Database } from '../../storage/database.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { errorCode } from '../../providers/transport/http/connections.ts';
import { StepFailure, type Checkup } from './checkup.ts';

const REACHED = 'reached';
const MIGRATED = 'migrated';
export const WRITABLE = 'writable';

/** The database of the record. Nothing in it is changed, and none is made. */
export async function examineStorage(checkup: Checkup, storage: string): Promise<void> {
  const file = storage.startsWith('sqlite:') ? storage.slice('sqlite:'.length) : null;
  if (file !== null && !existsSync(file)) return checkFolder(checkup, dirname(file));
  const database = await checkup.step(REACHED, [], async () => {
    const opened = await openDatabase(storage).catch((error: unknown) => {
      throw unreached(error);
    });
    try {
      await opened.all('SELECT 1 AS one');
      return { seen: `${opened.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'} answers.`, value: opened };
    } catch (error) {
      await opened.close().catch(() => undefined);
      throw unreached(error);
    }
  });
  try {
    const version = await checkup.step(MIGRATED, [REACHED], () => checkVersion(database));
    await checkup.step(WRITABLE, [REACHED, MIGRATED], async () => {
      await tryToWrite(database, version !== null && version > 0);
      return { seen: 'A record can be written; the one that was tried is taken back.', value: null };
    });
  } finally {
    await database?.close();
  }
}

/** SQLite makes its file at the first start. */
async function checkFolder(checkup: Checkup, folder: string): Promise<void> {
  await checkup.step(WRITABLE, [], async () => {
    const nearest = existing(folder);
    try {
      accessSync(nearest, constants.W_OK);
    } catch (error) {
      throw new StepFailure(
        'STORAGE_UNUSABLE',
        `There is no database yet, and it can't be made in ${nearest} (${errorCode(error)}).`,
        'Let the user that the server runs as write there, or name another place in CPR_STORAGE.',
      );
    }
    return { seen: 'There is no database yet; the server makes it at its start.', value: null };
  });
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));

/** The version of the tables, 0 where there are none. */
async function checkVersion(database: Database | null): Promise<{ seen: string; value: number }> {
  const known = LEDGER_MIGRATIONS.steps.length;
  const value = database === null ? 0 : await versionOf(database);
  if (value > known) {
    throw new StepFailure(
      'STORAGE_TOO_NEW',
      `The database is at version ${value}, and this program knows ${known}.`,
      'It is older than the one that wrote last. Start the newer program, or restore a backup from before it.',
    );
  }
  if (value === known) return { seen: `Its tables are at version ${value}, as they should be.`, value };
  return {
    seen: `Its tables are at version ${value}; the server brings them to ${known} at its start.`,
    value,
  };
}

async function versionOf(database: Database): Promise<number> {
  try {
    const [row] = await database.all(
      'SELECT version FROM schema_version WHERE room = ?',
      LEDGER_MIGRATIONS.room,
    );
    return Number(row?.['version'] ?? 0);
  } catch (error) {
    // Nobody has migrated it yet; any other failure shows when it is written to.
    if (/no such table|does not exist/.test(String(error))) return 0;
    throw unreached(error);
  }
}

/** Ends a transaction without keeping what it did. */
const TAKEN_BACK = new Error('Taken back');

async function tryToWrite(database: Database | null, hasTables: boolean): Promise<void> {
  if (database === null) return;
  try {
    await database.transaction(async (statements) => {
      const table = hasTables ? 'schema_version' : 'doctor_try';
      if (!hasTables) await statements.all('CREATE TABLE doctor_try (room text, version integer)');
      await statements.all(`INSERT INTO ${table} (room, version) VALUES (?, ?)`, 'doctor', 0);
      throw TAKEN_BACK;
    });
  } catch (error) {
    if (error === TAKEN_BACK) return;
    throw new StepFailure(
      'STORAGE_READ_ONLY',
      `Nothing can be written to it (${errorCode(error)}).`,
      'Let the user that the server runs as write to the database, look for a full disk, and for somebody who holds a lock. Until then nothing is ' +
        'disclosed: an answer leaves only when it is recorded.',
    );
  }
}

/** The message of a database's own error may hold its address with a password, so only the code is told. */
function unreached(error: unknown): Error {
  return new StepFailure(
    'STORAGE_UNREACHABLE',
    error instanceof StorageError
      ? `${error.message}.`
      : `The database does not answer (${errorCode(error)}).`,
    'Look at the address in CPR_STORAGE, at the database itself, and at the network between. While it is away nothing is disclosed, and ' +
      '/readyz is 503.',
  );
}
