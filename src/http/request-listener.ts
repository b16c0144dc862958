import type { IncomingMessage, RequestListener } from 'node:http';
import { PROBES } from '../observability/request-log.ts';
import { FOREIGN_HOST, isAllowedHost } from './allowed-hosts.ts';
import { corsHeaders } from './cors.ts';
import type { Refusal } from './error-body.ts';
import { refuse, type Exchange, type ExchangeServer } from './exchange.ts';
import { requestId } from './request-id.ts';
import type { RequestRates } from './request-rates.ts';
import { NOT_THE_ROUTER, type RouterLock } from './router-secret.ts';
import type { Traffic } from './traffic.ts';

type Options = {
  readonly server: ExchangeServer;
  readonly traffic: Traffic;
  /** Null where every name of the server will do. */
  readonly hosts: ReadonlySet<string> | null;
  /** Null where an address may send as many requests as it likes. */
  readonly rates: RequestRates | null;
  /** Origins of web pages that may read the answers to POST /graphql. */
  readonly origins: readonly string[] | undefined;
  /** Null where whoever is let in by other means may be a router. */
  readonly lock: RouterLock | null;
  /** Answers POST /graphql. */
  readonly graphql: (exchange: Exchange) => void;
  /** Answers everything else. */
  readonly others: RequestListener;
};

/** What every request goes through first: it is counted, and then refused or handed to what answers it. */
export function requestListener({
  server,
  traffic,
  hosts,
  rates,
  origins,
  lock,
  graphql,
  others,
}: Options): RequestListener {
  return (request, response) => {
    const began = performance.now();
    traffic.begin(request, response);
    const isGraphql = request.method === 'POST' && isGraphqlPath(request.url ?? '');
    const begin = (headers: readonly string[] = []): Exchange => ({
      request,
      response,
      id: requestId(request.headers['x-request-id']),
      began,
      route: isGraphql ? GRAPHQL : null,
      headers: isGraphql ? [...corsHeaders(origins, request.headers.origin), ...headers] : headers,
      configuration: null,
    });
    if (isProbe(request)) return others(request, response);
    if (!isAllowedHost(hosts, request.headers.host)) return refuse(server, begin(), FOREIGN_HOST);
    const wait = rates?.secondsToWait(request.socket.remoteAddress, began) ?? null;
    if (wait !== null) return refuse(server, begin(['retry-after', String(wait)]), TOO_MANY);
    if (isGraphql && lock?.(request.headers) === false) return refuse(server, begin(), NOT_THE_ROUTER);
    if (isGraphql) graphql(begin());
    else others(request, response);
  };
}

export const GRAPHQL = '/graphql';

const TOO_MANY: Refusal = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'There have been too many requests from this address. Try again when "retry-after" says.',
};

/** Health probes come often, and under any host name. */
const isProbe = ({ method, url = '' }: IncomingMessage): boolean => method === 'GET' && PROBES.includes(url);

/** With or without a query, which is not read; also where the client names the whole address, as to a proxy. */
function isGraphqlPath(url: string): boolean {
  if (url === GRAPHQL) return true;
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/]*/, '');
  return (
    path.startsWith(GRAPHQL) && (path.length === GRAPHQL.length || '?#'.includes(path.charAt(GRAPHQL.length)))
  );
}
