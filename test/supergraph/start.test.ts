import { expect, test } from '@jest/globals';
import { startCommand } from '../started-command.ts';
import { postGraphql } from './post-graphql.ts';

test('one command starts the supergraph, tells where it is, and ends all of it on Ctrl-C', async () => {
  const { text, interrupt } = await startCommand(new URL('start.ts', import.meta.url), {
    SUPERGRAPH_CPR_PORT: '0',
    SUPERGRAPH_CASES_PORT: '0',
    SUPERGRAPH_GATEWAY_PORT: '0',
  });
  const gateway = /gateway +(\S+)/.exec(text)?.[1] ?? '';
  const subgraph = /CPR subgraph +(\S+)/.exec(text)?.[1] ?? '';

  const { data } = await postGraphql(gateway, '{ case(id: "K-09") { title citizen { isOfAge } } }');
  const ended = interrupt();

  expect(data).toEqual({ case: { title: 'Help at home after an operation', citizen: { isOfAge: true } } });
  expect(await ended).toEqual([0, null]);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
});
