import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOf, runMain, runNode, startChildServer } from './child-server.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A supervisor should not try again with the same settings. */
const UNUSABLE = 2;

test('tells where GraphiQL is, in one line that a terminal makes a link of', async () => {
  const { origin, child, ended } = await startChildServer();
  child.kill('SIGTERM');
  const { output } = await ended;

  expect(
    output.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as object))),
  ).toContainEqual({
    level: 'info',
    time: expect.any(String),
    graphql: `${origin}/graphql`,
    providers: { default: 'FAKE' },
    msg: `Open ${origin}/graphiql`,
  });
});

describe('does not start', () => {
  test('with settings that are wrong, and names each of them', async () => {
    const { code, output, complaint } = await endOf(
      runMain({ PORT: 'x', GRAPHIQL: 'x', CPR_PROVDER: 'fake' }),
    );

    expect({ code, output }).toEqual({ code: UNUSABLE, output: '' });
    expect(complaint).toBe(
      [
        'The configuration is not usable:',
        '  - CPR_PROVDER: there is no such setting; those that begin like it are CPR_CONFIGURATIONS, CPR_DEFAULT_CONFIGURATION, CPR_PROVIDER, CPR_TRUST, CPR_STORAGE, CPR_LEDGER_KEY, CPR_PREVIOUS_LEDGER_KEYS, CPR_SIGN_IN_SECRET, CPR_ROUTER_SECRET, CPR_FAKE_PEOPLE, CPR_ID_KEY, CPR_PREVIOUS_ID_KEYS',
        '  - PORT: expected a whole number from 0 to 65535',
        '  - GRAPHIQL: expected "on" or "off"',
        '',
      ].join('\n'),
    );
  });

  test('on a port that is in use, and says what can be done', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    cleanUps.push(() => other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';

    const { code, complaint } = await endOf(runMain({ HOST: '127.0.0.1', PORT: port }));

    expect(code).toBe(1);
    expect(complaint).toBe(
      `The server did not start: listen EADDRINUSE: address already in use 127.0.0.1:${port}. ` +
        'Stop what is using the port, or set PORT to another.\n',
    );
  });

  test('with people of its own that can not be read, and tells file and line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cpr-people-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'people.json');
    writeFileSync(file, '[\n  {\n    "cpr": "0101585010",\n    "sex": "Hansen"\n  }\n]\n');

    const { code, output, complaint } = await endOf(runMain({ PORT: '0', CPR_FAKE_PEOPLE: file }));

    expect({ code, output }).toEqual({ code: UNUSABLE, output: '' });
    expect(complaint).toContain(`${file}:4: `);
    expect(complaint).not.toMatch(/Hansen|0101585010|\n {4}at /);
  });

  test('with a file of people that is not there', async () => {
    const { code, complaint } = await endOf(runMain({ PORT: '0', CPR_FAKE_PEOPLE: '/nowhere/people.json' }));

    expect(code).toBe(UNUSABLE);
    expect(complaint).toMatch(/^\/nowhere\/people\.json:1: .+\n$/);
  });

  test('with real people, because it can not tell yet who asks', async () => {
    const { code, output, complaint } = await endOf(
      runMain({
        PORT: '0',
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_CLIENT_ID: 'client',
        DATAFORDELER_CLIENT_SECRET: 'hunter2',
      }),
    );

    expect({ code, output }).toEqual({ code: UNUSABLE, output: '' });
    expect(complaint).toBe(
      'The configuration is not usable:\n' +
        '  - default: this source has real people, so CPR_TRUST must name a file that says who may call; without it only test people are served\n',
    );
  });

  test.each([
    ['DATAFORDELER_SCHEMA_FILE', "  - default: /nowhere/file: the file can't be used (ENOENT)\n"],
    ['DATAFORDELER_CA', '/nowhere/file: there is no such file.'],
  ])('with a file in %s that is not there', async (name, expected) => {
    const { code, complaint } = await endOf(
      runMain({
        PORT: '0',
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_CLIENT_ID: 'client',
        DATAFORDELER_CLIENT_SECRET: 'hunter2',
        [name]: '/nowhere/file',
      }),
    );

    expect(code).toBe(UNUSABLE);
    expect(complaint).toContain(expected);
  });

  test('on a Node that can not read TypeScript, and tells how to get one that can', async () => {
    // What an old Node would find: its own version, and nothing that it can't read.
    const asOldNode =
      "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } }); await import('./src/node-version.js')";

    const { code, complaint } = await endOf(runNode(['--input-type=module', '--eval', asOldNode]));

    expect(code).toBe(UNUSABLE);
    expect(complaint).toMatch(/^The CPR subgraph needs Node 24 or newer; this is 20\.19\.0\.\n/);
    expect(complaint).toContain('"npm rebuild node --ignore-scripts=false"');
  });
});
