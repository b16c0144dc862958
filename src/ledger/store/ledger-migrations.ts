import { readFileSync } from 'node:fs';
import type { ByDialect } from '../../storage/database.ts';
import type { Migrations } from '../../storage/migrate.ts';

/** The ledger's tables, step by step. */
export const LEDGER_MIGRATIONS: Migrations = { room: 'ledger', steps: [step('001-ledger')] };

function step(name: string): ByDialect {
  const read = (dialect: string): string =>
    readFileSync(new URL(`migrations/${name}.${dialect}.sql`, import.meta.url), 'utf8');
  return { sqlite: read('sqlite'), postgres: read('postgres') };
}
