import { lookup } from 'node:dns/promises';
import { connect, isIP, isIPv6 } from 'node:net';
import { errorCode } from '../../providers/transport/http/connections.ts';
import { checkClock } from './clock-step.ts';
import { StepFailure, type Checkup } from './checkup.ts';
import { connectionStep, failureAt, nameStep, socketAddress, timedOut, type Endpoint } from './endpoint.ts';
import { opened } from './opened.ts';
import { checkTls } from './tls-step.ts';

/**
 * The way to an address, with sockets of its own: its name, a connection, TLS, and an answer whose clock is read.
 *
 * @param after what must have gone well before TLS can be tried
 * @param mostSkew how many seconds the two clocks may differ
 */
export async function checkNetwork(
  checkup: Checkup,
  endpoint: Endpoint,
  { after, mostSkew }: { readonly after: readonly string[]; readonly mostSkew: number },
): Promise<void> {
  const { host, port } = socketAddress(endpoint);
  await checkup.step(nameStep(endpoint), [], async () => ({
    seen: await resolved(endpoint, host),
    value: null,
  }));
  await checkup.step(connectionStep(endpoint), [nameStep(endpoint)], async () => {
    const { from, to } = await connected(endpoint, { host, port });
    const warning = isIPv6(to) ? endpoint.onlyIpv4 : undefined;
    return {
      seen: `Connected to ${to}, port ${port}, from ${from}.`,
      ...(warning !== undefined && { warning }),
      value: null,
    };
  });
  await checkTls(checkup, endpoint, after);
  await checkClock(checkup, endpoint, mostSkew);
}

/** By the resolver of the machine, which is asked for every call. */
async function resolved(endpoint: Endpoint, host: string): Promise<string> {
  if (isIP(host) !== 0) return `${host} is an address.`;
  try {
    const found = await Promise.race([lookup(host, { all: true }), overdue(endpoint.timeLimit)]);
    return `${host} is ${found.map(({ address }) => address).join(', ')}.`;
  } catch (error) {
    if (!['EAI_AGAIN', 'ETIMEDOUT'].includes(errorCode(error))) throw failureAt(endpoint, error);
    throw new StepFailure(
      'UPSTREAM_UNAVAILABLE',
      'The name could not be looked up.',
      `No name server told of ${host} (${errorCode(error)}). Look at the name servers of this machine, and at its network.`,
    );
  }
}

function overdue(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(timedOut()), milliseconds).unref());
}

type Ends = { readonly from: string; readonly to: string };

async function connected(
  endpoint: Endpoint,
  to: { readonly host: string; readonly port: number },
): Promise<Ends> {
  const socket = connect(to);
  try {
    await opened(socket, 'connect', endpoint.timeLimit);
    return { from: socket.localAddress ?? 'unknown', to: socket.remoteAddress ?? 'unknown' };
  } catch (error) {
    throw failureAt(endpoint, error);
  } finally {
    socket.destroy();
  }
}
