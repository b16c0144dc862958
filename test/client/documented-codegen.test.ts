import { beforeAll, describe, expect, test } from '@jest/globals';
import { executeCodegen, type CodegenConfig } from '@graphql-codegen/cli';
import ts from 'typescript';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';
import { blocksOf } from '../documentation-pages.ts';

const PAGE = 'docs/front-end.md';
const OUTPUT = 'src/generated/';
const OPERATIONS = `
  query Person($cpr: CprNumber!) { citizen(cpr: $cpr) { cpr birthDate } }
  query Changes($from: DateTime!) { cprEvents(from: $from) { nodes { registeredAt } } }
`;

let config: CodegenConfig;
beforeAll(async () => {
  const [block] = blocksOf(PAGE, 'ts');
  const code = ts.transpile(block!, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext });
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: CodegenConfig;
  };
  config = module.default;
});

type Settings = Readonly<Record<string, unknown>>;

/** Runs the page's configuration over our schema and the operations; with other settings of the preset, where they are given. */
async function generate(settings?: Settings): Promise<{ types: string; error: Error | null }> {
  const { result, error } = await executeCodegen({
    ...config,
    silent: true,
    schema: apiSdl(),
    documents: OPERATIONS,
    generates: { [OUTPUT]: { ...config.generates[OUTPUT], ...(settings && { config: settings }) } },
  });
  return { types: result.find(({ filename }) => filename.endsWith('graphql.ts'))?.content ?? '', error };
}

describe(`the configuration for GraphQL Code Generator in ${PAGE}`, () => {
  test('reads the schema from where the command above it writes it', () => {
    expect(/> (\S+)$/m.exec(blocksOf(PAGE, 'sh')[0]!)?.[1]).toBe(config.schema);
  });

  test('gives every scalar its type', async () => {
    const { types, error } = await generate();

    expect(error).toBeNull();
    expect(types).toMatch(/PersonQueryVariables = Exact<\{\s*cpr: string;/);
    expect(types).toContain('{ cpr: string | null, birthDate: string | null }');
    expect(types).toMatch(/ChangesQueryVariables = Exact<\{\s*from: string;/);
    expect(types).toContain('{ registeredAt: string | null }');
  });

  test('needs its lines about scalars: without them they are unknown', async () => {
    const { types } = await generate({});

    expect(types).toContain('{ cpr: unknown, birthDate: unknown }');
  });

  test('stops at a scalar that it does not list', async () => {
    const { error } = await generate({
      strictScalars: true,
      scalars: { CprNumber: 'string', Date: 'string' },
    });

    expect(error?.message).toContain('Unknown scalar type DateTime');
  });
});
