import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsSettings } from '../configuration/tls-settings.ts';
import { answerUnreadableRequest } from './unreadable-request.ts';

type Where = { readonly host: string; readonly port: number };

/** How long a connection may be open without a request, in milliseconds: longer than load balancers keep theirs, so that they close it and not we. */
const KEEP_ALIVE = 72_000;
/** The longest time between two looks for requests that take too long to arrive, in milliseconds. */
const LOOK_EVERY = 1_000;

type Times = {
  /** A request that takes longer to arrive, headers and body, is answered with 408. Milliseconds. */
  readonly receive: number;
  /** A client that takes nothing of its answer for so long is cut off. Milliseconds; must be longer than it takes to make an answer. */
  readonly stall: number;
};

/** Makes servers that do not listen yet. */
export function webServers(
  listener: RequestListener,
  { receive, stall }: Times,
  tls: TlsSettings | null,
): () => Server {
  const options = {
    keepAliveTimeout: KEEP_ALIVE,
    requestTimeout: receive,
    headersTimeout: receive,
    connectionsCheckingInterval: Math.min(LOOK_EVERY, Math.ceil(receive / 2)),
  };
  return () => {
    const server =
      tls === null
        ? createServer(options, listener)
        : createTlsServer({ ...options, ...tlsOptions(tls), handshakeTimeout: receive }, listener);
    server.setTimeout(stall);
    return server.on('clientError', answerUnreadableRequest);
  };
}

function tlsOptions({ certificate, key, clientAuthorities, requiresClientCertificate }: TlsSettings) {
  const own = { cert: certificate, key, minVersion: 'TLSv1.2' as const };
  if (clientAuthorities === null) return own;
  return {
    ...own,
    ca: clientAuthorities,
    requestCert: true,
    rejectUnauthorized: requiresClientCertificate,
  };
}

/**
 * Listens on a host, with a server for each address of `localhost`: a client may try either. The first one must listen, or the error of
 * Node is thrown.
 */
export async function listen(newServer: () => Server, { host, port }: Where): Promise<[Server, ...Server[]]> {
  const first = await listening(newServer(), { host, port });
  if (host !== 'localhost') return [first];
  const { address: taken, port: shared } = first.address() as AddressInfo;
  const addresses = await lookup(host, { all: true }).catch(() => []);
  const others = await Promise.all(
    addresses
      .filter(({ address }) => address !== taken)
      // A machine may name an address in its list of hosts that it does not have.
      .map(({ address }) => listening(newServer(), { host: address, port: shared }).catch(() => null)),
  );
  return [first, ...others.filter((server) => server !== null)];
}

async function listening(server: Server, where: Where): Promise<Server> {
  server.listen(where);
  await once(server, 'listening');
  return server;
}
