import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError } from 'graphql';
import { ProviderError } from '../../providers/provider-error.ts';
import { CodedError } from './coded-error.ts';
import { variablePlace } from './wrong-variables.ts';

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
      return describeUnparsable(formatted);
    case 'GRAPHQL_VALIDATION_FAILED':
      if (isTooMuchToCheck(formatted)) return TOO_MUCH_TO_CHECK;
      return { ...formatted, message: describeInvalid(formatted.message, error) };
    case 'BAD_REQUEST':
    case 'OPERATION_RESOLUTION_FAILURE':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return { ...formatted, message: withoutNumbers(formatted.message) };
  }
  if (isAboutInput(error)) {
    return { ...formatted, message: describeInput(nodeOf(error)), extensions: { code: 'BAD_USER_INPUT' } };
  }
  return { ...formatted, message: INTERNAL_MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

const INTERNAL_MESSAGE = 'Something went wrong in the CPR subgraph. The log has it under this request id.';

/**
 * Whether graphql-js found only while running that a variable, or the argument that it is given to, has no fitting value. Such errors
 * carry no code, unlike those that Apollo Server knows as `BAD_USER_INPUT`.
 */
export function isAboutInput(error: unknown): boolean {
  const thrown = unwrapResolverError(error);
  if (!(thrown instanceof GraphQLError)) return false;
  const kind = thrown.nodes?.[0]?.kind;
  if (kind === undefined) return thrown.message.startsWith('Too many errors processing variables');
  return kind === Kind.VARIABLE || VALUE_KINDS.includes(kind);
}

function nodeOf(error: unknown): ASTNode | undefined {
  return error instanceof GraphQLError ? error.nodes?.[0] : undefined;
}

/** graphql-js and Apollo Server give up on an operation that repeats fields or fragments without end, each in words of its own. */
function isTooMuchToCheck({ message, extensions }: GraphQLFormattedError): boolean {
  return (
    message.endsWith('Validation aborted.') ||
    extensions?.['validationErrorCode'] === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED'
  );
}

const TOO_MUCH_TO_CHECK: GraphQLFormattedError = {
  message: 'The operation repeats too many fields, fragments or mistakes to be checked. Make it smaller.',
  extensions: { code: 'OPERATION_TOO_COSTLY' },
};

/** graphql-js counts tokens while it parses, so a text that is too long fails as if it were wrong. */
function describeUnparsable(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const limit = /Document contains more tha\w+ (\d+) tokens/.exec(formatted.message)?.[1];
  if (limit === undefined) return { ...formatted, message: withoutQuotedWords(formatted.message) };
  return {
    ...formatted,
    message: `The operation has more than ${limit} tokens, which is the most allowed. Put values into variables.`,
    extensions: { code: 'OPERATION_TOO_LONG', limit: Number(limit) },
  };
}

/** An unknown field or argument is named, so that it can be mended; a value is not repeated. */
function describeInvalid(message: string, error: unknown): string {
  // A scalar's own words about a literal.
  if (error instanceof GraphQLError && error.originalError instanceof CodedError) return message;
  const node = nodeOf(error);
  if (node === undefined || !VALUE_KINDS.includes(node.kind)) return withoutNumbers(message);
  const type =
    /(?:Expected value of type|Enum|Field|Value .* does not exist in|defined by type) "([\w[\]!.]+)"/.exec(
      message,
    )?.[1] ?? /^(Int|Float|String|Boolean|ID) cannot represent /.exec(message)?.[1];
  return type === undefined
    ? 'A value does not fit the type that its place expects.'
    : `A value does not fit "${type}".`;
}

/** Names the variable, never the value. */
function describeInput(node: ASTNode | undefined): string {
  if (node?.kind === Kind.VARIABLE) {
    return `The variable "${variablePlace(node.name.value)}" has no value that fits the place where it is used.`;
  }
  return 'A variable has no value that fits its type.';
}

/** Keeps quoted punctuation ("{") and drops every quoted word. */
const withoutQuotedWords = (message: string): string =>
  withoutNumbers(message.replace(/ ?"(?:[^"\\]|\\.)*[\p{L}\p{N}_](?:[^"\\]|\\.)*"/gu, ''));

const withoutNumbers = (message: string): string => message.replace(/\d[\d -]{2,}\d/g, '…');
