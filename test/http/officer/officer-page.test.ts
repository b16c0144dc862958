import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser } from '../chromium.ts';
import { startPagesServer, type PagesServer, type SignedIn } from '../sign-in/signed-in.ts';

const PERSON = '0707614293';
const CITIZEN = 'query LiveLookUp($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }';
const REFUSED = 'query Refused($cpr: CprNumber!) { citizen(cpr: $cpr) { occupation } }';
const PURPOSE = { 'x-cpr-purpose': 'CHILD_SUPPORT' };

describeInBrowser("the officer's page", (launch) => {
  let pages: PagesServer;
  let browser: Browser;
  let caseworker: SignedIn;
  beforeAll(async () => {
    [pages, browser] = await Promise.all([startPagesServer(), launch()]);
    caseworker = await pages.signIn('caseworker');
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  async function openAs(who: string): Promise<{ page: Page; wrong: string[]; requested: string[] }> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    const wrong: string[] = [];
    const requested: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (request) => requested.push(request.url()));
    await page.goto(`${pages.server.origin}/officer`);
    await page.getByRole('button', { name: who }).click();
    await page.waitForURL('**/officer');
    return { page, wrong, requested };
  }

  const rows = (page: Page, text: string) => page.locator('#entries tr').filter({ hasText: text });

  test('shows each look-up as it comes, and none twice', async () => {
    const { page, wrong } = await openAs('The security officer');
    await page.getByText('Look-ups are shown as they come.').waitFor();
    await rows(page, 'LedgerWatch').first().waitFor();

    await caseworker.query(CITIZEN, { cpr: PERSON }, PURPOSE);
    await rows(page, 'LiveLookUp').waitFor();
    await caseworker.query(REFUSED, { cpr: PERSON }, PURPOSE);
    await rows(page, 'NOT_ALLOWED').waitFor();

    const text = await rows(page, 'LiveLookUp').innerText();
    expect(text).toContain('An employee of 99999901');
    expect(text).toContain('CHILD_SUPPORT');
    expect(text).toContain('1 delivered at citizen: name.surname');
    expect(await rows(page, 'LiveLookUp').count()).toBe(1);
    expect(await page.locator('#entries tr').first().innerText()).toContain('NOT_ALLOWED');
    expect(wrong).toEqual([]);
  });

  test('finds the look-ups of one person, and the number is in no address', async () => {
    await caseworker.query(CITIZEN, { cpr: PERSON }, PURPOSE);
    const { page, wrong, requested } = await openAs('The security officer');
    await page.locator('#search').getByLabel('Person').fill('070761-4293');
    await page.locator('#search').getByRole('button', { name: 'Search' }).click();
    await page.getByText(/requests are shown/).waitFor();
    await rows(page, 'LiveLookUp').first().waitFor();
    await page.locator('#extract').getByLabel('Person').fill(PERSON);
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'To print, in Danish' }).click();
    const printed = await opened;
    await printed.getByRole('heading', { name: 'Opslag på dine oplysninger' }).waitFor();

    expect(await printed.getByText('CHILD_SUPPORT').first().isVisible()).toBe(true);
    expect(
      [...requested, printed.url(), page.url()].filter((address) => /070761-?4293/.test(address)),
    ).toEqual([]);
    expect(wrong).toEqual([]);

    await page.locator('#search').getByLabel('Person').fill('not a person, but an id that nobody has');
    await page.locator('#search').getByLabel('Purpose').fill('CUSTOMER_UPDATE');
    await page.locator('#search').getByRole('button', { name: 'Search' }).click();
    await page.getByText('Nothing was found.').waitFor();
  });

  test('is refused to a caseworker', async () => {
    const { page } = await openAs('A caseworker');

    expect(await page.locator('body').innerText()).toContain('you may not read the record of look-ups');
  });
});
