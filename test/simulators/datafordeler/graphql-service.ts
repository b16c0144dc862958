import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerQuery, type GraphqlBody } from './answer-query.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { FailurePlans } from '../failure-plans.ts';
import { sendAnswer, sendFailure, type GraphqlFailure } from './graphql-failures.ts';
import { readBody, sendHtml, sendJson, sendText, waitFor } from '../http-answer.ts';
import { sendForbidden, sendUnauthorized } from './refused-caller.ts';
import { loggedQuery, type LoggedQuery } from './request-log.ts';
import type { Sector, SectorName } from './sector.ts';

type Parts = {
  readonly sectors: Readonly<Record<SectorName, Sector>>;
  readonly tokens: AccessTokens;
  readonly failures: FailurePlans<GraphqlFailure>;
  readonly log: LoggedQuery[];
  readonly load: Load;
  /** How long it waits before an answer, in milliseconds. */
  readonly delay: () => number;
};

/** How many queries are being answered, how many were at most, and of how many the client did not wait for the answer. */
export type Load = { now: number; most: number; hungUp: number };

/** Enough for any test; a load test must not fill the memory. */
const LOG_SIZE = 10_000;

const PATH = /^\/CPR\/custom\/(?<name>PublicSector|PrivateSector)\/v[123](?<schema>\/schema)?$/;

/**
 * The GraphQL host: the path first, then the token, then its grant, then the query. That the path comes first is a guess. Reading with GET
 * is described too, but puts numbers into a URL, so it is refused here.
 */
export function createGraphqlService({
  sectors,
  tokens,
  failures,
  log,
  load,
  delay,
}: Parts): RequestListener {
  return (request, response) => {
    // What the real one says of itself: 6 to 15 milliseconds for a read by key.
    response.setHeader('server-timing', 'reqlatency;dur=7');
    answer(request, response).catch(() => response.destroy());
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const [path = ''] = request.url?.split('?') ?? [];
    const { name, schema } = PATH.exec(path)?.groups ?? {};
    if (name !== 'PublicSector' && name !== 'PrivateSector') return sendHtml(response, 404, 'Not Found');
    const grant = tokens.grantOf(bearerToken(request));
    if (grant === null) return sendUnauthorized(response);
    if (grant !== name) return sendForbidden(response);
    const sector = sectors[name];
    if (schema !== undefined) return sendText(response, 200, sector.sdl);
    if (request.method !== 'POST') return sendHtml(response, 405, 'Method Not Allowed');
    const query = isJson(request) ? readQuery(body) : null;
    if (query === null) return sendJson(response, 400, { errors: [{ message: 'Invalid GraphQL request.' }] });
    log.push(loggedQuery(path, sector, query));
    if (log.length > LOG_SIZE) log.shift();
    countUntilClosed(load, response);
    const failure = failures.take(body);
    if (failure === null) {
      const found = answerQuery(sector, query);
      if (delay() === 0 || (await waitFor(delay(), response))) sendAnswer(response, found);
      return;
    }
    await sendFailure({ plan: failure, sector, answer: () => answerQuery(sector, query), response });
  }
}

function countUntilClosed(load: Load, response: ServerResponse): void {
  load.now += 1;
  load.most = Math.max(load.most, load.now);
  response.once('close', () => {
    load.now -= 1;
    if (!response.writableFinished) load.hungUp += 1;
  });
}

function bearerToken({ headers }: IncomingMessage): string {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/json') ?? false;
}

function readQuery(body: string): GraphqlBody | null {
  try {
    const { query, variables } = JSON.parse(body) as { query?: unknown; variables?: unknown };
    if (typeof query !== 'string') return null;
    return { query, variables: (variables ?? {}) as GraphqlBody['variables'] };
  } catch {
    return null;
  }
}
