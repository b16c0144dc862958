import { z } from 'zod';

const ID_KEY = z
  .string()
  .regex(
    /^[0-9a-f]{64,}$/i,
    'expected at least 64 hexadecimal digits (32 bytes), as "openssl rand -hex 32" prints',
  );

const text = z.string().min(1, 'expected a text');

const FAKE_SETTINGS = z.strictObject({
  provider: z.literal('fake'),
  people: text.optional(),
  idKey: ID_KEY.optional(),
});

/**
 * The addresses that are publicly known (datafordeler.dk and integrators' guides). Those of the test environments are not, but for one; an
 * operator gives them.
 */
const ADDRESSES = {
  production: {
    graphql: 'https://graphql.datafordeler.dk',
    secretToken: 'https://auth.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
    certificateToken: 'https://auth-oces.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
  },
  test03: {},
  test04: {},
  test06: { graphql: 'https://test06-graphql.datafordeler.dk' },
} as const satisfies Record<string, { graphql?: string; secretToken?: string; certificateToken?: string }>;

const PATH = { public: 'PublicSector', private: 'PrivateSector' } as const;

const httpsAddress = z.url({ protocol: /^https$/, error: 'expected an address that begins with https://' });
const count = (most: number) =>
  z.coerce.number(`expected a whole number from 1 to ${most}`).int().min(1).max(most);

const DATAFORDELER_SETTINGS = z
  .strictObject({
    provider: z.literal('datafordeler'),
    sector: z.enum(['public', 'private'], 'expected "public" or "private", as the access was granted'),
    environment: z.enum(['production', 'test03', 'test04', 'test06']).default('production'),
    version: count(99).default(3),
    /** Before the path of the service; or all of it, where it ends in the version. */
    graphqlUrl: httpsAddress.optional(),
    tokenUrl: httpsAddress.optional(),
    clientId: text,
    clientSecret: text.optional(),
    certificate: text.optional(),
    certificateKey: text.optional(),
    certificatePassword: z.string().optional(),
    ca: text.optional(),
    schemaFile: text.optional(),
    idKey: ID_KEY.optional(),
    connections: count(256).default(16),
    timeLimitMs: count(60_000).default(30_000),
    retries: z.coerce.number().int().min(0).max(10).default(2),
    debugCapture: text.optional(),
    debugCaptureValues: z
      .stringbool({ truthy: ['on'], falsy: ['off'], error: 'expected "on" or "off"' })
      .default(false),
    debugCaptureHours: count(720).default(24),
  })
  .transform((settings, context) => {
    const withCertificate = settings.certificate !== undefined;
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (withCertificate === (settings.clientSecret !== undefined)) {
      problem('clientSecret', 'expected one way to sign in: a client secret, or a certificate');
    }
    if (settings.sector === 'private' && settings.idKey === undefined) {
      problem('idKey', 'expected for the private sector: the ids of private citizens are made with it');
    }
    const known: { graphql?: string; secretToken?: string; certificateToken?: string } =
      ADDRESSES[settings.environment];
    const origin = settings.graphqlUrl ?? known.graphql;
    const tokenUrl = settings.tokenUrl ?? (withCertificate ? known.certificateToken : known.secretToken);
    if (origin === undefined)
      problem('graphqlUrl', `expected: the address for ${settings.environment} is not publicly known`);
    if (tokenUrl === undefined)
      problem('tokenUrl', `expected: the token server of ${settings.environment} is not publicly known`);
    return { ...settings, graphqlUrl: serviceUrl(origin ?? '', settings), tokenUrl: tokenUrl ?? '' };
  });

function serviceUrl(
  origin: string,
  { sector, version }: { sector: keyof typeof PATH; version: number },
): string {
  const base = origin.replace(/\/+$/, '');
  return /\/v\d+$/.test(base) ? base : `${base}/CPR/custom/${PATH[sector]}/v${version}`;
}

export type FakeSettings = Readonly<z.output<typeof FAKE_SETTINGS>>;
export type DatafordelerSettings = Readonly<z.output<typeof DATAFORDELER_SETTINGS>>;
/** How one named configuration reads the register. */
export type ProviderSettings = FakeSettings | DatafordelerSettings;

const BY_PROVIDER = { fake: FAKE_SETTINGS, datafordeler: DATAFORDELER_SETTINGS };

export const PROVIDERS = ['fake', 'datafordeler'] as const;

/** The names of Datafordeler's settings, as a configuration file has them. */
export const DATAFORDELER_NAMES = Object.keys(DATAFORDELER_SETTINGS.def.in.shape).filter(
  (name) => name !== 'provider',
);

/** Checks the settings of one configuration; gives them, or what is wrong with each by its name. */
export function readProviderSettings(
  given: Readonly<Record<string, unknown>>,
): { settings: ProviderSettings } | { problems: { name: string; message: string }[] } {
  const { provider } = given;
  if (!PROVIDERS.some((name) => name === provider)) {
    return {
      problems: [
        { name: 'provider', message: `expected one of ${PROVIDERS.map((name) => `"${name}"`).join(', ')}` },
      ],
    };
  }
  const result = BY_PROVIDER[provider as (typeof PROVIDERS)[number]].safeParse(given);
  if (result.success) return { settings: result.data };
  return {
    problems: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((name) => ({ name, message: `there is no such setting of ${String(provider)}` }))
        : [
            {
              name: issue.path.join('.'),
              message:
                issue.input === undefined && issue.code === 'invalid_type'
                  ? 'expected, but not set'
                  : issue.message,
            },
          ],
    ),
  };
}
