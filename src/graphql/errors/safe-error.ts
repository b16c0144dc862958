import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError } from 'graphql';
import { CodedError } from './coded-error.ts';
import { withoutNumbers } from './plain-name.ts';
import { INTERNAL_MESSAGE } from './told-error.ts';
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
 * What the caller is told of a request whose form Apollo Server refuses: nothing that a client wrote as a value (it may be a CPR number or a
 * name) gets out, and nothing that a bug said. Messages of graphql-js quote both literals and variables.
 */
export function safeError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof CodedError) return formatted;
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
  return { ...formatted, message: INTERNAL_MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
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
