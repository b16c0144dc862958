import { randomBytes } from 'node:crypto';
import type { SectorName } from './sector.ts';

export type IssuedToken = { readonly access_token: string; readonly expires_in: number };

/** The tokens that are valid now. */
export type AccessTokens = {
  issue(clientId: string, grant: SectorName): IssuedToken;
  /** The service that the bearer may use, or null for a token that is unknown, expired or revoked. */
  grantOf(token: string): SectorName | null;
  /** How long tokens issued from now on live, in seconds. The real life is not published. */
  setLife(seconds: number): void;
  /** Makes every token given out invalid. */
  revokeAll(): void;
};

export function createAccessTokens(): AccessTokens {
  const valid = new Map<string, { readonly grant: SectorName; readonly expiresAt: number }>();
  let life = 300;
  return {
    issue(clientId, grant) {
      const token = jwtLike({ azp: clientId, exp: Math.floor(Date.now() / 1_000) + life });
      valid.set(token, { grant, expiresAt: Date.now() + life * 1_000 });
      return { access_token: token, expires_in: life };
    },
    grantOf(token) {
      const found = valid.get(token);
      return found !== undefined && Date.now() < found.expiresAt ? found.grant : null;
    },
    setLife(seconds) {
      life = seconds;
    },
    revokeAll: () => valid.clear(),
  };
}

/** Three parts like a JWT, without a signature that anyone could verify: clients must not read it. */
function jwtLike(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(64).toString('base64url')}`;
}
