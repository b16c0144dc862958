import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError } from 'graphql';
import { ProviderError } from '../../providers/provider-error.ts';
import { CodedError } from './coded-error.ts';
import { describeInput } from './describe-input.ts';
import { withoutNumbers } from './plain-name.ts';
import { describeUnparsable } from './unparsable.ts';

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

/** An unknown field or argument is named, so that it can be mended; a value is not repeated. */
function describeInvalid(message: string, error: unknown): string {
  // A scalar's own words about a literal.
  if (error instanceof GraphQLError && error.originalError instanceof CodedError) return message;
  const node = nodeOf(error);
  if (node === undefined || !VALUE_KINDS.includes(node.kind)) return withoutNumbers(message);
  const type = EXPECTED_TYPES.map((form) => form.exec(message)?.[1]).find((name) => name !== undefined);
  return type === undefined
    ? 'A value does not fit the type that its place expects.'
    : `A value does not fit "${type}".`;
}

/**
 * How graphql-js says which type it expected. Each form is held against the beginning alone: a search through the whole message, which
 * quotes the client's value, would take a time that grows with the square of its length.
 */
const EXPECTED_TYPES = [
  /^Expected value of type "([\w[\]!]+)"/,
  /^Enum "(\w+)" cannot represent /,
  /^(Int|Float|String|Boolean|ID) cannot represent /,
  /^Field "(\w+\.\w+)" of required type /,
  /^Field "\w+" is not defined by type "(\w+)"/,
  /^Value "\w+" does not exist in "(\w+)" enum/,
];
