import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { endOf, runMain, runNode, type Ended } from '../../../http/child-server.ts';
import { startTestServer } from '../../../http/test-server.ts';
import { writeConfigurations } from '../../../simulators/datafordeler/simulator-settings.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { withoutField } from '../without-field.ts';

/** A release in which both services lack some fields, and call one otherwise. */
const alterSchema = (sdl: string): string => {
  const sector = sdl.includes('CPRCustom_PublicSectorPerson') ? 'Public' : 'Private';
  return withoutField(
    withoutField(sdl, `CPRCustom_${sector}SectorPerson`, 'vaergemaal'),
    `CPRCustom_${sector}SectorNavn`,
    'mellemnavn',
  )
    .replaceAll('stilling: String', 'stillinger: String')
    .replaceAll(`${sector}SectorPersonInput`, `${sector}Input`);
};

let folder: string;
let simulator: DatafordelerSimulator;
let configurations: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cpr-schema-fetch-'));
  simulator = await startDatafordelerSimulator({ alterSchema });
  configurations = writeConfigurations(simulator, folder, {
    public: { schemaFile: 'public.graphql' },
    private: { schemaFile: 'private.graphql' },
  });
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const schemaFetch = (args: readonly string[] = [], settings: Record<string, string> = {}): Promise<Ended> =>
  endOf(
    runNode(['src/cli.ts', 'schema', 'fetch', ...args], { CPR_CONFIGURATIONS: configurations, ...settings }),
  );

describe('schema fetch', () => {
  test('signs in, keeps the schema where the configuration says, and tells how our questions fit it', async () => {
    const { code, output, complaint } = await schemaFetch(['--configuration', 'public']);

    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(output).toContain('\nhas      navne.fornavne\n');
    expect(output).toContain('\nlacks    navne.mellemnavn\n');
    expect(output).toContain('\nrenamed  stilling (perhaps now "stillinger")\n');
    expect(output).toContain('\nlacks    vaergemaal\n');
    expect(output).toContain('People are asked for by "input.personnummer.personnummer.in", 100 at once.\n');
    expect(output).toContain(
      'Fields of Citizen that will always be null: occupation, guardianship, guardianshipHistory.\n',
    );
    expect(output).toContain('Fields of Citizen that will lack a part: name, nameHistory.\n');
    expect(output).toContain(`The schema is kept in ${join(folder, 'public.graphql')}.\n`);
    const schema = buildSchema(readFileSync(join(folder, 'public.graphql'), 'utf8'));
    expect(schema.getQueryType()?.getFields()).toHaveProperty('CPRCustom_PublicSectorPerson');
  });

  test("with a certificate for the private sector, into a file of one's choice", async () => {
    const file = join(folder, 'private.graphql');
    const { code, output } = await schemaFetch(['--configuration', 'private', '--output', file]);

    expect(code).toBe(0);
    expect(output).toContain('Fields of PrivateCitizen that will always be null:');
    expect(readFileSync(file, 'utf8')).toContain('CPRCustom_PrivateSectorPerson');
  });

  test('without a file prints the schema, and the report beside it', async () => {
    const { credentials, graphqlOrigin, secretTokenUrl, caPem } = simulator;
    const ca = join(folder, 'authority.pem');
    writeFileSync(ca, caPem);
    const { code, output, complaint } = await endOf(
      runNode(['src/cli.ts', 'schema', 'fetch'], {
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_GRAPHQL_URL: graphqlOrigin,
        DATAFORDELER_TOKEN_URL: secretTokenUrl,
        DATAFORDELER_CLIENT_ID: credentials.publicSector.clientId,
        DATAFORDELER_CLIENT_SECRET: credentials.publicSector.clientSecret,
        DATAFORDELER_CA: ca,
      }),
    );

    expect(code).toBe(0);
    expect(buildSchema(output).getQueryType()).toBeDefined();
    expect(complaint).toMatch(/Of \d+ fields that are asked for at https:/);
  });

  test('tells what to do about credentials that do not work, and keeps nothing', async () => {
    const wrong = writeConfigurations(simulator, join(folder, 'wrong'), {
      public: { clientSecret: 'hunter2', schemaFile: 'kept.graphql' },
    });
    const { code, output, complaint } = await schemaFetch(['--configuration', 'public'], {
      CPR_CONFIGURATIONS: wrong,
    });

    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(complaint).toMatch(/^The schema of "public" was not fetched: UPSTREAM_UNAUTHORIZED /);
    expect(complaint).toContain('a shared secret belongs to auth.datafordeler.dk');
    expect(complaint).not.toContain('hunter2');
    expect(existsSync(join(folder, 'wrong', 'kept.graphql'))).toBe(false);
  });

  test('tells what to do about an access that was not granted for the sector', async () => {
    const { credentials, secretTokenUrl } = simulator;
    const { clientId, clientSecret } = credentials.privateSector;
    const other = writeConfigurations(simulator, join(folder, 'other'), {
      public: { clientId, clientSecret, tokenUrl: secretTokenUrl },
    });
    const { code, complaint } = await schemaFetch(['--configuration', 'public'], {
      CPR_CONFIGURATIONS: other,
    });

    expect(code).toBe(1);
    expect(complaint).toContain('UPSTREAM_FORBIDDEN');
    expect(complaint).toContain('CustomPublicSectorPerson or CustomPrivateSectorPerson');
  });

  test('is for real people too: it shows none. Here nothing answers at their address', async () => {
    const { code, complaint } = await endOf(
      runNode(['src/cli.ts', 'schema', 'fetch'], {
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_GRAPHQL_URL: 'https://127.0.0.2:1',
        DATAFORDELER_TOKEN_URL: 'https://127.0.0.2:1/token',
        DATAFORDELER_CLIENT_ID: 'client',
        DATAFORDELER_CLIENT_SECRET: 'hunter2',
        DATAFORDELER_RETRIES: '0',
      }),
    );

    expect(code).toBe(1);
    expect(complaint).toContain('The schema of "default" was not fetched: UPSTREAM_UNAVAILABLE ');
    expect(complaint).toContain('allowlist');
  });

  test.each([
    [[], '--configuration: expected one of those that use Datafordeler: "public", "private"'],
    [
      ['--configuration', 'test'],
      '--configuration: expected one of those that use Datafordeler: "public", "private"',
    ],
  ])('with %j wants one of several', async (args, expected) => {
    const { code, output, complaint } = await schemaFetch(args);

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toBe(`The configuration is not usable:\n  - ${expected}\n`);
  });

  test('tells why, where nobody listens at the address', async () => {
    const nobody = 'https://127.0.0.1:1';
    const { code, output, complaint } = await endOf(
      runNode(['src/cli.ts', 'schema', 'fetch'], {
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_GRAPHQL_URL: nobody,
        DATAFORDELER_TOKEN_URL: `${nobody}/token`,
        DATAFORDELER_CLIENT_ID: 'client',
        DATAFORDELER_CLIENT_SECRET: 'secret',
      }),
    );

    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(complaint).toMatch(
      /^The schema of "default" was not fetched: UPSTREAM_UNAVAILABLE .*127\.0\.0\.1:1 \(ECONNREFUSED\).*allowlist/,
    );
  });

  test.each([[['--colour']], [['public']]])('explains itself to who asks for %j', async (args) => {
    const { code, output, complaint } = await schemaFetch(args);

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(/^Usage: npx cpr-subgraph <command>\n/);
  });
});

describe('the server with a kept schema', () => {
  const ASK = `query ($cpr: CprNumber!) {
    who: citizen(cpr: $cpr) { name { givenName middleName surname } occupation guardianship { kind } absences { field reason } }
  }`;
  const ASK_AS_COMPANY = ASK.replace('citizen(', 'privateCitizen(');

  test.each([
    ['public', ASK],
    ['private', ASK_AS_COMPANY],
  ])('answers what the %s service still has, and says why the rest is empty', async (name, query) => {
    await schemaFetch(['--configuration', name]);
    const server = await startTestServer({
      CPR_CONFIGURATIONS: writeConfigurations(simulator, folder, {
        [name]: { schemaFile: `${name}.graphql` },
      }),
    });
    const { body } = await server.post(
      { query, variables: { cpr: '0707614293' } },
      { 'x-cpr-configuration': name },
    );
    await server.stop();

    expect(body.errors).toBeUndefined();
    expect(body.data.who).toMatchObject({
      name: { givenName: 'Lars', middleName: null, surname: 'Henriksen' },
      occupation: null,
      guardianship: null,
    });
    expect(body.data.who.absences).toEqual(
      expect.arrayContaining([
        { field: 'occupation', reason: 'NOT_OFFERED_BY_PROVIDER' },
        { field: 'guardianship', reason: 'NOT_OFFERED_BY_PROVIDER' },
      ]),
    );
  });

  test('without it the same question fails, as the service refuses what it does not know', async () => {
    const server = await startTestServer({ CPR_CONFIGURATIONS: writeConfigurations(simulator, folder) });
    const { body } = await server.post(
      { query: ASK, variables: { cpr: '0707614293' } },
      { 'x-cpr-configuration': 'public' },
    );
    await server.stop();

    expect(body.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_REQUEST' } }]);
  });

  test.each([
    ['of the other sector', 'The schema has no "CPRCustom_PublicSectorPerson" with people in it.'],
    ['that is no schema', 'It is not a GraphQL schema (line 1).'],
    ['without protections', 'The schema\'s "CPRCustom_PublicSectorPerson" lacks "beskyttelser"'],
  ])('does not start with one %s', async (kind, expected) => {
    const sdlOf = (sector: string) =>
      readFileSync(
        new URL(`../../../simulators/datafordeler/${sector}-sector.graphql`, import.meta.url),
        'utf8',
      );
    const contents: Record<string, string> = {
      'of the other sector': sdlOf('private'),
      'that is no schema': '<html></html>',
      'without protections': withoutField(sdlOf('public'), 'CPRCustom_PublicSectorPerson', 'beskyttelser'),
    };
    const file = join(folder, 'unusable.graphql');
    writeFileSync(file, contents[kind] ?? '');
    const { code, output, complaint } = await endOf(
      runMain({
        PORT: '0',
        CPR_CONFIGURATIONS: writeConfigurations(simulator, folder, {
          public: { schemaFile: 'unusable.graphql' },
        }),
      }),
    );

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toContain(`  - public: ${file}: ${expected}`);
  });
});
