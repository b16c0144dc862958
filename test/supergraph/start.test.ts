import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { postGraphql } from './post-graphql.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) {
    try {
      // Whatever a failed test left running, of the whole group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of it has ended, as it should.
    }
  }
});

test('one command starts the supergraph, tells where it is, and ends all of it on Ctrl-C', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('start.ts', import.meta.url))], {
    env: {
      ...process.env,
      SUPERGRAPH_CPR_PORT: '0',
      SUPERGRAPH_CASES_PORT: '0',
      SUPERGRAPH_GATEWAY_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  started.push(child);
  const ended = once(child, 'exit');
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes('Ctrl-C')) break;
  }
  const gateway = /gateway +(\S+)/.exec(text)?.[1] ?? '';
  const subgraph = /CPR subgraph +(\S+)/.exec(text)?.[1] ?? '';

  const { data } = await postGraphql(gateway, '{ case(id: "K-09") { title citizen { isOfAge } } }');
  child.stdout.resume();
  child.kill('SIGINT');

  expect(data).toEqual({ case: { title: 'Help at home after an operation', citizen: { isOfAge: true } } });
  expect(await ended).toEqual([0, null]);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
}, 30_000);
