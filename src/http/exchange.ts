import type { IncomingMessage, ServerResponse } from 'node:http';
import { finishedRequests, type FinishedRequest, type RequestId } from '../observability/finished-request.ts';
import { errorBody, JSON_TYPE, type Refusal } from './error-body.ts';

/** One request that is answered without Fastify, with what its answer and its line in the log need. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly id: RequestId;
  /** When it began, as `performance.now()` tells it. */
  readonly began: number;
  /** The pattern of its route, where it has one. */
  readonly route: string | null;
  /** Headers of the answer beside those of every answer: names and values in turns. */
  readonly headers: readonly string[];
  /** The named configuration that it is for, where there are several. */
  configuration: string | null;
};

/** What an exchange needs of the server that it belongs to. */
export type ExchangeServer = {
  /** Which server it is, for whoever listens to several. */
  readonly identity: object;
  /** Whether answers tell the client that the connection ends. */
  readonly isClosing: () => boolean;
};

/** Whatever is answered is about a person, or about this deployment: no cache on the way may keep it. */
const ALWAYS = ['cache-control', 'no-store', 'x-content-type-options', 'nosniff'];

type Answer = {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string | Buffer;
  readonly operationName: string | null;
  readonly operationType: FinishedRequest['operationType'];
  readonly errorCodes: readonly string[];
};

/** Sends the answer in one piece, and tells whoever listens. */
export function answer(
  { identity, isClosing }: ExchangeServer,
  exchange: Exchange,
  { status, contentType = JSON_TYPE, text, operationName, operationType, errorCodes }: Answer,
  endsConnection = isClosing(),
): void {
  const { response, id, headers } = exchange;
  const length = String(Buffer.byteLength(text));
  const all = ['x-request-id', id, ...ALWAYS, 'content-type', contentType, 'content-length', length];
  if (headers.length > 0) all.push(...headers);
  // RFC 6750, section 3.
  if (status === 401) all.push('www-authenticate', 'Bearer');
  if (endsConnection) all.push('connection', 'close');
  response.writeHead(status, all);
  response.end(text);
  report(identity, exchange, { status, operation: operationName, operationType, codes: errorCodes });
}

/** Answers that the request is refused. `endsConnection` if more of the request may arrive, which nobody will read. */
export function refuse(
  server: ExchangeServer,
  exchange: Exchange,
  { status, code, message }: Refusal,
  endsConnection?: boolean,
): void {
  const text = JSON.stringify(errorBody(code, message));
  const refused = {
    status,
    contentType: JSON_TYPE,
    text,
    operationName: null,
    operationType: null,
    errorCodes: [code],
  };
  answer(server, exchange, refused, endsConnection);
}

/** Tells whoever listens how the request ended. */
export function report(
  server: object,
  { request, id, began, route, configuration }: Exchange,
  ended: Pick<FinishedRequest, 'status' | 'operation' | 'operationType' | 'codes'>,
): void {
  if (!finishedRequests.hasSubscribers) return;
  const finished: FinishedRequest = {
    server,
    requestId: id,
    method: request.method ?? '',
    route,
    status: ended.status,
    milliseconds: performance.now() - began,
    operation: ended.operation,
    operationType: ended.operationType,
    codes: ended.codes,
    configuration,
  };
  finishedRequests.publish(finished);
}
