import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { AccessTokens } from './access-tokens.ts';
import { thumbprintOf, type CertificateCredential, type SecretCredential } from './credentials.ts';
import type { FailurePlan, FailurePlans } from '../failure-plans.ts';
import { readBody, sendHtml, sendJson, waitFor } from '../http-answer.ts';
import type { SectorName } from './sector.ts';

export const TOKEN_PATH = '/realms/distribution/protocol/openid-connect/token';

export type TokenFailure = 'slow' | 'status-500' | 'not-json' | 'no-token' | 'no-expires-in';

/** Decides who a request comes from; `null` when it is nobody this server knows with such a credential. */
export type Authenticate = (form: URLSearchParams, request: IncomingMessage) => SectorName | null;

type Parts = {
  readonly authenticate: Authenticate;
  readonly tokens: AccessTokens;
  readonly failures: FailurePlans<TokenFailure>;
  readonly onRequest: () => void;
};

/**
 * A token server: client credentials in a form, a token back. Refused credentials get 401; a request that is not a client
 * credentials request at all gets 400.
 */
export function createTokenService({ authenticate, tokens, failures, onRequest }: Parts): RequestListener {
  return (request, response) => void answer(request, response).catch(() => response.destroy());

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (request.url !== TOKEN_PATH) return sendHtml(response, 404, 'Not Found');
    if (request.method !== 'POST') return sendHtml(response, 405, 'Method Not Allowed');
    onRequest();
    const failure = failures.take(body);
    if (failure !== null && (await failed(failure, response))) return;
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
      return sendJson(response, 400, { error: 'invalid_request' });
    }
    const form = new URLSearchParams(body);
    if (form.get('grant_type') !== 'client_credentials') {
      return sendJson(response, 400, { error: 'unsupported_grant_type' });
    }
    const grant = authenticate(form, request);
    if (grant === null) return sendJson(response, 401, { error: 'invalid_client' });
    const token = tokens.issue(form.get('client_id') ?? '', grant);
    sendJson(response, 200, {
      access_token: token.access_token,
      ...(failure?.kind !== 'no-expires-in' && { expires_in: token.expires_in }),
      token_type: 'Bearer',
    });
  }
}

/** True when the failure was the whole answer. */
async function failed(
  { kind, milliseconds = 3_000 }: FailurePlan<TokenFailure>,
  response: ServerResponse,
): Promise<boolean> {
  switch (kind) {
    case 'slow':
      return !(await waitFor(milliseconds, response));
    case 'status-500':
      sendJson(response, 500, { error: 'unknown_error' });
      return true;
    case 'not-json':
      sendHtml(response, 200, 'Sign in');
      return true;
    case 'no-token':
      sendJson(response, 200, { token_type: 'Bearer' });
      return true;
    case 'no-expires-in':
      return false;
  }
}

/** Client id and secret, as `auth.` checks them. */
export function bySecret(credentials: readonly SecretCredential[]): Authenticate {
  return (form) =>
    credentials.find(
      ({ clientId, clientSecret }) =>
        form.get('client_id') === clientId && form.get('client_secret') === clientSecret,
    )?.grant ?? null;
}

/** Client id and the certificate of the TLS handshake, as `auth-oces.` checks them: known by its thumbprint and not expired. */
export function byCertificate(credentials: readonly CertificateCredential[]): Authenticate {
  const known = credentials.map(({ clientId, cert, grant }) => ({
    clientId,
    thumbprint: thumbprintOf(cert),
    grant,
  }));
  return (form, request) => {
    const socket = request.socket as TLSSocket;
    if (!socket.authorized) return null;
    const { fingerprint } = socket.getPeerCertificate();
    return (
      known.find(
        ({ clientId, thumbprint }) => form.get('client_id') === clientId && fingerprint === thumbprint,
      )?.grant ?? null
    );
  };
}
