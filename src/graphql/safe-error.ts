import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, print, type ASTNode, type GraphQLFormattedError } from 'graphql';
import { ProviderError } from '../providers/provider-error.ts';
import { CodedError } from './coded-error.ts';

const VALUE_KINDS: readonly string[] = [
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
];

/**
 * The last thing that happens to an error before it leaves: nothing that a client wrote as a value (it may be a CPR number or a name) and
 * nothing that an upstream or a bug said gets out. Messages of graphql-js quote both literals and variables.
 */
export function safeError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof CodedError) return formatted;
  if (thrown instanceof ProviderError) {
    const { code, message, traceId } = thrown;
    return {
      ...formatted,
      message,
      extensions: { code, ...(traceId === null ? {} : { upstreamTraceId: traceId }) },
    };
  }
  switch (formatted.extensions?.['code']) {
    case 'GRAPHQL_PARSE_FAILED':
      return { ...formatted, message: withoutQuotedWords(formatted.message) };
    case 'GRAPHQL_VALIDATION_FAILED':
      return { ...formatted, message: describeInvalid(formatted.message, nodeOf(error)) };
    case 'BAD_USER_INPUT':
      return { ...formatted, message: describeVariable(nodeOf(error)) };
    case 'BAD_REQUEST':
    case 'OPERATION_RESOLUTION_FAILURE':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return { ...formatted, message: withoutNumbers(formatted.message) };
    default:
      return { ...formatted, message: INTERNAL_MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
}

const INTERNAL_MESSAGE = 'Something went wrong in the CPR subgraph. The log has it under this request id.';

function nodeOf(error: unknown): ASTNode | undefined {
  return error instanceof GraphQLError ? error.nodes?.[0] : undefined;
}

/** An unknown field or argument is named, so that it can be mended; a value is not repeated. */
function describeInvalid(message: string, node: ASTNode | undefined): string {
  if (node === undefined || !VALUE_KINDS.includes(node.kind)) return withoutNumbers(message);
  const type =
    /(?:Expected value of type|Enum|Field|Value .* does not exist in|defined by type) "([\w[\]!.]+)"/.exec(
      message,
    )?.[1];
  return type === undefined
    ? 'A value does not fit the type that its place expects.'
    : `A value does not fit "${type}".`;
}

function describeVariable(node: ASTNode | undefined): string {
  return node?.kind === Kind.VARIABLE_DEFINITION
    ? `The variable "$${node.variable.name.value}" has no value that fits its type "${print(node.type)}".`
    : 'A variable has no value that fits its type.';
}

/** Keeps quoted punctuation ("{") and drops every quoted word. */
const withoutQuotedWords = (message: string): string =>
  withoutNumbers(message.replace(/ ?"(?:[^"\\]|\\.)*[\p{L}\p{N}_](?:[^"\\]|\\.)*"/gu, ''));

const withoutNumbers = (message: string): string => message.replace(/\d[\d -]{2,}\d/g, '…');
