import { z } from 'zod';
import { httpsAddress, origins, text } from './setting-kinds.ts';

/** How people sign in on this server's own pages (code flow with PKCE). The client's secret is the variable CPR_SIGN_IN_SECRET. */
export const SIGN_IN = z.strictObject({
  /** One of the issuers that callers are accepted from. */
  issuer: httpsAddress,
  /** One of the clients that are accepted from it. */
  clientId: text,
  /** What is asked for: for people `mitid`, for employees `nemlogin`, for the CPR number of either `ssn`. */
  scope: text.default('openid mitid nemlogin ssn'),
  /** As browsers see this server, such as `https://cpr.example.dk`; may be left out where it is used on its own machine alone. */
  origin: origins
    .refine((list) => list.length === 1, 'expected one origin')
    .transform(([origin = '']) => origin)
    .optional(),
});

export type SignInSettings = Readonly<z.output<typeof SIGN_IN>>;
