import { describe, expect, test } from '@jest/globals';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  buildSchema,
  GraphQLError,
  Kind,
  parse,
  validate,
  type ASTNode,
  type GraphQLFormattedError,
} from 'graphql';
import { safeError } from '../../../src/graphql/errors/safe-error.ts';
import { shortestTimeOf, WORST_STRINGS } from '../worst-strings.ts';

const schema = buildSchema(`
  type Query { find(filter: Filter, kind: Kind, count: Int): Int }
  input Filter { name: String! }
  enum Kind { ALIVE }
`);

/** As Apollo Server hands an error to us. */
function withCode(code: string, error: GraphQLError): [GraphQLFormattedError, GraphQLError] {
  return [{ ...error.toJSON(), extensions: { code } }, error];
}

function parseError(text: string, maxTokens?: number): GraphQLFormattedError {
  try {
    parse(text, { ...(maxTokens && { maxTokens }) });
  } catch (error) {
    return safeError(...withCode(ApolloServerErrorCode.GRAPHQL_PARSE_FAILED, error as GraphQLError));
  }
  throw new Error('The text is GraphQL');
}

describe('of a text that is no GraphQL', () => {
  test.each([
    ['a bracket', '{ a(', 'Expected Name, found <EOF>.'],
    ['another bracket', '{ a }}', 'Unexpected "}".'],
    ['a word in its place', '{ a(b Hansen) }', 'Expected ":", found Name.'],
    ['a missing keyword', 'fragment Hansen Q { a }', 'Expected "on", found Name.'],
    ['a text', '{ a(: "Hansen") }', 'Expected Name, found ":".'],
    ['a text with quotes in it', '{ "a\\" Hansen \\"b" }', 'Expected Name, found String.'],
    ['a text with a backslash at its end', '{ "Hansen\\\\" }', 'Expected Name, found String.'],
    ['a long text', '{ """\nHansen "found Name "Hansen"\n""" }', 'Expected Name, found BlockString.'],
    ['a number', '{ 707614293 }', 'Expected Name, found Int.'],
    ['an unterminated text', '{ a(b: "Hansen) }', 'Unterminated string.'],
    ['a text that is closed too late', '{ a(b: "x) { Hansen" }', 'Expected Name, found "}".'],
    [
      'another kind of quotes',
      "{ a(b: 'Hansen') }",
      'Unexpected single quote character (\'), did you mean to use a double quote (")?',
    ],
    ['a letter of no alphabet of GraphQL', '{ æ }', 'Unexpected character.'],
    ['an unknown escape', '"\\Hansen"', 'Invalid character escape sequence.'],
    ['an unknown code point', '"\\uHansen"', 'Invalid Unicode escape sequence.'],
    ['half a character', '"Hansen\ud800"', 'Invalid character within String.'],
    ['a number that goes on', '{ a(b: 07Hansen) }', 'Invalid number.'],
    ['a variable where none may be', 'query ($a: Int = $Hansen) { a }', 'Unexpected variable.'],
  ])('graphql-js’s own words are told, and no word of the text: %s', (_what, text, message) => {
    const error = parseError(text);

    expect(error.message).toBe(`Syntax Error: ${message}`);
    expect(error.locations).toHaveLength(1);
    expect(error.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
  });

  test('that is too long, the limit is told', () => {
    expect(parseError('{ a a a a a }', 5)).toMatchObject({
      message: 'The operation has more than 5 tokens, which is the most allowed. Put values into variables.',
      extensions: { code: 'OPERATION_TOO_LONG', limit: 5 },
    });
  });
});

describe('of a value that does not fit, the type is told', () => {
  test.each([
    ['{ find(count: "Hansen") }', 'Int'],
    ['{ find(kind: "Hansen") }', 'Kind'],
    ['{ find(kind: HANSEN) }', 'Kind'],
    ['{ find(filter: "Hansen") }', 'Filter'],
    ['{ find(filter: { name: 1 }) }', 'String'],
    ['{ find(filter: {}) }', 'Filter.name'],
    ['{ find(filter: { name: "", Hansen: 1 }) }', 'Filter'],
  ])('%s', (text, type) => {
    const [error] = validate(schema, parse(text));
    if (error === undefined) throw new Error('The operation is valid');

    expect(safeError(...withCode(ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, error)).message).toBe(
      `A value does not fit "${type}".`,
    );
  });
});

test.each(['f0101904321', '_010190_1234', 'a01_01_90_43_21', 'x0b1c0d1e9f0g'])(
  'a name with as many digits as a date is left out of a message: %s',
  (name) => {
    const [error] = validate(schema, parse(`{ ${name} }`));
    if (error === undefined) throw new Error('The operation is valid');

    expect(safeError(...withCode(ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, error)).message).toBe(
      'Cannot query field "…" on type "Query".',
    );
  },
);

describe.each([
  ['GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found String "', Kind.NAME],
  ['GRAPHQL_VALIDATION_FAILED', 'Expected value of type "Int", found ', Kind.STRING],
  ['GRAPHQL_VALIDATION_FAILED', '', Kind.STRING],
  ['GRAPHQL_VALIDATION_FAILED', 'Unknown argument "', Kind.ARGUMENT],
  ['BAD_REQUEST', '', Kind.NAME],
])('a megabyte in an error %s "%s" takes no time', (code, begin, kind) => {
  test.each(Object.entries(WORST_STRINGS))('of %j', (_what, text) => {
    const args = withCode(code, new GraphQLError(begin + text, { nodes: { kind } as ASTNode }));

    expect(shortestTimeOf(() => safeError(...args))).toBeLessThan(200);
  });
});
