import { describe, expect, test } from '@jest/globals';
import { buildSchema, getNamedType, isEnumType, isObjectType, type GraphQLSchema } from 'graphql';
import { SETTING_NAMES } from '../src/configuration/configuration.ts';
import { ERROR_CODES } from '../src/graphql/errors/error-codes.ts';
import { apiSdl } from '../src/graphql/schema/schema-text.ts';
import { CONFIGURATION_HEADER } from '../src/http/choose-provider.ts';
import { problemsOf } from './configuration/problems-of.ts';
import { readPage, rowsOf } from './documentation-pages.ts';
import kmd from './kmd-logic-cpr.json' with { type: 'json' };

const PAGE = 'docs/from-kmd-logic-cpr.md';

/** The rows below each heading: what KMD calls it, and what the page says takes its place. */
const SECTIONS = readPage(PAGE)
  .split(/^##+ /m)
  .map((section) => {
    const [, ...rows] = rowsOf(section).filter(([first]) => !first!.startsWith('---'));
    return {
      heading: section.split('\n')[0]!,
      rows: rows.map((cells) => ({
        kmd: namesIn(cells.slice(0, -1).join(' ')).join(' '),
        here: cells.at(-1)!,
      })),
    };
  })
  .filter(({ rows }) => rows.length > 0);

describe(PAGE, () => {
  test('has a table for each part of KMD Logic CPR', () => {
    expect(SECTIONS.map(({ heading }) => heading)).toEqual(Object.keys(kmd.names));
  });

  test.each(Object.entries(kmd.names))(
    'has each of KMD\'s names under "%s", and each once',
    (part, names) => {
      const { rows = [] } = SECTIONS.find(({ heading }) => heading === part) ?? {};

      expect(rows.map((row) => row.kmd).sort()).toEqual([...names].sort());
    },
  );

  test.each(SECTIONS)('leads under "$heading" to what is here, or says why not', ({ rows }) => {
    const schema = buildSchema(apiSdl());
    for (const { kmd: name, here } of rows) {
      const isExplained = /^not (?:yet: planned|needed, because )/.test(here);

      expect(`${name}: ${isExplained || namesIn(here).length > 0}`).toBe(`${name}: true`);
      expect(namesIn(here).filter((one) => !exists(one, schema))).toEqual([]);
    }
  });

  test('names beside its tables only what is here', () => {
    const schema = buildSchema(apiSdl());
    const names = namesIn(readPage(PAGE).replace(/^\|.*$/gm, '')).filter((name) => /^[A-Z]/.test(name));

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !exists(name, schema))).toEqual([]);
  });
});

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

/** Whether there is such a setting (or such a value of one), error code, header, field, argument or enum value. */
function exists(name: string, schema: GraphQLSchema): boolean {
  const [setting, value] = name.split('=') as [string, string?];
  if (SETTING_NAMES.includes(setting)) return value === undefined || isAccepted(setting, value);
  const others: readonly string[] = [...ERROR_CODES, CONFIGURATION_HEADER];
  return others.includes(name) || isInSchema(name, schema);
}

/** Whether a setting takes a value, whatever else its provider wants to be set. */
function isAccepted(setting: string, value: string): boolean {
  const provider = setting.startsWith('SERVICE_PLATFORM_') ? 'service-platform' : 'datafordeler';
  const problems = problemsOf({ CPR_PROVIDER: provider, [setting]: value });
  return !problems.some((problem) => problem.startsWith(`${setting}:`));
}

/** `Type.field.field`, `Type.field(argument:)` or `Enum.VALUE`. */
function isInSchema(coordinate: string, schema: GraphQLSchema): boolean {
  const [path, argument] = coordinate.split(/\(|:\)/) as [string, string?];
  const [root, ...members] = path.split('.');
  let type = schema.getType(root!);
  for (const [index, member] of members.entries()) {
    if (isEnumType(type)) return index === members.length - 1 && type.getValue(member) != null;
    const field = isObjectType(type) ? type.getFields()[member] : undefined;
    if (field === undefined) return false;
    if (argument !== undefined && !field.args.some(({ name }) => name === argument)) return false;
    type = getNamedType(field.type);
  }
  return members.length > 0;
}
