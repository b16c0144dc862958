import { z } from 'zod';
import { providerKind, withoutTheOther, type Given, type SettingProblem } from './provider-kind.ts';
import { httpsAddress, idKey, idKeys, onOrOff, oneOf, text, wholeNumber } from './setting-kinds.ts';

const ENVIRONMENTS = ['production', 'test03', 'test04', 'test06'] as const;

const SHAPE = z.strictObject({
  provider: z.literal('datafordeler'),
  sector: oneOf('public', 'private'),
  environment: oneOf(...ENVIRONMENTS).default('production'),
  version: wholeNumber(1, 99).default(3),
  /** Before the path of the service; or all of it, where it ends in the version. */
  graphqlUrl: httpsAddress.optional(),
  tokenUrl: httpsAddress.optional(),
  clientId: text,
  clientSecret: text.optional(),
  certificate: text.optional(),
  certificateKey: text.optional(),
  certificatePassword: text.optional(),
  ca: text.optional(),
  /** The operator's word that nobody behind this address is real, so that callers need not sign in. */
  testPeople: onOrOff().default(false),
  schemaFile: text.optional(),
  idKey: idKey.optional(),
  previousIdKeys: idKeys.optional(),
  connections: wholeNumber(1, 256).default(16),
  /** Three attempts and their pauses fit into the time of a whole request, so that somebody whose answer hangs fails alone. */
  timeLimitMs: wholeNumber(1, 60_000).default(8_000),
  retries: wholeNumber(0, 10).default(2),
  debugCapture: text.optional(),
  debugCaptureValues: onOrOff().default(false),
  debugCaptureHours: wholeNumber(1, 720).default(24),
});

export type DatafordelerSettings = Readonly<z.output<typeof SHAPE>> & {
  /** The whole address of the service, with sector and version. */
  readonly graphqlUrl: string;
  readonly tokenUrl: string;
};

type Addresses = {
  readonly graphql?: string;
  readonly secretToken?: string;
  readonly certificateToken?: string;
};

/**
 * The addresses that are publicly known (datafordeler.dk and integrators' guides). Those of the test environments are not, but for one; an
 * operator gives them.
 */
const ADDRESSES: Readonly<Record<(typeof ENVIRONMENTS)[number], Addresses>> = {
  production: {
    graphql: 'https://graphql.datafordeler.dk',
    secretToken: 'https://auth.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
    certificateToken: 'https://auth-oces.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
  },
  test03: {},
  test04: {},
  test06: { graphql: 'https://test06-graphql.datafordeler.dk' },
};

const PATH = { public: 'PublicSector', private: 'PrivateSector' } as const;

export const DATAFORDELER = providerKind({
  prefix: 'DATAFORDELER_',
  shape: SHAPE,
  conflicts,
  complete(settings): DatafordelerSettings {
    const { graphql, token } = addressesFor(settings);
    return { ...settings, graphqlUrl: serviceUrl(graphql ?? '', settings), tokenUrl: token ?? '' };
  },
});

function conflicts(given: Given): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const has = (name: string) => given[name] !== undefined;
  const problem = (name: string, message: string) => void problems.push({ name, message });
  if (has('clientSecret') === has('certificate')) {
    problem('clientSecret', 'expected one way to sign in: a client secret, or a certificate');
  }
  problems.push(
    ...withoutTheOther(given, ['certificateKey', 'certificatePassword'], 'certificate', 'a certificate'),
  );
  if (given['sector'] === 'private' && !has('idKey')) {
    problem('idKey', 'expected for the private sector: the ids of private citizens are made with it');
  }
  const capture = ['debugCaptureValues', 'debugCaptureHours'];
  problems.push(
    ...withoutTheOther(given, ['previousIdKeys'], 'idKey', 'a key for ids'),
    ...withoutTheOther(given, capture, 'debugCapture', 'a folder for debug capture'),
  );
  const environment = ENVIRONMENTS.find((name) => name === (given['environment'] ?? 'production'));
  if (environment === undefined) return problems;
  const { graphql, token } = addressesFor({ ...given, environment });
  if (graphql === undefined) {
    problem('graphqlUrl', `expected: the address for ${environment} is not publicly known`);
  }
  if (isOn(given['testPeople']) && String(graphql).startsWith(ADDRESSES.production.graphql ?? '')) {
    problem('testPeople', 'expected "off": the production service has real people');
  }
  if (token === undefined) {
    problem('tokenUrl', `expected: the token server of ${environment} is not publicly known`);
  }
  return problems;
}

const isOn = (given: unknown): boolean => given === true || given === 'on';

/** The operator's own addresses before the known ones; a certificate has a token server of its own. */
function addressesFor<Address>({
  environment,
  graphqlUrl,
  tokenUrl,
  certificate,
}: {
  environment: (typeof ENVIRONMENTS)[number];
  graphqlUrl?: Address;
  tokenUrl?: Address;
  certificate?: unknown;
}): { graphql: Address | string | undefined; token: Address | string | undefined } {
  const known = ADDRESSES[environment];
  return {
    graphql: graphqlUrl ?? known.graphql,
    token: tokenUrl ?? (certificate === undefined ? known.secretToken : known.certificateToken),
  };
}

function serviceUrl(
  address: string,
  { sector, version }: Pick<z.output<typeof SHAPE>, 'sector' | 'version'>,
): string {
  const base = address.replace(/(?<!\/)\/+$/, '');
  return /\/v\d+$/.test(base) ? base : `${base}/CPR/custom/${PATH[sector]}/v${version}`;
}
