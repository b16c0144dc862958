import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';
import { startTestServer, type TestServer } from '../http/test-server.ts';
import { pathsWithoutValue } from './paths-without-value.ts';

type Described = { readonly name: string; readonly description?: string | null | undefined };

const schema = buildSchema(apiSdl());
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()));
const rootFields: GraphQLField<unknown, unknown>[] = Object.values(schema.getQueryType()!.getFields());

const examplesIn = ({ description }: Described): string[] =>
  [...(description ?? '').matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, example]) => example!);

const operationOf = (example: string): OperationDefinitionNode =>
  parse(example).definitions[0] as OperationDefinitionNode;

describe('an example in a description', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const examples = [...types, ...fields].flatMap(examplesIn).map((example) => ({
    name: operationOf(example).name?.value,
    example,
  }));

  test('has a name of its own', () => {
    const names = examples.map(({ name }) => name);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(examples)('runs as it stands and shows something: $name', async ({ example }) => {
    const { body } = await server.query(example);
    expect(body.errors).toBeUndefined();
    const empty = pathsWithoutValue(body.data);
    // Those that ask for absences are about empty fields.
    if (example.includes('absences')) expect(empty.length).toBeGreaterThan(0);
    else expect(empty).toEqual([]);
    expect(empty.filter((path) => !path.includes('.'))).toEqual([]);
  });
});

test('every root field has an example that asks for it', () => {
  const shown = (field: Described): boolean =>
    examplesIn(field).some((example) =>
      operationOf(example).selectionSet.selections.some(
        (selection) => 'name' in selection && selection.name.value === field.name,
      ),
    );
  expect(rootFields.length).toBeGreaterThan(5);
  expect(rootFields.filter((field) => !shown(field)).map(({ name }) => name)).toEqual([]);
});
