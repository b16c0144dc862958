import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Database } from '../../src/storage/database.ts';
import { insertMissingRows } from '../../src/storage/insert-rows.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { describeOnEachStore } from './each-store.ts';

const STEP = (sql: string) => ({ sqlite: sql, postgres: sql });
const FIRST = STEP('CREATE TABLE counted (name text PRIMARY KEY, number integer NOT NULL)');
const SECOND = STEP("INSERT INTO counted (name, number) VALUES ('made by the second step', 2)");

describeOnEachStore('the database', (newStorage, dialect) => {
  async function withDatabase(storage: string, work: (database: Database) => Promise<void>): Promise<void> {
    const database = await openDatabase(storage);
    try {
      await work(database);
    } finally {
      await database.close();
    }
  }

  test('gives back texts, whole numbers, bytes and nulls as they were', async () => {
    await withDatabase(await newStorage(), async (database) => {
      const bytes = dialect === 'sqlite' ? 'BLOB' : 'bytea';
      await database.all(`CREATE TABLE kinds (a text, b bigint, c ${bytes}, d text)`);
      await database.all(
        'INSERT INTO kinds VALUES (?, ?, ?, ?)',
        'Æblegrød',
        2 ** 52,
        Buffer.of(0, 255),
        null,
      );
      const [row] = await database.all('SELECT * FROM kinds');
      expect(row).toMatchObject({ a: 'Æblegrød', b: 2 ** 52, d: null });
      expect(Buffer.from(row!['c'] as Uint8Array)).toEqual(Buffer.of(0, 255));
    });
  });

  test('a transaction that fails leaves nothing, and the next one works', async () => {
    await withDatabase(await newStorage(), async (database) => {
      await migrate(database, { room: 'test', steps: [FIRST] });
      const failing = database.transaction(async (statements) => {
        await statements.all("INSERT INTO counted VALUES ('one', 1)");
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      await database.transaction(async (statements) =>
        statements.all("INSERT INTO counted VALUES ('two', 2)"),
      );
      expect(await database.all('SELECT name FROM counted')).toEqual([{ name: 'two' }]);
    });
  });

  test('what is asked for while a transaction runs waits for its end', async () => {
    await withDatabase(await newStorage(), async (database) => {
      await migrate(database, { room: 'test', steps: [FIRST] });
      const running = database.transaction(async (statements) => {
        await statements.all("INSERT INTO counted VALUES ('one', 1)");
        await statements.all("INSERT INTO counted VALUES ('two', 2)");
      });
      const seen = database.all('SELECT name FROM counted ORDER BY number');
      await running;
      expect(await seen).toHaveLength(2);
    });
  });

  test('rows that are there already are left as they are', async () => {
    await withDatabase(await newStorage(), async (database) => {
      await migrate(database, { room: 'test', steps: [FIRST] });
      const rows = Array.from({ length: 234 }, (_, number) => [`name ${number}`, number]);
      await insertMissingRows(database, 'counted (name, number)', rows.slice(100));
      await insertMissingRows(database, 'counted (name, number)', rows);
      expect(await database.all('SELECT number FROM counted ORDER BY number')).toEqual(
        rows.map(([, number]) => ({ number })),
      );
    });
  });

  test('steps are made once, in order, and more of them later', async () => {
    const storage = await newStorage();
    await withDatabase(storage, (database) => migrate(database, { room: 'test', steps: [FIRST] }));
    await withDatabase(storage, async (database) => {
      await migrate(database, { room: 'test', steps: [FIRST, SECOND] });
      await migrate(database, { room: 'test', steps: [FIRST, SECOND] });
      expect(await database.all('SELECT * FROM counted')).toHaveLength(1);
    });
  });

  test('a step that fails leaves nothing of itself, nor of those before it', async () => {
    await withDatabase(await newStorage(), async (database) => {
      const broken = { room: 'test', steps: [FIRST, STEP('CREATE NONSENSE')] };
      await expect(migrate(database, broken)).rejects.toThrow(/NONSENSE|syntax/i);
      await migrate(database, { room: 'test', steps: [FIRST, SECOND] });
      expect(await database.all('SELECT * FROM counted')).toHaveLength(1);
    });
  });

  test('a database of a newer program is refused', async () => {
    await withDatabase(await newStorage(), async (database) => {
      await migrate(database, { room: 'test', steps: [FIRST, SECOND] });
      await expect(migrate(database, { room: 'test', steps: [FIRST] })).rejects.toThrow(
        /older than the one that wrote last/,
      );
    });
  });

  if (dialect === 'sqlite') {
    test('the file is for its owner only, and so is what SQLite puts beside it', async () => {
      const storage = await newStorage();
      await withDatabase(storage, async (database) => {
        await migrate(database, { room: 'test', steps: [FIRST] });
        const path = storage.slice('sqlite:'.length);
        for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
      });
    });

    test('every commit waits for the disk', async () => {
      await withDatabase(await newStorage(), async (database) => {
        expect(await database.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
        // 2 is FULL.
        expect(await database.all('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
      });
    });
  } else {
    test('every commit is durable, also where the server would not wait for it', async () => {
      const storage = await newStorage();
      await withDatabase(storage, async (database) => {
        const name = new URL(storage).pathname.slice(1);
        await database.all(`ALTER DATABASE ${name} SET synchronous_commit = off`);
      });
      await withDatabase(storage, async (database) => {
        expect(await database.all('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
      });
    });

    test('a connection that broke is opened again', async () => {
      const storage = await newStorage();
      await withDatabase(storage, async (database) => {
        await withDatabase(storage, async (other) => {
          const [row] = await database.all('SELECT pg_backend_pid() AS pid');
          await other.all('SELECT pg_terminate_backend(?)', Number(row!['pid']));
        });
        await database.all('SELECT 1').catch(() => undefined);
        expect(await database.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      });
    });

    test('an address where nobody answers is told without its password', async () => {
      const database = await openDatabase('postgres://user:hemmelig@127.0.0.1:1/nothing');
      const failure = await database.all('SELECT 1').catch((error: Error) => error);
      expect(failure).toMatchObject({
        name: 'StorageError',
        message: expect.not.stringContaining('hemmelig'),
      });
    });
  }
});
