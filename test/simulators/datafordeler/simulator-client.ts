import { Agent, request } from 'undici';
import type { CertificateCredential, SecretCredential } from './credentials.ts';
import type { DatafordelerSimulator } from './start-simulator.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** What a reply of the GraphQL service looks like when all is well, and when a rule was broken. */
export type GraphqlReply = {
  readonly status: number;
  readonly headers: Reply['headers'];
  readonly data?: Readonly<Record<string, { readonly nodes: readonly never[] } | null>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly locations: readonly object[];
    readonly extensions: { readonly code?: string; readonly traceId: string };
  }[];
};

export const PUBLIC_PATH = '/CPR/custom/PublicSector/v3';
export const PRIVATE_PATH = '/CPR/custom/PrivateSector/v3';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Asks the token server for shared secrets. */
export function askWithSecret(
  simulator: DatafordelerSimulator,
  { clientId, clientSecret }: Pick<SecretCredential, 'clientId' | 'clientSecret'>,
  url = simulator.secretTokenUrl,
): Promise<Reply> {
  const body = form({ client_id: clientId, client_secret: clientSecret });
  return send(simulator, url, { method: 'POST', headers: FORM, body });
}

/** Asks the token server for certificates; without `key` and `cert` no certificate is shown. */
export function askWithCertificate(
  simulator: DatafordelerSimulator,
  { clientId, ...identity }: Pick<CertificateCredential, 'clientId'> & Partial<CertificateCredential>,
  url = simulator.certificateTokenUrl,
): Promise<Reply> {
  const { key, cert } = identity;
  const body = form({ client_id: clientId });
  return send(simulator, url, { method: 'POST', headers: FORM, body }, key && cert ? { key, cert } : {});
}

export async function publicToken(simulator: DatafordelerSimulator): Promise<string> {
  return tokenIn(await askWithSecret(simulator, simulator.credentials.publicSector));
}

export async function privateToken(simulator: DatafordelerSimulator): Promise<string> {
  return tokenIn(await askWithSecret(simulator, simulator.credentials.privateSector));
}

export function tokenIn({ text }: Reply): string {
  return (JSON.parse(text) as { access_token: string }).access_token;
}

/** Posts a query with a fresh token of the sector that the path belongs to. */
export async function query(
  simulator: DatafordelerSimulator,
  document: string,
  variables: object = {},
  path = PUBLIC_PATH,
): Promise<GraphqlReply> {
  const token = path.includes('Private') ? await privateToken(simulator) : await publicToken(simulator);
  const { status, headers, text } = await post(simulator, path, token, { query: document, variables });
  return { status, headers, ...(JSON.parse(text) as object) };
}

export function post(
  simulator: DatafordelerSimulator,
  path: string,
  token: string | null,
  body: object,
): Promise<Reply> {
  return send(simulator, simulator.graphqlOrigin + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

type Options = NonNullable<Parameters<typeof request>[1]>;

/** One request over TLS, trusting the simulator's authority only. */
export async function send(
  simulator: DatafordelerSimulator,
  url: string,
  options: Options,
  identity: { readonly key?: string; readonly cert?: string } = {},
): Promise<Reply> {
  const dispatcher = new Agent({ connect: { ca: simulator.caPem, ...identity } });
  try {
    const { statusCode, headers, body } = await request(url, { ...options, dispatcher });
    return { status: statusCode, headers, text: await body.text() };
  } finally {
    await dispatcher.destroy();
  }
}

function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString();
}
