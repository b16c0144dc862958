import { IdentityError } from './identity-error.ts';

/** Characters. The largest of the broker's have 2,000; what is longer is not looked at. */
export const LONGEST_TOKEN = 8_192;

const SCHEME = 'Bearer ';
const IN_OTHER_LETTERS = /^bearer /i;

/**
 * What stands in a header `authorization` as a token. Whether it is one is not looked at: that takes longer than to find one that is known.
 *
 * @throws IdentityError
 */
export function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw new IdentityError('NO_TOKEN');
  const isBearer = authorization.startsWith(SCHEME) || IN_OTHER_LETTERS.test(authorization);
  const length = authorization.length - SCHEME.length;
  if (!isBearer || length <= 0 || length > LONGEST_TOKEN) throw new IdentityError('NOT_A_TOKEN');
  return authorization.slice(SCHEME.length);
}
