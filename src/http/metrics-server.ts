import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import type { Provider } from '../providers/provider.ts';
import { listen } from './listen.ts';

type Parts = {
  readonly configuration: Configuration;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly ledger: Ledger | null;
  readonly logger: Logger;
  /** Named in what is told of each request. */
  readonly identity: object;
};

export type MetricsServer = {
  /** Such as `http://localhost:9464`. */
  readonly origin: string;
  stop(): Promise<void>;
};

/** A request must arrive within this time, in milliseconds. */
const RECEIVE = 5_000;
/** Whoever asks for metrics is one or two collectors. */
const MOST_CONNECTIONS = 32;

/**
 * Counts, and tells the counts at `GET /metrics` on a port of its own: who may reach that port may know how busy the server is. Null where the
 * settings name no port; then nothing is counted, and the library for it is not even loaded.
 */
export async function startMetricsServer(parts: Parts): Promise<MetricsServer | null> {
  const { METRICS_HOST: host, METRICS_PORT: port, tls } = parts.configuration;
  if (port === undefined) return null;
  const { startMetrics } = await import('../observability/metrics/metrics.ts');
  const { CONTENT_TYPES, formFor } = await import('../observability/metrics/metrics-text.ts');
  const metrics = startMetrics({
    server: parts.identity,
    providers: parts.providers,
    ledger: parts.ledger,
    certificateEnds: tls === null ? null : new X509Certificate(tls.certificate).validToDate,
  });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const [path] = (request.url ?? '').split('?', 1);
    if (path !== '/metrics') return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const form = formFor(request.headers.accept);
    metrics.text(form).then(
      (text) => {
        response.writeHead(200, { 'content-type': CONTENT_TYPES[form], 'cache-control': 'no-store' });
        response.end(text);
      },
      (error: unknown) => {
        parts.logger.error({ err: error }, 'The metrics could not be told');
        refuse(response, 500);
      },
    );
  };
  const servers = await listenOrStop(metrics, answer, { host, port });
  const { port: taken } = servers[0].address() as AddressInfo;
  return {
    origin: `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`,
    async stop() {
      metrics.stop();
      await Promise.all(servers.map(close));
    },
  };
}

async function listenOrStop(
  metrics: Metrics,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  where: { readonly host: string; readonly port: number },
): Promise<[Server, ...Server[]]> {
  const newServer = () => {
    const server = createServer({ requestTimeout: RECEIVE, headersTimeout: RECEIVE }, answer);
    server.maxConnections = MOST_CONNECTIONS;
    return server;
  };
  try {
    return await listen(newServer, where);
  } catch (error) {
    metrics.stop();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE') throw error;
    const advice = 'Stop what is using the port for metrics, or set METRICS_PORT to another.';
    throw new Error(`${message}. ${advice}`, { cause: error });
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, ...(status === 405 && { allow: 'GET, HEAD' }) });
  response.end();
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
