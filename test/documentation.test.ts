import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  type GraphQLNamedType,
  type OperationDefinitionNode,
} from 'graphql';
import packageFile from '../package.json' with { type: 'json' };
import { readConfiguration, SETTING_NAMES } from '../src/configuration/configuration.ts';
import { ERROR_CODES } from '../src/graphql/error-codes.ts';
import { apiSdl } from '../src/graphql/schema-text.ts';
import { createProvider } from '../src/providers/create-provider.ts';
import { startTestServer, type TestServer } from './http/test-server.ts';

const PAGES = [
  'README.md',
  'docs/supergraph-owner.md',
  'docs/front-end.md',
  'docs/operator.md',
  'docs/errors.md',
  'docs/from-kmd-logic-cpr.md',
  'docs/contributor.md',
  'fake-data/README.md',
];
const read = (page: string): string => readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const blocksOf = (page: string, language: string): string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text!);

const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row]) => row!.split('|').map((cell) => cell.trim()));

describe('the README', () => {
  test('shows a request whose answer is the one below it', async () => {
    const [command] = blocksOf('README.md', 'sh').filter((block) => block.startsWith('curl'));
    const body = /-d '(.*)'/s.exec(command!)![1]!;
    const { text } = await server.post(body);
    expect(JSON.parse(text)).toEqual(JSON.parse(blocksOf('README.md', 'json')[0]!));
  });

  test('lists what the provider can do as the provider itself tells it', () => {
    const { kind, events, privateCitizens, keysPerCall, testPeopleOnly, citizenFieldsNotOffered } =
      createProvider({ provider: 'fake' }).capabilities;
    const table = /<!-- capabilities -->(.*)<!-- \/capabilities -->/s.exec(read('README.md'))![1]!;
    const yesNo = (value: boolean) => (value ? 'yes' : 'no');
    expect(rowsOf(table).slice(2)).toEqual([
      [
        `\`${kind}\``,
        testPeopleOnly ? 'test people' : 'real people',
        yesNo(events),
        yesNo(privateCitizens),
        String(keysPerCall),
        citizenFieldsNotOffered.map((field) => `\`${field}\``).join(', '),
      ],
    ]);
  });

  test('says why each package is there', () => {
    const readme = read('README.md');
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

describe('every page', () => {
  test.each(PAGES)('%s links to what exists', (page) => {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)) {
      const file = new URL(target === '' ? `../${page}` : target!, new URL(`../${page}`, import.meta.url));
      expect(`${target}: ${existsSync(file)}`).toBe(`${target}: true`);
    }
  });

  test.each(PAGES)('%s names scripts that exist', (page) => {
    const scripts = [...read(page).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
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
});

describe('docs/operator.md', () => {
  const rows = rowsOf(read('docs/operator.md')).filter(([name]) => /^`[A-Z_]+`$/.test(name!));

  test('lists every setting', () => {
    expect(rows.map(([name]) => name!.replaceAll('`', '')).sort()).toEqual([...SETTING_NAMES].sort());
  });

  test('with its default', () => {
    const defaults = readConfiguration({}) as unknown as Record<string, string | number | boolean | undefined>;
    const written = (value: string | number | boolean | undefined) =>
      value === undefined ? '' : `\`${value === true ? 'on' : String(value)}\``;
    for (const [name, byDefault] of rows) {
      expect(`${name} ${byDefault}`).toBe(`${name} ${written(defaults[name!.replaceAll('`', '')])}`);
    }
  });
});

test('docs/errors.md explains every error code and no other', () => {
  const headings = [...read('docs/errors.md').matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(headings.sort()).toEqual([...ERROR_CODES].sort());
});

test('docs/front-end.md tells what the reserved numbers do', async () => {
  for (const [number, what] of rowsOf(read('docs/front-end.md')).filter(([cell]) =>
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

test("docs/from-kmd-logic-cpr.md leads every field of KMD's to a field that exists", () => {
  const schema = buildSchema(apiSdl());
  const paths = rowsOf(read('docs/from-kmd-logic-cpr.md'))
    .map(([, path]) => /^`([\w.]+)`$/.exec(path!)?.[1])
    .filter((path) => path !== undefined);
  expect(paths.length).toBeGreaterThan(90);
  for (const path of paths) {
    const [root, ...fields] = path.split('.');
    let type: GraphQLNamedType | undefined = schema.getType(root!);
    for (const name of fields) {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      expect(`${path}: ${field === undefined ? `no field ${name}` : 'found'}`).toBe(`${path}: found`);
      type = getNamedType(field!.type);
    }
  }
});
