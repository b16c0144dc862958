import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { RunningServer } from './running-server.ts';

type GraphqlRequest = { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };

/** A server that hands every GraphQL request on to another one and keeps what was asked. */
export async function startRecordingProxy(
  target: string,
): Promise<RunningServer & { readonly requests: GraphqlRequest[] }> {
  const requests: GraphqlRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      requests.push(JSON.parse(body) as GraphqlRequest);
      const answer = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
