import { z } from 'zod';

// Kinds of settings. A value is text, as an environment has it, or what it means, as JSON has it. Every message tells what is expected and
// never what was given: it may be a secret.

export const text = z.string('expected a text').min(1, 'expected a text');

/** A text of one line that is not empty. */
export function textUpTo(most: number) {
  const expected = `expected a text of at most ${most} characters in one line`;
  return z.string(expected).refine((given) => /^\P{Cc}+$/u.test(given) && given.length <= most, expected);
}

/** Whole bytes. */
const ID_KEY = /^(?:[0-9a-f]{2}){32,}$/i;
const AN_ID_KEY =
  'expected an even number of hexadecimal digits, at least 64 (32 bytes), as "openssl rand -hex 32" prints';
const ID_KEYS = 'expected keys of at least 64 hexadecimal digits each, with commas between them';

export const idKey = z.string('expected a text').regex(ID_KEY, AN_ID_KEY);

/** One text with commas, or a list of texts. */
export const idKeys = z
  .union(
    [z.string().transform((keys) => keys.split(',').map((key) => key.trim())), z.array(z.string())],
    ID_KEYS,
  )
  .refine((keys) => keys.length > 0 && keys.every((key) => ID_KEY.test(key)), ID_KEYS);

export function wholeNumber(least: number, most: number) {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z
    .union([z.number(), z.string().regex(/^\d+$/, expected).transform(Number)], expected)
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, expected);
}

export function oneOf<const Choice extends string>(...choices: readonly [Choice, ...Choice[]]) {
  return z.enum(
    choices,
    `expected ${choices.length > 1 ? 'one of ' : ''}${choices.map((choice) => `"${choice}"`).join(', ')}`,
  );
}

export function onOrOff() {
  return z.union(
    [z.boolean(), z.enum(['on', 'off'], 'expected "on" or "off"').transform((word) => word === 'on')],
    'expected "on" or "off"',
  );
}

const ADDRESS =
  'expected an address that begins with https:// and has neither "?" nor "#" nor a user or password';

/** An address that a path can be appended to. */
export const httpsAddress = z.string(ADDRESS).refine((address) => {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && !/[?#]/.test(address);
}, ADDRESS);

const ORIGINS =
  'expected origins such as https://app.example.dk, with commas between them; http only for localhost, and never "*"';
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Origins of web pages, as a browser names them. There is no value for "all pages", because the answers are about people. */
export const origins = z
  .string(ORIGINS)
  .refine((list) => partsOf(list).every(isOrigin), ORIGINS)
  .transform((list) => partsOf(list).map((part) => new URL(part).origin));

const partsOf = (list: string): string[] => list.split(',').map((part) => part.trim());

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.pathname !== '/' || url.username !== '' || /[?#*@]/.test(text)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && THIS_MACHINE.includes(url.hostname));
}

const HOSTS = 'expected names of hosts such as cpr.example.dk, without ports and with commas between them';

/** Names that a client may call the server by: host names and addresses, those of IPv6 in brackets. */
export const hosts = z
  .string(HOSTS)
  .refine((list) => partsOf(list).every((name) => /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(name)), HOSTS)
  .transform((list) => partsOf(list).map((name) => name.toLowerCase()));

/** Where state is kept: `sqlite:` and a file, or the connection string of a PostgreSQL database. */
export const storage = z
  .string()
  .regex(
    /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/,
    'expected "sqlite:" and a path, or a connection string that begins with postgres://',
  );
