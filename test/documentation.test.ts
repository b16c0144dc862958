import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import ts from 'typescript';
import packageFile from '../package.json' with { type: 'json' };
import { callOf } from '../src/cli/command.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { readConfiguration, SETTING_NAMES } from '../src/configuration/configuration.ts';
import { readProviderSettings } from '../src/configuration/provider-settings.ts';
import { ERROR_CODES } from '../src/graphql/errors/error-codes.ts';
import { createAccess } from '../src/graphql/operation/access/access.ts';
import { createSchema } from '../src/graphql/schema/schema.ts';
import type { Capabilities } from '../src/providers/capabilities.ts';
import { createProvider } from '../src/providers/create-provider.ts';
import { createAuthority } from './certificates.ts';
import { blocksOf, readPage, rowsOf } from './documentation-pages.ts';
import { startTestServer, type TestServer } from './http/test-server.ts';

const PAGES = [
  'README.md',
  'docs/supergraph-owner.md',
  'docs/front-end.md',
  'docs/operator.md',
  'docs/symptoms.md',
  'docs/alerts.md',
  'docs/security-officer.md',
  'docs/errors.md',
  'docs/purposes.md',
  'docs/from-kmd-logic-cpr.md',
  'docs/contributor.md',
  'fake-data/README.md',
  'test/supergraph/README.md',
];

/** What a link may name behind `#`: each heading in small letters, with hyphens for blanks and without signs. */
const anchorsOf = (page: string): string[] =>
  [...readPage(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

const folder = mkdtempSync(join(tmpdir(), 'cpr-documentation-'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** What each source says of itself, by its name in the tables. */
let capabilities: ReadonlyMap<string, Capabilities>;
beforeAll(async () => {
  const sign = { clientId: 'client', clientSecret: 'secret', idKey: 'ab'.repeat(32) };
  const certificate = join(folder, 'client.pem');
  const { cert, key } = createAuthority().issueClient({ commonName: 'Documentation' });
  writeFileSync(certificate, cert + key);
  const byCvr = { municipalityCvr: '12345678', certificate, certificateKey: certificate, idKey: sign.idKey };
  const sources: Record<string, Record<string, unknown>> = {
    'test people': { provider: 'fake' },
    'Datafordeler, public sector': { provider: 'datafordeler', sector: 'public', ...sign },
    'Datafordeler, private sector': { provider: 'datafordeler', sector: 'private', ...sign },
    'Service Platform, version 5': { provider: 'service-platform', ...byCvr },
    'Service Platform, version 4': { provider: 'service-platform', version: 4, ...byCvr },
  };
  const told = await Promise.all(
    Object.entries(sources).map(async ([name, given]): Promise<[string, Capabilities]> => {
      const read = readProviderSettings(given);
      if (!('settings' in read)) throw new Error(JSON.stringify(read.problems));
      const provider = await createProvider(read.settings);
      void provider.close();
      return [name, provider.capabilities];
    }),
  );
  capabilities = new Map(told);
});

/** The rows of the table between two marks of a page. */
function tableOf(page: string, mark: string): string[][] {
  const [, table = ''] = new RegExp(`<!-- ${mark} -->(.*)<!-- /${mark} -->`, 's').exec(readPage(page)) ?? [];
  return rowsOf(table);
}

describe('the README', () => {
  test('shows a request whose answer is the one below it', async () => {
    const [command] = blocksOf('README.md', 'sh').filter((block) => block.startsWith('curl'));
    const body = /-d '(.*)'/s.exec(command!)![1]!;
    const { text } = await server.post(body);
    expect(JSON.parse(text)).toEqual(JSON.parse(blocksOf('README.md', 'json')[0]!));
  });

  test('lists what the sources can do as they themselves tell it', () => {
    const yesNo = (value: boolean) => (value ? 'yes' : 'no');
    const expected = [...capabilities].map(([name, can]) => [
      name,
      yesNo(can.citizens),
      yesNo(can.search),
      yesNo(can.privateCitizens),
      yesNo(can.events),
      String(can.keysPerCall),
    ]);
    expect(tableOf('README.md', 'capabilities').slice(2)).toEqual(expected);
  });

  test('says why each package is there', () => {
    const readme = readPage('README.md');
    const named = [...readme.matchAll(/`([@a-z][\w@/.*-]*)`/g)].map(([, name]) => name!.replace('/*', '/'));
    const unexplained = [
      ...Object.keys(packageFile.dependencies),
      ...Object.keys(packageFile.devDependencies),
    ].filter((name) => !name.startsWith('@types/') && name !== '@eslint/js' && name !== '@jest/globals');
    for (const name of unexplained) {
      expect(named.some((other) => name === other || (other.endsWith('/') && name.startsWith(other)))).toBe(
        true,
      );
    }
  });
});

describe('docs/front-end.md', () => {
  test.each<[string, (can: Capabilities) => boolean, (can: Capabilities) => readonly string[]]>([
    ['Citizen', ({ citizens }) => citizens, (can) => can.citizenFieldsNotOffered],
    ['PrivateCitizen', (can) => can.privateCitizens, (can) => can.privateCitizenFieldsNotOffered],
  ])('lists what a source never tells of a %s as the source itself does', (type, serves, neverTold) => {
    const sources = [...capabilities].filter(([, can]) => serves(can));
    const never = sources.map(([, can]) => new Set(neverTold(can)));
    const paths = [...new Set(never.flatMap((fields) => [...fields]))].sort();

    const [header, , ...rows] = tableOf('docs/front-end.md', `never-told-${type}`);
    expect(header).toEqual(['', ...sources.map(([name]) => name)]);
    expect(rows).toEqual(
      paths.map((path) => [`\`${path}\``, ...never.map((fields) => (fields.has(path) ? 'never' : ''))]),
    );
  });
});

describe('every page', () => {
  test.each(PAGES)('%s links to what exists', (page) => {
    for (const [link, target] of readPage(page).matchAll(/(?<=\]\()(?!https?:)([^)#]*)(?:#[^)]*)?/g)) {
      const [, anchor] = link.split('#');
      const file = target === '' ? page : join(dirname(page), target!);
      const found = existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
      expect(`${link}: ${found}`).toBe(`${link}: true`);
    }
  });

  test.each(PAGES)('%s names scripts that exist', (page) => {
    const scripts = [...readPage(page).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
    for (const name of scripts) expect(Object.keys(packageFile.scripts)).toContain(name);
  });

  test.each(PAGES)('%s has operations that run, and fail only where they are about failing', async (page) => {
    for (const query of blocksOf(page, 'graphql')) {
      const operation = parse(query).definitions[0] as OperationDefinitionNode;
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      const { body } = await server.query(query, { number: '0707614293' });
      expect(body.data).toBeTruthy();
      expect((body.errors ?? []).length > 0).toBe(operation.name?.value.includes('Fail') ?? false);
    }
  });

  test.each(PAGES)('%s has TypeScript that can be read', (page) => {
    for (const block of blocksOf(page, 'ts')) {
      const { diagnostics = [] } = ts.transpileModule(block, { reportDiagnostics: true });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
    }
  });
});

test('docs/contributor.md shows every room of the house, and all folders of those that it looks into', () => {
  const [, house = ''] = /^src\/\n(.*?)^test\/ /ms.exec(readPage('docs/contributor.md')) ?? [];
  const shown = new Map<string, string[]>();
  const above = ['src'];
  for (const [, indent, name] of house.matchAll(/^( +)([\w-]+)\/(?= |$)/gm)) {
    above.splice(indent!.length / 2);
    const folder = above.join('/');
    shown.set(folder, [...(shown.get(folder) ?? []), name!]);
    above.push(name!);
  }

  expect([...shown.keys()]).toEqual(expect.arrayContaining(['src', 'src/ledger', 'src/graphql/operation']));
  // Beside `cli.ts`.
  shown.get('src')?.push('cli');
  for (const [folder, names] of shown) expect([folder, names.sort()]).toEqual([folder, foldersIn(folder)]);
});

function foldersIn(folder: string): string[] {
  const entries = readdirSync(new URL(`../${folder}`, import.meta.url), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

describe('docs/operator.md', () => {
  const rows = rowsOf(readPage('docs/operator.md')).filter(
    ([name]) => /^`[A-Z_]+`$/.test(name!) && !name!.startsWith('`UPSTREAM_'),
  );

  test('lists every setting', () => {
    expect(rows.map(([name]) => name!.replaceAll('`', '')).sort()).toEqual([...SETTING_NAMES].sort());
  });

  test('with its default', () => {
    const defaults: Record<string, string | number | boolean | undefined> = {
      ...plainSettings(readConfiguration({})),
      ...defaultsOf({
        CPR_PROVIDER: 'datafordeler',
        DATAFORDELER_SECTOR: 'public',
        DATAFORDELER_CLIENT_ID: 'client',
        DATAFORDELER_CLIENT_SECRET: 'secret',
      }),
      ...defaultsOf({
        CPR_PROVIDER: 'service-platform',
        CPR_ID_KEY: 'ab'.repeat(32),
        SERVICE_PLATFORM_MUNICIPALITY_CVR: '12345678',
        SERVICE_PLATFORM_CERTIFICATE: 'client.p12',
      }),
    };
    const written = (value: string | number | boolean | undefined) =>
      value === undefined ? '' : `\`${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}\``;
    for (const [name, byDefault] of rows) {
      expect(`${name} ${byDefault}`).toBe(`${name} ${written(defaults[name!.replaceAll('`', '')])}`);
    }
  });

  test('lists every command, and when it ends with 1', async () => {
    const loaded = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    const [, section] = readPage('docs/operator.md').split(/^## Commands$/m);
    const told = rowsOf(section!.split(/^## /m)[0]!).slice(2);
    expect(told.map(([call, , one]) => [call, one !== ''])).toEqual(
      loaded.map(({ command }) => [`\`${callOf(command)}\``, command.endsWithOne !== undefined]),
    );
  });

  test('has a file of configurations that can be read', () => {
    const [file] = blocksOf('docs/operator.md', 'json');
    writeFileSync(join(folder, 'configurations.json'), file!);
    writeFileSync(join(folder, 'company-password.txt'), 'password');
    writeFileSync(join(folder, 'municipality-password.txt'), 'password');
    const { providers } = readConfiguration({
      CPR_CONFIGURATIONS: join(folder, 'configurations.json'),
      AUTHORITY_SECRET: 'secret',
      COMPANY_ID_KEY: 'ab'.repeat(32),
      MUNICIPALITY_ID_KEY: 'ab'.repeat(32),
      MUNICIPALITY_PREVIOUS_ID_KEYS: 'cd'.repeat(32),
    });

    expect([...providers.keys()]).toEqual(['authority', 'company', 'municipality', 'demo']);
  });

  test('has a file of callers that can be read', () => {
    const [, file] = blocksOf('docs/operator.md', 'json');
    const path = join(folder, 'trust.json');
    writeFileSync(path, file!);
    const { trust } = readConfiguration({
      CPR_TRUST: path,
      CPR_LEDGER_KEY: 'ab'.repeat(32),
      CPR_SIGN_IN_SECRET: 'secret',
    });
    createAccess({ schema: createSchema('declared'), settings: trust!.purposes });

    expect(trust?.callers.issuers).toHaveLength(2);
  });

  test.each(['Datafordeler', 'Service Platform'])('tells what to do about each code of %s', (source) => {
    const [, section] = readPage('docs/operator.md').split(new RegExp(`^## ${source}$`, 'm'));
    const codes = rowsOf(section!.split(/^## /m)[0]!).flatMap(
      ([cell]) => /^`(UPSTREAM_\w+)`$/.exec(cell!)?.[1] ?? [],
    );
    expect(codes.sort()).toEqual(ERROR_CODES.filter((code) => code.startsWith('UPSTREAM_')).sort());
  });
});

type Plain = Record<string, string | number | boolean>;

const plainSettings = (settings: object): Plain =>
  Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, Plain[string]] => typeof entry[1] !== 'object',
    ),
  );

/** What a source's settings are where only these variables are set, by the names of the variables. */
function defaultsOf(given: Record<string, string>): Plain {
  const settings = plainSettings({ ...readConfiguration(given).providers.get('default') });
  const prefix = `${given['CPR_PROVIDER']!.replace('-', '_').toUpperCase()}_`;
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const variable = prefix + name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      // The addresses follow from the others.
      return variable in given || /Url$|^address$/.test(name) ? [] : [[variable, value]];
    }),
  );
}

test('docs/errors.md explains every error code and no other', () => {
  const headings = [...readPage('docs/errors.md').matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(headings.sort()).toEqual([...ERROR_CODES].sort());
});

test('docs/front-end.md tells what the reserved numbers do', async () => {
  for (const [number, what] of rowsOf(readPage('docs/front-end.md')).filter(([cell]) =>
    /^\d{6}-\d{4}$/.test(cell!),
  )) {
    const code = /^`(UPSTREAM_\w+)`/.exec(what!)?.[1];
    const { body } = await server.query('query ($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }', {
      cpr: number,
    });
    const expected = code ?? (what === 'a replacement number' ? 'REPLACEMENT_CPR_NUMBER' : undefined);
    expect(body.errors?.[0]?.extensions['code']).toBe(expected);
    if (expected === undefined) expect(body.data.citizen === null).toBe(what!.startsWith('nobody'));
  }
});
