import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createAuthority } from '../../certificates.ts';
import { describeInBrowser } from '../chromium.ts';
import { openGraphiql, run } from '../graphiql-page.ts';
import { startPagesServer, type PagesServer } from './signed-in.ts';

describeInBrowser('GraphiQL where people sign in', (launch) => {
  let pages: PagesServer;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    [pages, browser] = await Promise.all([startPagesServer(), launch()]);
    url = pages.server.origin;
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  async function signIn(page: Page, who: string): Promise<void> {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: who }).click();
    await page.getByText(/^Signed in as/).waitFor();
  }

  const account = (page: Page) => page.locator('#account');
  const advice = (page: Page) => page.locator('#advice');
  const purpose = (page: Page) => page.getByLabel('Purpose');

  test('a click signs in, a purpose is named, and a refusal says what to do', async () => {
    const { page, wrong } = await openGraphiql(browser, url);

    await run(page, 'UNAUTHENTICATED');
    expect(await advice(page).innerText()).toBe('Nobody is signed in here. Sign in with the link above.');

    await signIn(page, 'A caseworker');
    expect(await account(page).innerText()).toContain(
      'Signed in as an employee of 99999901, assurance substantial',
    );
    await run(page, 'PURPOSE_REQUIRED');
    expect(await advice(page).innerText()).toContain('Name one in the field above the answers.');

    await purpose(page).fill('CUSTOMER_UPDATE');
    await run(page, 'UNKNOWN_PURPOSE');
    const offered = await page
      .locator('#purposes option')
      .evaluateAll((options) => options.map((option: any) => option.value as string));
    expect(offered).toEqual(['CHILD_SUPPORT', 'ADDRESS_CHECK']);

    await purpose(page).fill('CHILD_SUPPORT');
    expect(await run(page, 'Henriksen')).toContain('civilStatus');
    expect(await advice(page).isVisible()).toBe(false);

    await page.getByRole('tab', { name: 'AsACompany' }).click();
    await run(page, 'NOT_ALLOWED');
    expect(await advice(page).innerText()).toMatch(/^The purpose does not grant .*PrivateCitizen\.name/);
    expect(wrong.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
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
    const ours = (await page.context().cookies()).filter(({ name }) => name.startsWith('cpr-'));
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

    expect(await account(page).innerText()).toBe('Sign in');
  });

  test('on a phone the purpose and the account are there too', async () => {
    const { page } = await openGraphiql(browser, url, { width: 390, height: 844 });

    expect(await purpose(page).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true);
  });

  test('over HTTPS by the server itself the cookie is for this host and for HTTPS alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cpr-pages-tls-'));
    const { cert, key } = createAuthority().issueServer(['127.0.0.1']);
    const [TLS_CERTIFICATE, TLS_KEY] = [join(folder, 'server.pem'), join(folder, 'server.key')];
    writeFileSync(TLS_CERTIFICATE, cert);
    writeFileSync(TLS_KEY, key, { mode: 0o600 });
    const port = await freePort();
    const secure = await startPagesServer({
      settings: { TLS_CERTIFICATE, TLS_KEY, PORT: String(port) },
      redirectUri: `https://127.0.0.1:${port}/sign-in/callback`,
    });
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${secure.server.origin}/graphiql`);
    await signIn(page, 'A caseworker');
    await purpose(page).fill('CHILD_SUPPORT');
    expect(await run(page, 'Henriksen')).toContain('civilStatus');
    const cookies = await context.cookies(secure.server.origin);
    await context.close();
    await secure.stop();
    rmSync(folder, { recursive: true });

    expect(cookies.find(({ name }) => name.includes('session'))).toBeDefined();
    expect(cookies.find(({ name }) => name === '__Host-cpr-session')).toMatchObject({
      secure: true,
      httpOnly: true,
    });
  });
});

/** A port that nobody listens on: the broker must know where browsers come back to before the server has one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
