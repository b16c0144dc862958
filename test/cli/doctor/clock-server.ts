import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority } from '../../certificates.ts';

/** A server whose clock is wrong by so many seconds; it answers everything with 404. */
export async function startServerWithClock(
  seconds: number,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer(createAuthority().issueServer(['127.0.0.1', 'localhost']), (_, response) => {
    response.writeHead(404, { date: new Date(Date.now() + seconds * 1_000).toUTCString() }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
