import { type X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { ProviderError } from '../../providers/provider-error.ts';
import { connectionStep, failureAt, socketAddress, tlsStep, type Endpoint } from './endpoint.ts';
import type { Checkup } from './checkup.ts';
import { opened } from './opened.ts';

/** More issuers than any chain has. */
const LONGEST_CHAIN = 10;
const DAY = 86_400_000;

/** A handshake as the server makes it, and what the other side shows of itself. */
export async function checkTls(
  checkup: Checkup,
  endpoint: Endpoint,
  after: readonly string[],
): Promise<void> {
  await checkup.step(tlsStep(endpoint), [connectionStep(endpoint), ...after], async () => {
    const { certificate } = endpoint;
    const shown = certificate === undefined ? {} : { cert: certificate.chain, key: certificate.key };
    try {
      return { seen: await handshake(endpoint, shown, trusted), value: null };
    } catch (error) {
      throw await withWhatIsThere(endpoint, failureAt(endpoint, error));
    }
  });
}

async function handshake(
  endpoint: Endpoint,
  options: ConnectionOptions,
  read: (socket: TLSSocket) => string,
): Promise<string> {
  const { host, port } = socketAddress(endpoint);
  const { ca } = endpoint;
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = connect({ host, port, ...name, ...(ca !== undefined && { ca }), ...options });
  try {
    await opened(socket, 'secureConnect', endpoint.timeLimit);
    return read(socket);
  } finally {
    socket.destroy();
  }
}

function trusted(socket: TLSSocket): string {
  const chain = chainOf(socket);
  const [own] = chain;
  const until = own === undefined ? '' : `, its certificate is valid for ${daysOf(own)} days more`;
  return `${socket.getProtocol() ?? 'TLS'}${until}: ${namesOf(chain)}.`;
}

/**
 * Who is there instead, where the certificate was not believed: often a proxy that opens connections on the way. Over this connection nothing
 * is sent, and no certificate of ours is shown.
 */
async function withWhatIsThere(endpoint: Endpoint, failure: ProviderError): Promise<ProviderError> {
  if (failure.code !== 'UPSTREAM_ADDRESS_NOT_FOUND') return failure;
  const chain = await handshake(endpoint, { rejectUnauthorized: false }, (socket) =>
    namesOf(chainOf(socket)),
  ).catch(() => '');
  if (chain === '') return failure;
  const advice = `${failure.advice ?? ''} It showed: ${chain}.`;
  return new ProviderError(failure.code, failure.message, { advice });
}

/** The other side's certificate and its issuers, as far as they are known. */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

const daysOf = ({ validToDate }: X509Certificate): number =>
  Math.floor((validToDate.getTime() - Date.now()) / DAY);

/** From the server's own name to the last issuer's. */
function namesOf(chain: readonly X509Certificate[]): string {
  const last = chain.at(-1);
  const issuer = last === undefined || last.issuer === last.subject ? [] : [last.issuer];
  return [...chain.map(({ subject }) => subject), ...issuer].map(commonName).join(', issued by ');
}

/** The common name of a server or an authority; one in another alphabet or with signs in it is not printed. */
function commonName(names: string): string {
  const name = /^CN=(.*)$/m.exec(names)?.[1] ?? '';
  return /^[\w .,()*:-]{1,100}$/.test(name) ? name : '(a name that is not printed)';
}
