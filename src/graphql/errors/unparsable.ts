import type { GraphQLFormattedError } from 'graphql';

/**
 * The error for a text that graphql-js can't parse. Its messages quote the text, which may be a name or a number that lacks its quotes; so
 * only what graphql-js itself says is kept of each message. `locations` tells the place.
 */
export function describeUnparsable(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const limit = TOO_LONG.exec(formatted.message)?.[1];
  if (limit === undefined) return { ...formatted, message: `Syntax Error: ${saidOf(formatted.message)}` };
  return {
    ...formatted,
    message: `The operation has more than ${limit} tokens, which is the most allowed. Put values into variables.`,
    extensions: { code: 'OPERATION_TOO_LONG', limit: Number(limit) },
  };
}

/** graphql-js counts tokens while it parses, so a text that is too long fails as if it were wrong. */
const TOO_LONG = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/;

/** A mark of the language (`"{"`, `"..."`, `<EOF>`) or a kind of word (`Name`); behind a kind comes the client's word, which is left out. */
const TOKEN = '"[!$&().:=?@[\\]{|}]{1,3}"|<[SE]OF>|Name|Int|Float|String|BlockString|Comment';

const EXPECTED = new RegExp(`^Syntax Error: Expected ("\\w{1,12}"|${TOKEN}), found (${TOKEN})`);
const UNEXPECTED = new RegExp(`^Syntax Error: Unexpected (${TOKEN})`);

/** What else graphql-js says, without what it quotes of the text. */
const SAID = [
  'Unterminated string',
  'Invalid character within String',
  'Invalid Unicode escape sequence',
  'Invalid character escape sequence',
  'Invalid number',
  'Unexpected character',
  'Unexpected single quote character (\'), did you mean to use a double quote (")?',
  'Unexpected variable',
  'Unexpected description, descriptions are supported only on definitions',
  'Unexpected description, only GraphQL definitions support descriptions',
  'Unexpected description, descriptions are not supported on shorthand queries',
];

function saidOf(message: string): string {
  const [, expected, found] = EXPECTED.exec(message) ?? [];
  if (expected !== undefined && found !== undefined) return `Expected ${expected}, found ${found}.`;
  const unexpected = UNEXPECTED.exec(message)?.[1];
  if (unexpected !== undefined) return `Unexpected ${unexpected}.`;
  const said = SAID.find((words) => message.startsWith(`Syntax Error: ${words}`));
  if (said === undefined) return 'The text is not GraphQL.';
  return said.endsWith('?') ? said : `${said}.`;
}
