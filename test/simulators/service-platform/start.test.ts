import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

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

test('one command starts the subgraph against a simulator of Service Platform, and ends both on Ctrl-C', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('start.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'], PORT: '0' },
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
  const subgraph = /CPR subgraph +(http\S+)/.exec(text)?.[1] ?? '';
  const simulator = /Service Platform +(https\S+)/.exec(text)?.[1] ?? '';
  const settings = /settings +(\S+)/.exec(text)?.[1] ?? '';

  const ask = async (configuration: string): Promise<unknown> => {
    const response = await fetch(subgraph, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cpr-configuration': configuration },
      body: JSON.stringify({ query: '{ who: citizen(cpr: "0707614293") { occupation name { surname } } }' }),
    });
    return response.json();
  };
  const answers = [await ask('authority'), await ask('agreement'), await ask('test')];
  expect(existsSync(settings)).toBe(true);
  child.stdout.resume();
  child.kill('SIGINT');

  for (const answer of answers) {
    expect(answer).toMatchObject({
      data: { who: { occupation: 'studerende', name: { surname: 'Henriksen' } } },
    });
  }
  expect(await ended).toEqual([0, null]);
  expect(existsSync(settings)).toBe(false);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
  await expect(fetch(simulator)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
}, 30_000);
