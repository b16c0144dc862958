import { z } from 'zod';
import { httpsAddress, text, wholeNumber } from './setting-kinds.ts';

const issuer = z.strictObject({
  /** As the tokens have it in `iss`. */
  issuer: httpsAddress,
  /** Whose tokens these are: what each kind of token looks like hangs on it. */
  kind: z.enum(['nets-eid-broker', 'openid-connect']).default('openid-connect'),
  /** The services whose tokens are accepted, by client id. */
  clients: z.array(text).min(1),
  /** Required in `aud`, where the issuer puts one into access tokens. */
  audience: text.optional(),
  algorithms: z
    .array(z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']))
    .min(1)
    .default(['RS256']),
  /** Whether every token must be bound to a client certificate (RFC 8705). */
  certificateBound: z.boolean().default(false),
});

/** Who may call: the issuers whose tokens are accepted, and how strong a login must be. */
export const CALLERS = z.strictObject({
  issuers: z.array(issuer).min(1),
  /** The header in which a trusted gateway forwards a userinfo token; none is read without this setting. */
  userinfoHeader: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  /** Seconds that the clocks of issuer and server may differ. */
  leeway: wholeNumber(0, 60).default(30),
});

export type CallerSettings = Readonly<z.output<typeof CALLERS>>;
export type IssuerSettings = Readonly<z.output<typeof issuer>>;
