import { StorageError, type ByDialect, type Database, type Statements } from './database.ts';

/** What belongs to one room: its steps in the order they were made. A step that has left the house is never changed, only followed by another. */
export type Migrations = {
  /** Under this name the version is kept. */
  readonly room: string;
  readonly steps: readonly ByDialect[];
};

/** Any number will do that nobody else locks. */
const LOCK = 4_279_001;

/**
 * Brings a room's tables to what this program knows. Of several that start together one does it, and the others find it done.
 *
 * @throws StorageError where the database is of a newer program: this one would not know what it breaks
 */
export async function migrate(database: Database, { room, steps }: Migrations): Promise<void> {
  await database.transaction(async (statements) => {
    await statements.all(
      'CREATE TABLE IF NOT EXISTS schema_version (room text PRIMARY KEY, version integer NOT NULL)',
    );
    const version = await versionOf(statements, room);
    if (version > steps.length) {
      throw new StorageError(
        `The database is at version ${version} of "${room}", and this program knows ${steps.length}: it is older than the one that wrote ` +
          'last. Start the newer program, or restore a backup from before it.',
      );
    }
    if (version === steps.length) return;
    for (const step of steps.slice(version)) {
      for (const sql of statementsIn(step[database.dialect])) await statements.all(sql);
    }
    await statements.all(
      'INSERT INTO schema_version (room, version) VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET version = excluded.version',
      room,
      steps.length,
    );
  }, LOCK);
}

async function versionOf(statements: Statements, room: string): Promise<number> {
  const [row] = await statements.all('SELECT version FROM schema_version WHERE room = ?', room);
  return Number(row?.['version'] ?? 0);
}

/** Our files have no semicolon but at the end of a statement. */
const statementsIn = (sql: string): readonly string[] =>
  sql.split(';').filter((statement) => statement.trim() !== '');
