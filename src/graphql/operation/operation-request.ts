export type OperationRequest = {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
};

/** Reads a body that asks for one operation by its text and nothing more; null for any other body, which Apollo Server judges. */
export function readOperationRequest(body: unknown): OperationRequest | null {
  if (!isRecord(body)) return null;
  const { query, operationName = null, variables = null, extensions = null } = body;
  if (typeof query !== 'string' || !isOurs(extensions)) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (variables !== null && !isRecord(variables)) return null;
  return {
    query,
    ...(operationName === null ? {} : { operationName }),
    ...(variables === null ? {} : { variables }),
  };
}

/** What is asked for a purpose is read with the caller (`http/asking-of.ts`). */
const isOurs = (extensions: unknown): boolean =>
  extensions === null ||
  (isRecord(extensions) && Object.keys(extensions).every((name) => name === 'purpose'));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
