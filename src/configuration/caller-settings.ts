import { z } from 'zod';
import { httpsAddress, text, wholeNumber } from './setting-kinds.ts';

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** The ways to sign in at Nets eID Broker that are known here; `identity-providers.ts` says what each of them is worth. */
export const IDENTITY_PROVIDERS = [
  'mitid',
  'mitid_erhverv',
  'nemid',
  'bankid_no',
  'bankid_mobile_no',
  'buypass_no',
  'bankid_se',
] as const;
export type IdentityProviderName = (typeof IDENTITY_PROVIDERS)[number];

const ISSUER = z.strictObject({
  /** As the tokens have it in `iss`. Its keys are found at this address and `/.well-known/openid-configuration`. */
  issuer: httpsAddress,
  /**
   * Whose tokens these are: `nets-eid-broker` for people, employees and service tokens of the broker; `openid-connect` for programs that sign
   * in with client credentials at any other issuer. A person's token from such an issuer is refused.
   */
  kind: z.enum(['nets-eid-broker', 'openid-connect']).default('openid-connect'),
  /** The services whose tokens are accepted, by client id. Without an audience nothing else keeps out tokens that were issued to others. */
  clients: z.array(text).min(1),
  /** Required in `aud` of access tokens. Without it a token that names any audience is refused: it is meant for somebody else. */
  audience: text.optional(),
  /** How tokens may be signed. The key's own kind must fit. The broker has signed with RS256 only so far. */
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['RS256']),
  /**
   * What the header of an access token may have as `typ`: `at+jwt` (RFC 9068), or `JWT` too for an issuer that marks its access tokens no
   * better, which needs an `audience`. Without meaning for the broker, whose access tokens have `at+jwt`.
   */
  types: z
    .array(z.enum(['at+jwt', 'JWT']))
    .min(1)
    .default(['at+jwt']),
  /**
   * The ways to sign in that are accepted (`idp`), of those at the broker that are known here. NemID is closed, and the holders of foreign
   * identities are let in only where a service is for them.
   */
  identityProviders: z.array(z.enum(IDENTITY_PROVIDERS)).min(1).default(['mitid', 'mitid_erhverv']),
  /** Seconds after the login (`auth_time`) in which its tokens are accepted, where that should end sooner than the tokens do. */
  loginMaxAge: wholeNumber(60, 86_400).optional(),
  /** Whether every token must be bound to the client certificate of its connection (RFC 8705). A token that is bound is held to it always. */
  certificateBound: z.boolean().default(false),
  /** A file of authorities in PEM that the issuer's TLS certificate is checked against, instead of the public ones. */
  ca: text.optional(),
});

/** Who may call: the issuers whose tokens are accepted, and how strong a login must be. */
export const CALLERS = z.strictObject({
  issuers: z.array(ISSUER).min(1).superRefine(refuseContradictions),
  /** The header in which a trusted gateway forwards a userinfo token; none is read without this setting. */
  userinfoHeader: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  /** Seconds that the clocks of issuer and server may differ. */
  leeway: wholeNumber(0, 60).default(30),
  /** Seconds after which an issuer's keys must be fetched again; it is done at half that time already, while the old ones are still good. */
  keysMaxAge: wholeNumber(60, 86_400).default(3_600),
  /** Seconds that keys are used beyond that while the issuer can't be reached. Then its tokens are refused until it is back. */
  keysStaleFor: wholeNumber(0, 86_400).default(10_800),
  /** Seconds between two fetches for the sake of tokens that name a key that is not known. */
  keysCooldown: wholeNumber(1, 3_600).default(30),
  /** Milliseconds within which an issuer must have answered. */
  timeLimitMs: wholeNumber(1, 60_000).default(5_000),
});

export type CallerSettings = Readonly<z.output<typeof CALLERS>>;
export type IssuerSettings = Readonly<z.output<typeof ISSUER>>;

function refuseContradictions(issuers: readonly IssuerSettings[], problems: z.RefinementCtx): void {
  issuers.forEach(({ issuer, kind, types, audience, clients }, index) => {
    const problem = (name: string, message: string): void =>
      problems.addIssue({ code: 'custom', path: [index, name], message });
    if (issuers.findIndex((other) => other.issuer === issuer) !== index) {
      problem('issuer', 'expected every issuer once');
    }
    if (types.includes('JWT') && audience === undefined) {
      problem('audience', 'expected for tokens of the type JWT: nothing else tells them from ID tokens');
    }
    // ID and userinfo tokens are meant for the client that they were issued to.
    const audienceTellsKinds = types.includes('JWT') || kind === 'nets-eid-broker';
    if (audienceTellsKinds && audience !== undefined && clients.includes(audience)) {
      problem('audience', 'expected a name that is no client id');
    }
  });
}
