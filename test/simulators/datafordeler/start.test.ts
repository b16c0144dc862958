import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startCommand } from '../../started-command.ts';

test('one command starts the subgraph against a simulator of Datafordeler, and ends both on Ctrl-C', async () => {
  const { text, interrupt } = await startCommand(new URL('start.ts', import.meta.url), { PORT: '0' });
  const subgraph = /CPR subgraph +(http\S+)/.exec(text)?.[1] ?? '';
  const simulator = /Datafordeler +(https\S+)/.exec(text)?.[1] ?? '';
  const settings = /settings +(\S+)/.exec(text)?.[1] ?? '';

  const ask = async (configuration: string, field: string): Promise<unknown> => {
    const response = await fetch(subgraph, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cpr-configuration': configuration },
      body: JSON.stringify({ query: `{ who: ${field}(cpr: "0707614293") { occupation name { surname } } }` }),
    });
    return response.json();
  };
  const answers = [
    await ask('public', 'citizen'),
    await ask('private', 'privateCitizen'),
    await ask('test', 'citizen'),
  ];
  expect(existsSync(settings)).toBe(true);
  const ended = interrupt();

  for (const answer of answers)
    expect(answer).toMatchObject({ data: { who: { name: { surname: 'Henriksen' } } } });
  expect(await ended).toEqual([0, null]);
  expect(existsSync(settings)).toBe(false);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
  await expect(fetch(simulator)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});
