import { z } from 'zod';
import { httpsAddress, text } from './setting-kinds.ts';

/** How people sign in on this server's own pages (code flow with PKCE). The client's secret is the variable CPR_SIGN_IN_SECRET. */
export const SIGN_IN = z.strictObject({
  /** One of the issuers that callers are accepted from. */
  issuer: httpsAddress,
  clientId: text,
  scope: text.default('openid mitid ssn'),
});

export type SignInSettings = Readonly<z.output<typeof SIGN_IN>>;
