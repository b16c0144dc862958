import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { registerGraphiql } from '../../../src/http/graphiql/graphiql.ts';
import { registerSignIn } from '../../../src/http/sign-in/sign-in-routes.ts';
import { startBroker, type Broker } from '../../simulators/broker/start-broker.ts';
import { describeInBrowser } from '../chromium.ts';
import { openGraphiql, run } from '../graphiql-page.ts';
import { signInWith } from './sign-in-with.ts';

const schema = buildSchema('type Query { citizen: String, secret: String }');
const rootValue = { citizen: 'Ane', secret: 'No' };

type Headers = Readonly<Record<string, unknown>>;

/** As the server refuses: without a caller, without a purpose, and what the purpose does not grant. */
function refusal(token: string | undefined, headers: Headers, query: string): object | null {
  const refused = (code: string, details = {}) => ({
    errors: [{ message: code, extensions: { code, ...details } }],
  });
  if (query.includes('__schema')) return null;
  if (token === undefined) return refused('UNAUTHENTICATED');
  if (headers['x-cpr-purpose'] === undefined) return refused('PURPOSE_REQUIRED');
  if (headers['x-cpr-purpose'] !== 'CHILD_SUPPORT') return refused('UNKNOWN_PURPOSE');
  return query.includes('secret') ? refused('NOT_ALLOWED', { coordinates: ['Query.secret'] }) : null;
}

describeInBrowser('GraphiQL where people sign in', (launch) => {
  let broker: Broker;
  let browser: Browser;
  beforeAll(async () => {
    [broker, browser] = await Promise.all([startBroker(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await broker.stop();
  });

  let app: FastifyInstance;
  let url: string;
  beforeEach(async () => {
    const pageSignIn = signInWith(broker);
    app = fastify();
    registerSignIn(app, pageSignIn);
    registerGraphiql(app, {
      graphqlPath: '/graphql',
      notice: 'Fake provider: test people only',
      operations: [{ query: '{ citizen }' }, { query: 'query Secret { secret }' }],
      signsIn: true,
    });
    app.post<{ Body: { query: string } }>('/graphql', async ({ headers, body }, reply) => {
      const refused = refusal(pageSignIn.signIn.tokenOfSession(headers), headers, body.query);
      if (refused !== null) return reply.code(403).send(refused);
      return graphql({ schema, rootValue, source: body.query });
    });
    app.addHook('onClose', () => pageSignIn.signIn.close());
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => app.close());

  async function signIn(page: Page, who: string): Promise<void> {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: who }).click();
    await page.getByText(/^Signed in as/).waitFor();
  }

  const advice = (page: Page) => page.getByRole('status').filter({ hasText: /./ });
  const purpose = (page: Page) => page.getByLabel('Purpose');

  test('a click signs in, a purpose is named, and a refusal says what to do', async () => {
    const { page, wrong } = await openGraphiql(browser, url);
    const policy = () => wrong.filter((text) => text.includes('Content Security Policy'));

    await run(page, 'UNAUTHENTICATED');
    expect(await advice(page).innerText()).toBe('Nobody is signed in here. Sign in with the link above.');

    await signIn(page, 'A caseworker');
    expect(await page.locator('#account').innerText()).toContain(
      'Signed in as an employee of 99999901, assurance substantial',
    );
    await run(page, 'PURPOSE_REQUIRED');
    expect(await advice(page).innerText()).toContain('Name one above the play button.');

    await purpose(page).fill('MADE_UP');
    await run(page, 'UNKNOWN_PURPOSE');
    expect(await page.locator('#purposes option').first().getAttribute('value')).toBe('CHILD_SUPPORT');
    await purpose(page).fill('CHILD_SUPPORT');
    expect(await run(page, 'Ane')).toContain('citizen');
    expect(await page.locator('#advice').isVisible()).toBe(false);

    await page.getByRole('tab', { name: 'Secret' }).click();
    await run(page, 'NOT_ALLOWED');
    expect(await advice(page).innerText()).toContain('The purpose does not grant Query.secret.');
    expect(policy()).toEqual([]);
  });

  test('the browser never has the token, and signing out ends what it has instead', async () => {
    const { page } = await openGraphiql(browser, url);
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(url))
        void response.text().then(
          (text) => answers.push(text),
          () => null,
        );
    });
    await signIn(page, 'A citizen MitID');
    const cookies = await page.context().cookies();
    const ours = cookies.filter(({ name }) => name.startsWith('cpr-'));
    const inPage = await page.evaluate(
      'document.cookie + JSON.stringify({ ...sessionStorage, ...localStorage })',
    );
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();

    expect(ours).toMatchObject([{ name: 'cpr-session', httpOnly: true, sameSite: 'Lax' }]);
    const seen = [...answers, ...ours.map(({ value }) => value), String(inPage)];
    // Every token begins so.
    expect(seen.filter((text) => /eyJ[\w-]+\.eyJ/.test(text))).toHaveLength(0);
    await run(page, 'UNAUTHENTICATED');
  });

  test('an intruder is told so by a page, and is not signed in', async () => {
    const { page } = await openGraphiql(browser, url);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'An intruder' }).click();
    await page.getByText('does not accept this kind of login').waitFor();
    await page.getByRole('link', { name: 'Go on without' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await page.locator('#account').innerText()).toBe('Sign in');
  });

  test('on a phone the purpose and the account are there too', async () => {
    const { page } = await openGraphiql(browser, url, { width: 390, height: 844 });

    expect(await purpose(page).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true);
  });
});
