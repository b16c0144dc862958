import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createPostgresDatabase, findPostgres } from './postgres/server.ts';

/** Gives what `CPR_STORAGE` would be for an empty database. */
export type NewStorage = () => Promise<string>;

const postgres = await findPostgres();

/**
 * The same tests on both stores. Where no PostgreSQL can be had its half is left out, and says so; with `REQUIRE_POSTGRES=1` it fails instead.
 */
export function describeOnEachStore(
  name: string,
  tests: (newStorage: NewStorage, dialect: 'sqlite' | 'postgres') => void,
): void {
  const cleanings: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const clean of cleanings.splice(0).reverse()) await clean();
  });

  describe(`${name}, on SQLite`, () =>
    tests(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cpr-storage-'));
      cleanings.push(() => rmSync(folder, { recursive: true }));
      return `sqlite:${join(folder, 'data', 'cpr.sqlite')}`;
    }, 'sqlite'));

  describe(`${name}, on PostgreSQL`, () => {
    if (postgres === null) {
      return test('left out: there is no PostgreSQL', () => {
        process.stderr.write(`Tests on PostgreSQL left out, none found (set TEST_POSTGRES): ${name}\n`);
        expect(process.env['REQUIRE_POSTGRES']).not.toBe('1');
      });
    }
    tests(async () => {
      const { storage, drop } = await createPostgresDatabase(postgres);
      cleanings.push(drop);
      return storage;
    }, 'postgres');
  });
}
