import { IdentityError } from './identity-error.ts';

/** Characters. The largest of the broker's have 2,000; what is longer is not looked at. */
export const LONGEST_TOKEN = 8_192;

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The token in a header `authorization`.
 *
 * @throws IdentityError
 */
export function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw new IdentityError('NO_TOKEN');
  if (authorization.length > LONGEST_TOKEN + 'Bearer '.length) throw new IdentityError('NOT_A_TOKEN');
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new IdentityError('NOT_A_TOKEN');
  return token;
}
