import type { Database } from '../../storage/database.ts';
import { migrate } from '../../storage/migrate.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { LEDGER_MIGRATIONS } from './ledger-migrations.ts';

/** A store that is locked for longer than this can't be written to, in milliseconds: a request waits for it. */
const LONGEST_WAIT = 3_000;

/**
 * Opens the ledger's database, with its tables made.
 *
 * @throws StorageError
 */
export async function openStore(storage: string): Promise<Database> {
  const database = await openDatabase(storage);
  try {
    await migrate(database, LEDGER_MIGRATIONS);
    if (database.dialect === 'sqlite') await database.all(`PRAGMA busy_timeout = ${LONGEST_WAIT}`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
