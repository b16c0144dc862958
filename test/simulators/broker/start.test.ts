import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startCommand } from '../../started-command.ts';
import { createSmallBrowser } from './small-browser.ts';

test('one command starts a broker and a subgraph where people sign in, and ends both on Ctrl-C', async () => {
  const { text, interrupt } = await startCommand(new URL('start.ts', import.meta.url), { PORT: '0' });
  const subgraph = new URL(/CPR subgraph +(http\S+)/.exec(text)?.[1] ?? '');
  const settings = /settings +(\S+)/.exec(text)?.[1] ?? '';
  const { origin } = subgraph;

  const browser = createSmallBrowser();
  const login = (await browser.follow(`${origin}/sign-in`, 'never:')) as Response;
  const form = { method: 'POST', body: new URLSearchParams({ person: 'caseworker' }) };
  await browser.follow(login.url, `${origin}/graphiql`, form);
  const ask = async (purpose: string): Promise<any> => {
    const headers = { origin, 'content-type': 'application/json', 'x-cpr-purpose': purpose };
    const query = '{ citizen(cpr: "0707614293") { civilStatus name { surname } } }';
    const answer = await browser.open(subgraph, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return answer.json();
  };
  const answers = [await ask('CHILD_SUPPORT'), await ask('ADDRESS_CHECK'), await ask('CUSTOMER_UPDATE')];
  expect(existsSync(settings)).toBe(true);
  const ended = interrupt();

  expect(text).toContain('A caseworker');
  expect(answers).toMatchObject([
    { data: { citizen: { civilStatus: expect.any(String), name: { surname: 'Henriksen' } } } },
    { data: { citizen: { civilStatus: null, name: { surname: 'Henriksen' } } } },
    { errors: [{ extensions: { code: 'UNKNOWN_PURPOSE' } }] },
  ]);
  expect(await ended).toEqual([0, null]);
  expect(existsSync(settings)).toBe(false);
  await expect(fetch(subgraph)).rejects.toThrow('fetch failed');
});
