import { afterAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { endOf, runNode } from '../http/child-server.ts';
import { startCommand } from '../started-command.ts';
import { choosePort } from './choose-port.ts';
import { postGraphql } from './post-graphql.ts';

const START = new URL('start.ts', import.meta.url);
const ANY_PORTS = {
  SUPERGRAPH_CPR_PORT: '0',
  SUPERGRAPH_CASES_PORT: '0',
  SUPERGRAPH_GATEWAY_PORT: '0',
};

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** Takes a port, as another server would; one that is taken already is as good. */
async function take(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve).once('error', resolve));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

test('one command starts the supergraph, tells where it is, and ends all of it on Ctrl-C', async () => {
  const { text, interrupt } = await startCommand(START, ANY_PORTS);
  const gateway = /gateway +(\S+)/.exec(text)?.[1] ?? '';
  const subgraph = /CPR subgraph +(\S+)/.exec(text)?.[1] ?? '';

  const { data } = await postGraphql(gateway, '{ case(id: "K-09") { title citizen { isOfAge } } }');
  const ended = interrupt();

  expect(data).toEqual({ case: { title: 'Help at home after an operation', citizen: { isOfAge: true } } });
  expect(await ended).toEqual([0, null]);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
});

test('beside `npm start`, which has the usual port, it takes a free one and says so', async () => {
  await take(4000);
  const { text, interrupt } = await startCommand(START, { ...ANY_PORTS, SUPERGRAPH_CPR_PORT: '' });
  const [, gateway = ''] = /gateway +(\S+)\n/.exec(text) ?? [];
  const { data } = await postGraphql(gateway, '{ case(id: "K-09") { citizen { isOfAge } } }');
  await interrupt();

  expect(data).toEqual({ case: { citizen: { isOfAge: true } } });
  expect(text).toMatch(
    /CPR subgraph {2}http:\/\/127\.0\.0\.1:(?!4000\/)\d+\/graphql {2}\(4000 is taken; SUPERGRAPH_CPR_PORT sets another\)\n/,
  );
});

test('a port that is asked for and taken is told with its variable, and nothing is started', async () => {
  const port = portOf(await take(0));
  const settings = { ...ANY_PORTS, SUPERGRAPH_GATEWAY_PORT: String(port) };

  expect(await endOf(runNode(['test/supergraph/start.ts'], settings))).toEqual({
    code: 1,
    output: '',
    complaint: `Port ${port} is taken. Stop what is using it, or set SUPERGRAPH_GATEWAY_PORT to another.\n`,
  });
});

test('a port that is free is taken, the usual one or the one that is asked for', async () => {
  const server = await take(0);
  const port = portOf(server);
  server.close();
  await once(server, 'close');

  expect(await choosePort('A_PORT', port, {})).toEqual({ port, note: '' });
  expect(await choosePort('A_PORT', 1, { A_PORT: String(port) })).toEqual({ port, note: '' });
});

test.each(['x', '-1', '65536', '4000.5', '4e3', ' '])('"%s" is no port', async (named) => {
  await expect(choosePort('A_PORT', 4000, { A_PORT: named })).rejects.toThrow(
    'A_PORT: expected a whole number from 0 to 65535',
  );
});
