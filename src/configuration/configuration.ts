import { z } from 'zod';
import { ConfigurationError } from './configuration-error.ts';
import { readConfigurationsFile } from './configurations-file.ts';
import {
  PROVIDER_KINDS,
  provider,
  readProviderSettings,
  type ProviderSettings,
} from './provider-settings.ts';
import {
  hosts,
  idKey,
  idKeys,
  onOrOff,
  oneOf,
  origins,
  storage,
  text,
  wholeNumber,
} from './setting-kinds.ts';
import { isThisMachine } from './this-machine.ts';
import { signInProblems } from './sign-in-settings.ts';
import { readTls, type TlsSettings } from './tls-settings.ts';
import { readTrustFile, type TrustSettings } from './trust-file.ts';

/**
 * The server's own settings. This folder is the only place that reads the environment; docs/operator.md lists the settings and a test keeps
 * the two equal.
 */
const SETTINGS = z.object({
  HOST: text.default('localhost'),
  PORT: wholeNumber(0, 65_535).default(4000),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  LOG_FORMAT: oneOf('json', 'pretty', 'auto').default('auto'),
  METRICS_HOST: text.default('localhost'),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  CPR_CONFIGURATIONS: text.optional(),
  CPR_DEFAULT_CONFIGURATION: text.optional(),
  CPR_PROVIDER: provider.default('fake'),
  CPR_TRUST: text.optional(),
  CPR_STORAGE: storage.default('sqlite:data/cpr-subgraph.sqlite'),
  CPR_LEDGER_KEY: idKey.optional(),
  CPR_PREVIOUS_LEDGER_KEYS: idKeys.optional(),
  CPR_SIGN_IN_SECRET: text.optional(),
  CPR_ROUTER_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  TLS_CERTIFICATE: text.optional(),
  TLS_KEY: text.optional(),
  TLS_CLIENT_CA: text.optional(),
  TLS_CLIENT_CERTIFICATE: oneOf('required', 'requested').default('required'),
  GRAPHIQL: onOrOff().default(true),
  INTROSPECTION: onOrOff().default(true),
  CORS_ORIGINS: origins.optional(),
  ALLOWED_HOSTS: hosts.optional(),
  BODY_LIMIT_BYTES: wholeNumber(1_024, 100_000_000).default(1_000_000),
  OPEN_BODIES_LIMIT_BYTES: wholeNumber(1_024, 10_000_000_000).default(50_000_000),
  RECEIVE_TIMEOUT_MS: wholeNumber(1, 600_000).default(10_000),
  MAX_REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(0),
  REQUEST_TIMEOUT_MS: wholeNumber(1, 600_000).default(30_000),
  SHUTDOWN_DELAY_MS: wholeNumber(0, 600_000).default(0),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(25_000),
  MAX_DEPTH: wholeNumber(1, 200).default(20),
  MAX_COST: wholeNumber(1, 1_000_000_000).default(600_000),
  MAX_KEYS: wholeNumber(1, 100_000).default(1_000),
  MAX_FIELDS: wholeNumber(1, 1_000_000).default(5_000),
  MAX_TOKENS: wholeNumber(10, 1_000_000).default(10_000),
  MAX_ANSWER_BYTES: wholeNumber(1_000, 500_000_000).default(32_000_000),
  MAX_ERRORS: wholeNumber(1, 1_000_000).default(5_000),
  OPERATION_CACHE_BYTES: wholeNumber(0, 10_000_000_000).default(64_000_000),
});

export type Configuration = Readonly<z.output<typeof SETTINGS>> & {
  /** How each named configuration reads the register. Without a file of configurations there is one, `default`. */
  readonly providers: ReadonlyMap<string, ProviderSettings>;
  /** Who may call and why; null where nobody signs in, and only test people are served. */
  readonly trust: TrustSettings | null;
  /** What HTTPS by the server itself needs; null where it speaks plain HTTP. */
  readonly tls: TlsSettings | null;
  /** What an operator should be told at the start. */
  readonly warnings: readonly string[];
};

/** Settings that are called the same whatever the provider. */
const SHARED_VARIABLES: Readonly<Record<string, string>> = {
  idKey: 'CPR_ID_KEY',
  previousIdKeys: 'CPR_PREVIOUS_ID_KEYS',
};

/** For each provider its variables and the settings that they are: `DATAFORDELER_CLIENT_ID` is `clientId`. */
const VARIABLES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(PROVIDER_KINDS).map(([kind, { prefix, names }]) => [
    kind,
    new Map(names.map((name) => [SHARED_VARIABLES[name] ?? prefix + inSnakeCase(name), name])),
  ]),
);

const PROVIDER_VARIABLES = new Set([...VARIABLES.values()].flatMap((variables) => [...variables.keys()]));

/** What our own variables begin with. */
const PREFIXES = ['CPR_', ...Object.values(PROVIDER_KINDS).map(({ prefix }) => prefix)];

export const SETTING_NAMES = [...Object.keys(SETTINGS.shape), ...PROVIDER_VARIABLES];

type Variables = Readonly<Record<string, string | undefined>>;
type Providers = {
  /** The names of the configurations, also of those that can't be used; absent if not even the names are known. */
  readonly names?: readonly string[];
  readonly providers: ReadonlyMap<string, ProviderSettings>;
  readonly problems: readonly string[];
  readonly warnings?: readonly string[];
  /** Variables that a file of configurations takes secrets from: they may be called anything. */
  readonly variables?: readonly string[];
};

/** What an environment has of settings, whether or not the server could start with them. */
export type ConfigurationReading = {
  /** Null where there is a problem. */
  readonly configuration: Configuration | null;
  /** Everything that is wrong, in words for an operator and without any value. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** Those configurations that can be used, even where another setting can't. */
  readonly providers: ReadonlyMap<string, ProviderSettings>;
  /** What the file of callers and purposes says, even where another setting is wrong; null where it can't be used, or none is named. */
  readonly trust: TrustSettings | null;
  /** Whether such a file is named. */
  readonly callersSignIn: boolean;
  readonly tls: TlsSettings | null;
};

/**
 * Reads the settings from an environment. An empty variable counts as not set.
 *
 * @throws ConfigurationError with every problem at once
 */
export function readConfiguration(environment: Variables = process.env): Configuration {
  const { configuration, problems } = examineConfiguration(environment);
  if (configuration === null) throw new ConfigurationError(problems);
  return configuration;
}

/** Reads the same, and gives what can be used of settings that are wrong elsewhere. */
export function examineConfiguration(environment: Variables = process.env): ConfigurationReading {
  const given: Variables = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const result = SETTINGS.safeParse(given);
  const { names, providers, problems, warnings = [], variables = [] } = readProviders(given, environment);
  const trust = given['CPR_TRUST'] === undefined ? null : readTrustFile(given['CPR_TRUST']);
  const tls = readTls(given);
  const all = [
    ...misspelt(environment, variables),
    ...(result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...noSuchDefault(given['CPR_DEFAULT_CONFIGURATION'], names),
    ...problems,
    ...tls.problems,
    ...keyMissing(given),
    ...(trust !== null && 'problems' in trust ? trust.problems : []),
    ...wrongSignIn(trust !== null && 'trust' in trust ? trust.trust : null, given),
  ];
  const told = {
    providers,
    trust: trust !== null && 'trust' in trust ? trust.trust : null,
    tls: tls.settings,
    warnings: [...warnings, ...tls.warnings],
  };
  const isUsable = result.success && all.length === 0;
  return {
    ...told,
    configuration: isUsable ? Object.freeze({ ...result.data, ...told }) : null,
    problems: all,
    callersSignIn: given['CPR_TRUST'] !== undefined,
  };
}

function wrongSignIn(trust: TrustSettings | null, given: Variables): string[] {
  return signInProblems({
    signIn: trust?.signIn,
    issuers: trust?.callers.issuers ?? [],
    secret: given['CPR_SIGN_IN_SECRET'],
    isPublic: given['ALLOWED_HOSTS'] !== undefined || !isThisMachine(given['HOST'] ?? 'localhost'),
  });
}

/** People are stored under pseudonyms, which need a key. */
function keyMissing(given: Variables): string[] {
  if (given['CPR_TRUST'] === undefined || given['CPR_LEDGER_KEY'] !== undefined) return [];
  return [
    'CPR_LEDGER_KEY: expected beside CPR_TRUST, at least 64 hexadecimal digits, as "openssl rand -hex 32" prints',
  ];
}

function noSuchDefault(byDefault: string | undefined, names: readonly string[] = []): string[] {
  if (byDefault === undefined || names.length === 0 || names.includes(byDefault)) return [];
  return [`CPR_DEFAULT_CONFIGURATION: expected the name of a configuration: ${names.join(', ')}`];
}

function readProviders(given: Variables, environment: Variables): Providers {
  const file = given['CPR_CONFIGURATIONS'];
  if (file === undefined) return readOneProvider(given);
  const read = readConfigurationsFile(file, environment);
  const misplaced = ['CPR_PROVIDER', ...PROVIDER_VARIABLES].filter(
    (name) => given[name] !== undefined && !read.variables.includes(name),
  );
  return {
    ...read,
    problems: [
      ...misplaced.map((name) => `${name}: belongs in the file that CPR_CONFIGURATIONS names`),
      ...read.problems,
    ],
  };
}

function readOneProvider(given: Variables): Providers {
  const chosen = provider.safeParse(given['CPR_PROVIDER'] ?? 'fake');
  // What is wrong with the choice itself is told with the other settings.
  if (!chosen.success) return { providers: new Map(), problems: [] };
  const own = VARIABLES.get(chosen.data) ?? new Map<string, string>();
  const settings: Record<string, string> = { provider: chosen.data };
  const problems: string[] = [];
  for (const variable of PROVIDER_VARIABLES) {
    const value = given[variable];
    const name = own.get(variable);
    if (value === undefined) continue;
    if (name !== undefined) settings[name] = value;
    else problems.push(`${variable}: there is no such setting of the provider "${chosen.data}"`);
  }
  const read = readProviderSettings(settings);
  const names = ['default'];
  if ('settings' in read) return { names, providers: new Map([['default', read.settings]]), problems };
  const variableOf = new Map([...own].map(([variable, name]) => [name, variable]));
  problems.push(...read.problems.map(({ name, message }) => `${variableOf.get(name) ?? name}: ${message}`));
  return { names, providers: new Map(), problems };
}

/** What Kubernetes sets in every pod for each service of the namespace, which may well be called `cpr`. */
const SET_BY_KUBERNETES = /_(?:SERVICE_HOST|SERVICE_PORT\w*|PORT(?:_\d+_\w+)?)$/;

/** A variable that begins like ours but is not one is most likely misspelt; ignoring it would mean to run without that setting. */
function misspelt(environment: Variables, others: readonly string[]): string[] {
  return Object.keys(environment).flatMap((name) => {
    const prefix = PREFIXES.find((start) => name.startsWith(start));
    if (prefix === undefined || SETTING_NAMES.includes(name) || others.includes(name)) return [];
    if (SET_BY_KUBERNETES.test(name)) return [];
    const alike = SETTING_NAMES.filter((other) => other.startsWith(prefix)).join(', ');
    return [`${name}: there is no such setting; those that begin like it are ${alike}`];
  });
}

function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
