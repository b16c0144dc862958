import { text, type Claims } from './claims.ts';

/** The kinds of tokens of Nets eID Broker. Only the first two say who calls. */
export type TokenKind = 'ACCESS' | 'SERVICE' | 'USERINFO' | 'ID' | 'TRANSACTION';

/**
 * The kind of a verified token of the broker, by what it says; null where it is none of them for certain. Header, key and issuer don't tell: an
 * access token and a userinfo token are alike in all three (recorded from the broker's pre-production environment).
 */
export function tokenKind(claims: Claims): TokenKind | null {
  const has = (...names: readonly string[]): boolean => names.some((name) => claims[name] !== undefined);
  if (has('transaction_actions', 'requested_scope', 'transaction_client_ip', 'redirect_uri')) {
    return 'TRANSACTION';
  }
  if (has('idtoken_type', 'nonce', 'at_hash', 'c_hash')) return 'ID';
  if (!has('client_id')) {
    if (!has('aud')) return null;
    if (has('idp_identity_id')) return 'USERINFO';
    return has('sid') ? 'ID' : null;
  }
  if (has('idp_identity_id', 'dk.cpr') || text(claims['client_id']) === null) return null;
  if (has('client_at_type')) {
    return claims['client_at_type'] === 'service_token' && !has('idp', 'sid', 'auth_time') ? 'SERVICE' : null;
  }
  const isAccess =
    Array.isArray(claims['scope']) && text(claims['jti']) !== null && text(claims['sub']) !== null;
  return isAccess ? 'ACCESS' : null;
}

/**
 * Whether a verified token of another issuer can be a program's own access token: neither an ID token nor one that a person signed in for. Those
 * issuers have no common word for the kind, so it is told by what only the others have.
 */
export function isProgramsOwn(claims: Claims): boolean {
  const { nonce, at_hash: hash, c_hash: codeHash, sid, auth_time: signedIn, typ, token_use: use } = claims;
  // Keycloak has the kind in the body (`typ`), Cognito too (`token_use`). Some versions of Keycloak write that a program signed in at 0.
  const isForPerson = sid !== undefined || (signedIn !== undefined && signedIn !== 0);
  const isIdToken = nonce !== undefined || hash !== undefined || codeHash !== undefined;
  const isAccess = (typ === undefined || typ === 'Bearer') && (use === undefined || use === 'access');
  return isAccess && !isIdToken && !isForPerson;
}
