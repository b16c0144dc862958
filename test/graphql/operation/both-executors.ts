import { expect } from '@jest/globals';
import { parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { createSchema } from '../../../src/graphql/schema/schema.ts';
import { createFrugalProvider } from '../frugal-provider.ts';
import { contextOf, requestOver } from '../request.ts';
import { executeOperation } from './execute.ts';
import { executeByReference } from './reference-executor.ts';

export const schema = createSchema('open');

type Operation = {
  readonly document: string | DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
};

/**
 * Runs an operation by graphql-js's own executor and by ours, each over a source that tells only what it is asked. Both must answer and ask the same;
 * gives the answer, and what the source was asked.
 */
export async function runByBoth({ document: text, variables = {}, operationName }: Operation) {
  const document = typeof text === 'string' ? parse(text) : text;
  const runBy = async (executor: (context: unknown) => ExecutionResult | PromiseLike<ExecutionResult>) => {
    const source = createFrugalProvider();
    const { data, errors } = await executor(contextOf(requestOver(source.provider).request));
    return { ...source, data: JSON.parse(JSON.stringify(data ?? null)), errors };
  };
  const named = { document, ...(operationName === undefined ? {} : { operationName }) };
  const theirs = await runBy((contextValue) =>
    executeByReference({ ...named, variableValues: variables, contextValue }),
  );
  const ours = await runBy((contextValue) => executeOperation({ ...named, schema, variables, contextValue }));
  expect(ours.data).toEqual(theirs.data);
  expect(ours.errors?.map(String).sort()).toEqual(theirs.errors?.map(String).sort());
  expect(ours.calls).toEqual(theirs.calls);
  return ours;
}
