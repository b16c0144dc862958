import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { decodeJwt } from 'jose';
import type { SignIn } from '../../../src/http/sign-in/sign-in.ts';
import { registerSignIn } from '../../../src/http/sign-in/sign-in-routes.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { createSmallBrowser } from '../../simulators/broker/small-browser.ts';
import { startBroker, type Broker } from '../../simulators/broker/start-broker.ts';
import { signInWith } from './sign-in-with.ts';

const { pages } = BROKER_CLIENTS;

let broker: Broker;
beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker.stop());

let app: FastifyInstance;
let signIn: SignIn;
let origin: string;
/** What the page's own POST was sent with. */
let posted: (string | undefined)[];
beforeEach(async () => {
  posted = [];
  ({ app, signIn, origin } = await startPages());
});
afterEach(() => stopPages(app, signIn));

async function startPages(settings: object = {}) {
  const pageSignIn = signInWith(broker, settings);
  const made = pageSignIn.signIn;
  const server = fastify();
  registerSignIn(server, pageSignIn);
  server.get('/graphiql', async () => 'the page');
  server.post('/graphql', async ({ headers }) => {
    posted.push(made.tokenOfSession(headers));
    return {};
  });
  return { app: server, signIn: made, origin: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

async function stopPages(server: FastifyInstance, made: SignIn): Promise<void> {
  await server.close();
  await made.close();
}

const press = (person: string) => ({ method: 'POST', body: new URLSearchParams({ person }) });

/** Signs in as a person would: opens the link, presses a button at the broker, and comes back. */
async function signInAs(person: string, at = origin) {
  const browser = createSmallBrowser();
  const login = (await browser.follow(`${at}/sign-in`, `${at}/graphiql`)) as Response;
  const back = (await browser.follow(login.url, `${at}/sign-in/callback`, press(person))) as URL;
  return { browser, back, answer: await browser.open(back) };
}

test('a click leads to the broker and back, and the token stays at the server', async () => {
  const { browser, back, answer } = await signInAs('citizen');
  const cookies = answer.headers.getSetCookie();
  const who = await browser.open(`${origin}/sign-in/who`);
  await browser.open(`${origin}/graphql`, { method: 'POST', headers: { origin } });

  expect(back.pathname).toBe('/sign-in/callback');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/graphiql']);
  expect(cookies).toEqual([
    'cpr-login=; Path=/sign-in/callback; Max-Age=0; HttpOnly; SameSite=Lax',
    expect.stringMatching(/^cpr-session=[\w-]{43}; Path=\/; Max-Age=10[78]\d\d; HttpOnly; SameSite=Lax$/),
  ]);
  expect(await who.json()).toMatchObject({ isSignedIn: true, kind: 'PERSON', purposes: ['CHILD_SUPPORT'] });
  expect(decodeJwt(posted[0]!)).toMatchObject({ client_id: pages.id, sub: broker.person('citizen').sub });
});

test('the session is of use to the pages of this server alone', async () => {
  const { browser } = await signInAs('citizen');
  const from = (...headers: [string, string][]) =>
    browser.open(`${origin}/graphql`, { method: 'POST', headers });
  await from();
  await from(['origin', 'https://evil.example']);
  await from(['origin', 'null']);
  await from(['origin', origin.replace('http:', 'https:')]);
  await from(['origin', `${origin}.evil.example`]);

  expect(posted).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('signing out ends it, and no other site can do so', async () => {
  const { browser } = await signInAs('citizen');
  const signOut = (from: string) =>
    browser.open(`${origin}/sign-out`, { method: 'POST', headers: { origin: from } });
  const isSignedIn = async (): Promise<unknown> =>
    ((await (await browser.open(`${origin}/sign-in/who`)).json()) as any).isSignedIn;

  expect([(await signOut('https://evil.example')).status, await isSignedIn()]).toEqual([403, true]);
  expect([(await signOut(origin)).status, await isSignedIn()]).toEqual([204, false]);
});

test('whoever signs in anew has one session, not two', async () => {
  const { browser, answer } = await signInAs('citizen');
  const [, first = ''] = /cpr-session=([^;]+)/.exec(answer.headers.getSetCookie().join()) ?? [];
  const login = (await browser.follow(`${origin}/sign-in`, `${origin}/graphiql`)) as Response;
  await browser.follow(login.url, `${origin}/graphiql`, press('parent'));

  expect(signIn.tokenOfReader({ cookie: `cpr-session=${first}` })).toBeUndefined();
  await browser.open(`${origin}/graphql`, { method: 'POST', headers: { origin } });
  expect(decodeJwt(posted[0]!)).toMatchObject({ sub: broker.person('parent').sub });
});

test('a login leads back to a page of this server, whatever the link says', async () => {
  const pageAfter = async (to: string): Promise<string | null> => {
    const browser = createSmallBrowser();
    const login = (await browser.follow(`${origin}/sign-in?to=${to}`, 'never:')) as Response;
    const back = (await browser.follow(login.url, `${origin}/sign-in/callback`, press('citizen'))) as URL;
    return (await browser.open(back)).headers.get('location');
  };

  expect(await pageAfter('officer')).toBe('/officer');
  for (const to of ['https://evil.example', '//evil.example', '/%5Cevil.example', 'to=1&to=2']) {
    expect(await pageAfter(to)).toBe('/graphiql');
  }
});

describe('nobody is signed in', () => {
  test.each([
    ['where the login is broken off', 'error', 'mitid_user_aborted', 'The login was broken off.'],
    ['where the broker has a code that is not known here', 'error', 'brand_new_code', 'brand_new_code'],
    ['by the login of a stranger', 'person', 'intruder', 'does not accept this kind of login'],
  ])('%s', async (_name, field, value, told) => {
    const browser = createSmallBrowser();
    const login = (await browser.follow(`${origin}/sign-in`, 'never:')) as Response;
    const form = { method: 'POST', body: new URLSearchParams({ [field]: value }) };
    const page = (await browser.follow(login.url, 'never:', form)) as Response;

    expect(page.status).toBe(403);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain(told);
    expect(page.headers.getSetCookie().join()).not.toContain('session');
  });

  test('by the answer to a login that another browser has begun', async () => {
    const { back } = await signInAs('citizen');
    const victim = createSmallBrowser();
    const withoutCookie = await victim.open(back);
    await victim.open(`${origin}/sign-in`);
    const withItsOwn = await victim.open(back);

    for (const answer of [withoutCookie, withItsOwn]) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('not begun in this browser');
    }
  });

  test('by a code a second time', async () => {
    const browser = createSmallBrowser();
    const login = (await browser.follow(`${origin}/sign-in`, 'never:')) as Response;
    const cookie = 'cpr-login';
    const back = (await browser.follow(login.url, `${origin}/sign-in/callback`, press('citizen'))) as URL;
    const [first, second] = [await browser.open(back), await browser.open(back)];

    expect([first.status, second.status]).toEqual([303, 400]);
    expect(first.headers.getSetCookie().join()).toContain(`${cookie}=;`);
  });

  test('by a callback that somebody has made up, and nothing of it is shown', async () => {
    const browser = createSmallBrowser();
    const begun = await browser.open(`${origin}/sign-in`);
    const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
    const callback = (parameters: Record<string, string>) =>
      browser.open(`${origin}/sign-in/callback?${new URLSearchParams({ state, ...parameters }).toString()}`);
    const markup = await callback({ error: 'access_denied', error_description: '<b>Call this number</b>' });
    const forged = await callback({ code: 'forged', iss: broker.issuer });
    const other = await callback({ code: 'forged', iss: 'https://other.example' });

    expect(markup.status).toBe(403);
    expect(await markup.text()).not.toContain('Call this number');
    expect([forged.status, other.status]).toEqual([502, 502]);
  });

  test('while the broker is away, and as soon as it is back somebody can be', async () => {
    broker.fail('discovery', { kind: 'hang-up' });
    const browser = createSmallBrowser();
    const away = await browser.open(`${origin}/sign-in`);
    const back = await browser.open(`${origin}/sign-in`);

    expect([away.status, back.status]).toEqual([503, 303]);
  });
});

test('behind HTTPS the cookie is for this host alone, and for HTTPS alone', async () => {
  const settings = { origin: 'https://cpr.example.dk' };
  const proxied = await startPages(settings);
  const { headers } = await createSmallBrowser().open(`${proxied.origin}/sign-in`);
  const location = new URL(headers.get('location')!);
  await stopPages(proxied.app, proxied.signIn);

  expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  expect(location.searchParams.get('redirect_uri')).toBe('https://cpr.example.dk/sign-in/callback');
  expect(proxied.signIn.end({})).toBe(
    '__Host-cpr-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  );
});
