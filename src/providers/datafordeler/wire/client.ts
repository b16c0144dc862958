import { GraphQLClient } from 'graphql-request';
import { ProviderError } from '../../provider-error.ts';
import type { Connections } from '../../transport/http/connections.ts';
import type { Reply } from '../../transport/http/exchange.ts';
import type { DebugCapture } from './debug-capture.ts';
import { httpFailure } from './failures.ts';

type Way = {
  readonly url: string;
  readonly connections: Connections;
  readonly capture: DebugCapture;
};

/** Clients that sign in with a token. One is kept as long as its token is, so that headers are put together once for it. */
export function createClients(way: Way): (token: string) => GraphQLClient {
  let held: { readonly token: string; readonly client: GraphQLClient } | null = null;
  return (token) => {
    if (held?.token !== token) held = { token, client: clientWith(token, way) };
    return held.client;
  };
}

function clientWith(token: string, way: Way): GraphQLClient {
  const headers = { ...HEADERS, authorization: `Bearer ${token}` };
  return new GraphQLClient(way.url, {
    fetch: (_url, init) => post(way, headers, init ?? {}),
    errorPolicy: 'all',
    // Spares the client reading the document for its name on every call.
    excludeOperationName: true,
  });
}

const HEADERS = {
  accept: 'application/graphql-response+json, application/json',
  'content-type': 'application/json',
};

/** The seam under graphql-request: our own connections, which are many times faster than `fetch`. */
async function post(
  { url, connections, capture }: Way,
  headers: Readonly<Record<string, string>>,
  init: RequestInit,
): Promise<Response> {
  const body = init.body as string;
  const captured = capture.begin(body);
  let reply: Reply;
  try {
    const signal = init.signal as AbortSignal;
    reply = await connections.exchange(url, { method: 'POST', headers, body, signal });
  } catch (error) {
    captured.withoutAnswer(error instanceof ProviderError ? (error.advice ?? error.code) : 'unknown');
    throw error;
  }
  captured.answer(reply.status, reply.text);
  if (reply.status !== 200) throw httpFailure(reply);
  return asResponse(reply);
}

/** What graphql-request reads of a response. */
type ReadOfResponse = Pick<Response, 'ok' | 'status' | 'text'> & { readonly headers: Pick<Headers, 'get'> };

/** Not a real `Response`: to make one, with its stream, costs more than to read the answer. */
function asResponse({ status, headers, text }: Reply): Response {
  const contentType = headers['content-type'];
  const response: ReadOfResponse = {
    ok: true,
    status,
    headers: { get: () => (typeof contentType === 'string' ? contentType : null) },
    text: () => Promise.resolve(text),
  };
  return response as Response;
}
