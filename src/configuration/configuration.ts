import { z } from 'zod';
import { readConfigurationsFile } from './configurations-file.ts';
import {
  DATAFORDELER_NAMES,
  PROVIDERS,
  readProviderSettings,
  type ProviderSettings,
} from './provider-settings.ts';

/**
 * Every setting, read once at the start. This file is the only place that reads the environment; docs/operator.md lists the settings and a
 * test keeps the two equal.
 */
const SETTINGS = z.object({
  HOST: z.string().min(1).default('localhost'),
  PORT: wholeNumber(0, 65_535).default(4000),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  LOG_FORMAT: oneOf('json', 'pretty', 'auto').default('auto'),
  CPR_CONFIGURATIONS: z.string().min(1).optional(),
  CPR_PROVIDER: oneOf(...PROVIDERS).default('fake'),
  CPR_FAKE_PEOPLE: z.string().min(1).optional(),
  CPR_ID_KEY: z
    .string()
    .regex(
      /^[0-9a-f]{64,}$/i,
      'expected at least 64 hexadecimal digits (32 bytes), as "openssl rand -hex 32" prints',
    )
    .optional(),
  GRAPHIQL: onOrOff().default(true),
  INTROSPECTION: onOrOff().default(true),
  BODY_LIMIT_BYTES: wholeNumber(1_024, 100_000_000).default(1_000_000),
  REQUEST_TIMEOUT_MS: wholeNumber(1, 600_000).default(30_000),
  SHUTDOWN_DELAY_MS: wholeNumber(0, 600_000).default(0),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(25_000),
  MAX_DEPTH: wholeNumber(1, 200).default(20),
  MAX_COST: wholeNumber(1, 1_000_000_000).default(200_000),
  MAX_TOKENS: wholeNumber(10, 1_000_000).default(10_000),
});

export type Configuration = Readonly<z.output<typeof SETTINGS>> & {
  /** How each named configuration reads the register. Where nothing is named there is one, `default`. */
  readonly providers: ReadonlyMap<string, ProviderSettings>;
};

/** `clientId` in a file of configurations is `DATAFORDELER_CLIENT_ID` in the environment. The key for ids has one name for all. */
const DATAFORDELER_VARIABLES = new Map(
  DATAFORDELER_NAMES.filter((name) => name !== 'idKey').map((name) => [
    `DATAFORDELER_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    name,
  ]),
);

export const SETTING_NAMES = [...Object.keys(SETTINGS.shape), ...DATAFORDELER_VARIABLES.keys()];

/** Names every setting that is wrong; the message is written for an operator and holds no value of a secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the settings from an environment. An empty variable counts as not set.
 *
 * @throws ConfigurationError with every problem at once
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Configuration {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const problems = misspelt(environment);
  const result = SETTINGS.safeParse(given);
  if (!result.success) {
    problems.push(...result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
    throw new ConfigurationError(problems);
  }
  const providers = readProviders(result.data, given, environment, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze({ ...result.data, providers });
}

type Variables = Readonly<Record<string, string | undefined>>;

function readProviders(
  settings: z.output<typeof SETTINGS>,
  given: Variables,
  environment: Variables,
  problems: string[],
): ReadonlyMap<string, ProviderSettings> {
  const file = settings.CPR_CONFIGURATIONS;
  if (file === undefined) return readOneProvider(settings, given, problems);
  for (const name of ['CPR_PROVIDER', 'CPR_FAKE_PEOPLE', ...DATAFORDELER_VARIABLES.keys()]) {
    if (given[name] !== undefined)
      problems.push(`${name}: belongs into the file that CPR_CONFIGURATIONS names`);
  }
  const read = readConfigurationsFile(file, environment);
  problems.push(...read.problems);
  return read.providers;
}

function readOneProvider(
  { CPR_PROVIDER, CPR_FAKE_PEOPLE, CPR_ID_KEY }: z.output<typeof SETTINGS>,
  given: Variables,
  problems: string[],
): ReadonlyMap<string, ProviderSettings> {
  const own = CPR_PROVIDER === 'fake' ? new Map([['CPR_FAKE_PEOPLE', 'people']]) : DATAFORDELER_VARIABLES;
  const variables = new Map([...own, ['CPR_ID_KEY', 'idKey']]);
  const values = { ...given, CPR_FAKE_PEOPLE, CPR_ID_KEY };
  const read = readProviderSettings({
    provider: CPR_PROVIDER,
    ...Object.fromEntries(
      [...variables].flatMap(([variable, name]) => {
        const value = values[variable as keyof typeof values];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  });
  if ('settings' in read) return new Map([['default', read.settings]]);
  const variableOf = new Map([...variables].map(([variable, name]) => [name, variable]));
  problems.push(...read.problems.map(({ name, message }) => `${variableOf.get(name) ?? name}: ${message}`));
  return new Map();
}

/** A variable that begins like ours and is none is a slip of the pen; to ignore it would be to run without it. */
function misspelt(environment: Variables): string[] {
  return Object.keys(environment).flatMap((name) => {
    const prefix = ['CPR_', 'DATAFORDELER_'].find((start) => name.startsWith(start));
    if (prefix === undefined || SETTING_NAMES.includes(name)) return [];
    const alike = SETTING_NAMES.filter((other) => other.startsWith(prefix)).join(', ');
    return [`${name}: there is no such setting; the settings that begin so are ${alike}`];
  });
}

function wholeNumber(least: number, most: number) {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z
    .union([z.number(), z.string().regex(/^\d+$/, expected).transform(Number)], expected)
    .refine((number) => number >= least && number <= most, expected);
}

function oneOf<const Choice extends string>(...choices: readonly [Choice, ...Choice[]]) {
  return z.enum(
    choices,
    `expected ${choices.length > 1 ? 'one of ' : ''}${choices.map((choice) => `"${choice}"`).join(', ')}`,
  );
}

function onOrOff() {
  return z.union(
    [z.boolean(), z.enum(['on', 'off'], 'expected "on" or "off"').transform((text) => text === 'on')],
    'expected "on" or "off"',
  );
}
