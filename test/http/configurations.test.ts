import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Provider } from '../../src/providers/provider.ts';
import { writeConfigurations } from '../simulators/datafordeler/simulator-settings.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../simulators/datafordeler/start-simulator.ts';
import { describeInBrowser } from './chromium.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let folder: string;
let simulator: DatafordelerSimulator;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cpr-configurations-'));
  simulator = await startDatafordelerSimulator();
  const { credentials, secretTokenUrl } = simulator;
  const configurations = writeConfigurations(simulator, folder, {
    broken: {
      provider: 'datafordeler',
      sector: 'public',
      ca: 'ca.pem',
      testPeople: true,
      // Nothing listens there.
      graphqlUrl: 'https://127.0.0.1:1',
      tokenUrl: secretTokenUrl,
      clientId: credentials.publicSector.clientId,
      clientSecret: { file: 'client-secret.txt' },
      retries: 0,
    },
  });
  server = await startTestServer({ CPR_CONFIGURATIONS: configurations });
});
afterAll(async () => {
  await server.stop();
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const ask = (query: string, configuration?: string) =>
  server.post({ query }, configuration === undefined ? {} : { 'x-cpr-configuration': configuration });

const CITIZEN = '{ citizen(cpr: "0707614293") { id name { surname } } }';
const PRIVATE_CITIZEN = '{ privateCitizen(cpr: "0707614293") { id name { surname } } }';

describe('the header "x-cpr-configuration" chooses', () => {
  test.each([
    ['public', { kind: 'DATAFORDELER', citizens: true, privateCitizens: false, events: false }],
    ['private', { kind: 'DATAFORDELER', citizens: false, privateCitizens: true, events: false }],
    ['test', { kind: 'FAKE', citizens: true, privateCitizens: true, events: true }],
  ])('%s, which tells its name and what it can', async (configuration, expected) => {
    const { body } = await ask(
      '{ cprProvider { configuration kind citizens privateCitizens events } }',
      configuration,
    );
    expect(body).toEqual({ data: { cprProvider: { configuration, ...expected } } });
  });

  test('and there is no answer without it', async () => {
    const { status, body } = await ask(CITIZEN);
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          message:
            'This deployment serves several configurations: name one in the header "x-cpr-configuration".',
          extensions: { code: 'CONFIGURATION_NOT_NAMED' },
        },
      ],
    });
  });

  test('but whoever asks for the schema alone needs none: a registry has no header to send', async () => {
    for (const query of [
      '{ _service { sdl } }',
      'query Registry { __typename ...OfSchema } fragment OfSchema on Query { _service { sdl } ...{ ...OfSchema2 } } fragment OfSchema2 on Query { service: _service { __typename } }',
      'query ($name: String!) { __schema { queryType { name } } __type(name: $name) { name } }',
    ]) {
      const { status, body } = await server.post({ query, variables: { name: 'Citizen' } });
      expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
    }
    expect((await ask('{ _service { sdl } }')).body.data._service.sdl).toContain('@key(fields: "id")');
  });

  test.each([
    'query A { _service { sdl } } query B { cprProvider { kind } }',
    '{ _service { sdl } cprProvider { kind } }',
    '{ ...{ _service { sdl } ...{ cprProvider { kind } } } }',
    '{ __typename ...Rest } fragment Rest on Query { _entities(representations: []) { __typename } }',
  ])('and asking for more beside it does: %s', async (query) => {
    const { status, body } = await server.post({
      query,
      operationName: query.includes('B {') ? 'B' : undefined,
    });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ extensions: { code: 'CONFIGURATION_NOT_NAMED' } }]);
  });

  test.each(['real', 'PUBLIC', '', 'public, private', 'constructor'])('and "%s" is none', async (name) => {
    const { status, body } = await ask(CITIZEN, name);
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          message: 'The header "x-cpr-configuration" names no configuration of this deployment.',
          extensions: { code: 'UNKNOWN_CONFIGURATION' },
        },
      ],
    });
  });

  test('where there is one configuration, nobody needs to name it', async () => {
    const single = await startTestServer();
    const { body } = await single.query('{ cprProvider { configuration } }');
    await single.stop();
    expect(body).toEqual({ data: { cprProvider: { configuration: 'default' } } });
    expect(single.logged.join()).not.toContain('configuration');
  });
});

describe('where one of them is the default', () => {
  let withDefault: TestServer;
  beforeAll(async () => {
    withDefault = await startTestServer({
      CPR_CONFIGURATIONS: join(folder, 'configurations.json'),
      CPR_DEFAULT_CONFIGURATION: 'test',
    });
  });
  afterAll(() => withDefault.stop());

  const NAME = '{ cprProvider { configuration } }';

  test('a request without the header is for that one, and the log says so', async () => {
    const { headers, body } = await withDefault.query(NAME);

    expect(body).toEqual({ data: { cprProvider: { configuration: 'test' } } });
    expect(withDefault.logged.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ requestId: headers.get('x-request-id'), configuration: 'test' }),
    );
  });

  test('the header chooses another, and none that is not there', async () => {
    const other = await withDefault.post({ query: NAME }, { 'x-cpr-configuration': 'public' });
    const none = await withDefault.post({ query: NAME }, { 'x-cpr-configuration': 'real' });

    expect(other.body).toEqual({ data: { cprProvider: { configuration: 'public' } } });
    expect(none.body.errors).toMatchObject([{ extensions: { code: 'UNKNOWN_CONFIGURATION' } }]);
  });

  test('GraphiQL names it, and has operations that it can answer', async () => {
    const page = await (await withDefault.fetch('/graphiql')).text();
    const first = await (await server.fetch('/graphiql')).text();

    expect(page).toContain('"headers":{"x-cpr-configuration":"test"}');
    expect([page.includes('cprEvents('), first.includes('cprEvents(')]).toEqual([true, false]);
  });
});

describe('each configuration', () => {
  test('signs in with its own credentials and asks its own service', async () => {
    const own = await startTestServer({ CPR_CONFIGURATIONS: join(folder, 'configurations.json') });
    const askOwn = (query: string, name: string) => own.post({ query }, { 'x-cpr-configuration': name });
    const before = { ...simulator.tokens.requests, queries: simulator.queries.length };

    const answers = [
      await askOwn(CITIZEN, 'public'),
      await askOwn(PRIVATE_CITIZEN, 'private'),
      await askOwn(CITIZEN, 'test'),
    ];
    await own.stop();

    for (const { body } of answers) {
      expect(body.errors).toBeUndefined();
      expect(Object.values(body.data)).toMatchObject([{ name: { surname: 'Henriksen' } }]);
    }
    expect(simulator.tokens.requests).toEqual({
      secret: before.secret + 1,
      certificate: before.certificate + 1,
    });
    expect(simulator.queries.slice(before.queries).map(({ path }) => path)).toEqual([
      '/CPR/custom/PublicSector/v3',
      '/CPR/custom/PrivateSector/v3',
    ]);
  });

  test.each([
    ['public', PRIVATE_CITIZEN, 'does not answer companies'],
    ['private', CITIZEN, 'has no citizens, only what a company may see'],
    ['private', '{ citizens(cprs: ["0707614293"]) { id } }', 'has no citizens, only what a company may see'],
  ])('refuses what it can not do: %s, %s', async (configuration, query, what) => {
    const { body } = await ask(query, configuration);
    expect(body.errors).toMatchObject([
      {
        message: `The source behind this deployment ${what}.`,
        extensions: { code: 'NOT_OFFERED_BY_PROVIDER' },
      },
    ]);
  });

  test('fails alone: a source that is down, and left alone for it, holds up no other', async () => {
    for (let times = 0; times < 12; times++) await ask(CITIZEN, 'broken');
    const down = await ask(CITIZEN, 'broken');
    const well = await ask(CITIZEN, 'public');

    expect(down.body.errors).toMatchObject([
      {
        message: 'The source is down and is being left alone for a moment.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
    expect(well.body.errors).toBeUndefined();
  });

  test('is named in the log, on the line of the request and on that of a failure', async () => {
    const before = server.logged.length;
    const { headers } = await ask(CITIZEN, 'broken');
    const ofRequest = server.logged
      .slice(before)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ requestId }) => requestId === headers.get('x-request-id'));

    expect(ofRequest).toHaveLength(2);
    for (const line of ofRequest) expect(line).toMatchObject({ configuration: 'broken' });
  });
});

describe('GraphiQL', () => {
  const settingsIn = (page: string) => JSON.parse(/id="settings">(.*?)<\/script>/.exec(page)![1]!);

  test('tells the configurations, names the first in the headers of every tab, and opens with what that one answers', async () => {
    const page = await (await server.fetch('/graphiql')).text();
    expect(page).toContain(
      'public (DATAFORDELER), private (DATAFORDELER), test (FAKE), broken (DATAFORDELER): test people only.',
    );
    const { headers, operations } = settingsIn(page);
    expect(headers).toEqual({ 'x-cpr-configuration': 'public' });
    expect(operations.map(({ name }: { name: string }) => name)).toEqual([
      'OneCitizen',
      'Family',
      'WhyEmpty',
      'Many',
      'Search',
      'CprNumberFacts',
    ]);
  });

  test('names no test person where the header can lead to real people', async () => {
    const settings = join(folder, 'fakes.json');
    writeFileSync(settings, JSON.stringify({ first: { provider: 'fake' }, second: { provider: 'fake' } }));
    let made = 0;
    const withRealPeople = (provider: Provider): Provider => ({
      ...provider,
      capabilities: { ...provider.capabilities, testPeopleOnly: ++made === 1 },
    });
    const mixed = await startTestServer({ CPR_CONFIGURATIONS: settings }, withRealPeople);
    const page = await (await mixed.fetch('/graphiql')).text();
    await mixed.stop();

    expect(page).toContain('first (FAKE), second (FAKE): real people.');
    expect(settingsIn(page).operations[0].variables).toBe(
      '{\n  // Fill in: these people are real.\n  "cpr": ""\n}',
    );
  });
});

describeInBrowser('GraphiQL in a browser', (launch) => {
  test('runs its first operation as it is, and after a reload', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const run = async () => {
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await page.getByRole('region', { name: 'Result Window' }).getByText('Henriksen').first().waitFor();
    };

    await page.goto(`${server.origin}/graphiql`);
    await run();
    await page.reload();
    await run();

    await browser.close();
  });
});
