import { getOperationAST, parse, validate } from 'graphql';
import { measureOperation } from '../../../../src/graphql/operation/limits/operation-size.ts';
import { createSchema } from '../../../../src/graphql/schema/schema.ts';

export const schema = createSchema('declared');

/** As they are by default. */
export const LIMITS = { deepest: 20, mostKeys: 1_000, mostFields: 5_000 };

/** The size of an operation as it is, valid or not. */
export function measured(query: string, limits: Partial<typeof LIMITS> = {}, operationName?: string) {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('The document has no such operation');
  return measureOperation(schema, document, operation, { ...LIMITS, ...limits });
}

/** The size of a valid operation. */
export function sizeOf(query: string, operationName?: string) {
  const [error] = validate(schema, parse(query));
  if (error !== undefined) throw error;
  return measured(query, {}, operationName);
}

/** The same field under many names. */
export const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
