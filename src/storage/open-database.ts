import type { Database } from './database.ts';

const SQLITE = 'sqlite:';

/**
 * Opens what `CPR_STORAGE` names: `sqlite:` and a file, whose folder is made where it is missing, or a connection string of PostgreSQL. Each
 * engine is loaded when it is used.
 *
 * @throws StorageError where it can't be opened
 */
export async function openDatabase(storage: string): Promise<Database> {
  if (storage.startsWith(SQLITE)) {
    const { openSqlite } = await import('./sqlite/sqlite-database.ts');
    return openSqlite(storage.slice(SQLITE.length));
  }
  const { openPostgres } = await import('./postgres/postgres-database.ts');
  return openPostgres(storage);
}
