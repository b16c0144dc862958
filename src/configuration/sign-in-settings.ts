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

type Around = {
  readonly signIn?: SignInSettings | undefined;
  readonly issuers: readonly { readonly issuer: string; readonly clients: readonly string[] }[];
  readonly secret: string | undefined;
  /** Whether browsers may call the server by other names than those of its own machine. */
  readonly isPublic: boolean;
};

/** What is wrong with signing in on the server's own pages, by all that it needs. */
export function signInProblems({ signIn, issuers, secret, isPublic }: Around): string[] {
  if (signIn === undefined) {
    if (secret === undefined) return [];
    return ['CPR_SIGN_IN_SECRET: is of use only with "signIn" in the file that CPR_TRUST names'];
  }
  const { issuer, clientId, origin } = signIn;
  const accepted = issuers.find((one) => one.issuer === issuer);
  return [
    ...(accepted === undefined ? ['signIn.issuer: expected one of callers.issuers'] : []),
    ...(accepted?.clients.includes(clientId) === false
      ? ['signIn.clientId: expected one of the clients of that issuer in callers.issuers']
      : []),
    ...(origin === undefined && isPublic
      ? [
          'signIn.origin: expected, because HOST or ALLOWED_HOSTS lets in browsers of other machines: https:// and the name that they use',
        ]
      : []),
    ...(secret === undefined ? ['CPR_SIGN_IN_SECRET: expected for "signIn"'] : []),
  ];
}
