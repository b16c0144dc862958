import type { Browser, Page } from 'playwright-core';

/**
 * Opens the page in a new profile and notes what it asks for and what goes wrong in it: Chromium tells every breach of the security
 * policy, every failed request and every error of the page or its workers on the console.
 */
export async function openGraphiql(browser: Browser, url: string, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wrong: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(`${url}/graphiql`);
  await page.getByRole('button', { name: /^Execute query/ }).waitFor();
  return { page, wrong, requested };
}

/** Runs the open tab's operation and gives the answer once `text` is in it. */
export async function run(page: Page, text: string): Promise<string> {
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer = page.getByRole('region', { name: 'Result Window' });
  await answer.getByText(text).first().waitFor();
  return answer.innerText();
}

/** Writes a new line below the one that contains `text` in the open operation. */
export async function edit(page: Page, text: string, newLine: string): Promise<void> {
  await page.getByRole('region', { name: 'Operation Editor' }).getByText(text).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(newLine);
}
