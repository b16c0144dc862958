import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Set by jest.config.js's global-setup.mjs for all tests of one run. */
const FOLDER = 'TEST_POSTGRES_FOLDER';
const RUN = 'TEST_POSTGRES_RUN';
/** A minute, on a busy machine far more. */
const MOST_TRIES = 1_200;

/** The server ends with the process of the run, also where that is killed and can tidy nothing up. */
const UNTIL_THE_RUN_ENDS =
  'run=$1; shift; "$@" & server=$!; ' +
  'while { [ -d "/proc/$run" ] || ps -p "$run" >/dev/null 2>&1; } && kill -0 "$server" 2>/dev/null; do sleep 2; done; kill -QUIT "$server" 2>/dev/null';

/**
 * The connection string of a PostgreSQL in which tests may make databases: the one that `TEST_POSTGRES` names, or else one that the first test that
 * asks starts for the whole run, where its programs are installed. Null where there is none.
 */
export async function findPostgres(): Promise<string | null> {
  const named = process.env['TEST_POSTGRES'];
  if (named) return named;
  const folder = process.env[FOLDER];
  const programs = findPrograms();
  if (folder === undefined || programs === null) return null;
  const address = join(folder, 'address');
  if (isFirst(folder)) {
    // Whole or not at all for those that wait for it; empty where it failed.
    const tell = (started: string): void => {
      writeFileSync(`${address}.new`, started);
      renameSync(`${address}.new`, address);
    };
    try {
      tell(await start(programs, folder));
    } catch (error) {
      tell('');
      throw error;
    }
  }
  while (!existsSync(address)) await pause(20);
  const started = readFileSync(address, 'utf8');
  if (started === '') throw new Error('The PostgreSQL of this run did not start');
  return started;
}

/** One test file of those that run at the same time makes this folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((one) => join(debian, one, 'bin')),
  ];
  return folders.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres'))) ?? null;
}

async function start(programs: string, folder: string): Promise<string> {
  const data = join(folder, 'data');
  const user = notRoot();
  if (user !== null) for (const one of [folder, data]) chownSync(one, user.uid, user.gid);
  const options = { ...user, cwd: folder };
  execFileSync(
    join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    { ...options, stdio: 'ignore' },
  );
  const port = await freePort();
  // What a crash of the whole machine would lose is not tested, so nothing waits for the disk.
  const settings = [
    'fsync=off',
    'max_connections=200',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ];
  const log = openSync(join(folder, 'log'), 'a');
  const args = ['-D', data, ...settings.flatMap((one) => ['-c', one])];
  const run = String(process.env[RUN]);
  spawn('sh', ['-c', UNTIL_THE_RUN_ENDS, 'sh', run, join(programs, 'postgres'), ...args], {
    ...options,
    detached: true,
    stdio: ['ignore', log, log],
  }).unref();
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 1; !(await answers(address)); tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`PostgreSQL does not answer: see ${join(folder, 'log')}`);
    await pause(50);
  }
  return address;
}

/** PostgreSQL does not run as root. */
function notRoot(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (option: string): number =>
        Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one.
    }
  }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Makes an empty database and gives its connection string. */
export async function createPostgresDatabase(
  server: string,
): Promise<{ storage: string; drop: () => Promise<void> }> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { storage: url.href, drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

export async function run(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
