import { isObject, type Claims } from './claims.ts';
import type { IssuerConnections } from './issuer-connections.ts';
import { readKeySet, type SigningKey } from './key-set.ts';

/** What an issuer tells of itself. */
export type IssuerDocuments = {
  readonly keys: ReadonlyMap<string, SigningKey>;
  readonly userinfoEndpoint: string | null;
};

/**
 * Fetches the discovery document (OpenID Connect Discovery 1.0) and the keys that it names.
 *
 * @throws Error whose message can be shown: no answer, or not the document that it should be
 */
export async function readIssuer(issuer: string, connections: IssuerConnections): Promise<IssuerDocuments> {
  const discovery = await readDocument(discoveryAddress(issuer), connections);
  // Whoever has another name must not speak for this one (section 4.3).
  if (discovery['issuer'] !== issuer) throw new Error('The discovery document is of another issuer');
  const jwksUri = secureAddress(discovery['jwks_uri']);
  if (jwksUri === null) throw new Error('The discovery document names no https address of keys');
  const keys = readKeySet(await readDocument(jwksUri, connections));
  if (keys === null) throw new Error('The document of keys is not a JWKS, or has too many keys');
  return { keys, userinfoEndpoint: secureAddress(discovery['userinfo_endpoint']) };
}

/** The broker answers at exactly this address: not with a slash more, and not in other letters. */
const discoveryAddress = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

async function readDocument(url: string, connections: IssuerConnections): Promise<Claims> {
  const { status, json } = await connections.get(url);
  const { host } = new URL(url);
  if (status !== 200) throw new Error(`${host} answered with the status ${status}`);
  if (!isObject(json)) throw new Error(`${host} answered something that is no JSON object`);
  return json;
}

function secureAddress(address: unknown): string | null {
  return typeof address === 'string' && URL.parse(address)?.protocol === 'https:' ? address : null;
}
