import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import fastify from 'fastify';
import { buildSchema, graphql } from 'graphql';
import type { Browser, Locator, Page } from 'playwright-core';
import { registerGraphiql } from '../../src/http/graphiql/graphiql.ts';
import { describeInBrowser } from './chromium.ts';
import { edit, openGraphiql, run } from './graphiql-page.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const ane = { cpr: '0101705004', id: 'p-1', name: 'Ane' };

const operations = [
  {
    query: `# Who has this number?
query CitizenByCpr($cpr: String!) {
  citizen(cpr: $cpr) {
    id
    name
  }
}
`,
    variables: JSON.stringify({ cpr: ane.cpr }),
  },
  { query: 'query Provider {\n  cprProvider\n}\n' },
];

/** Starts a server with GraphQL and GraphiQL on loopback; `url` is its origin. */
async function startServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const schema = buildSchema(`
    type Query { citizen(cpr: String!): Citizen, cprProvider: String! }
    "A person in the register."
    type Citizen { id: ID!, name: String }
  `);
  const rootValue = {
    citizen: ({ cpr }: { cpr: string }) => (cpr === ane.cpr ? ane : null),
    cprProvider: 'fake',
  };
  const server = fastify();
  server.post<{ Body: { query: string; variables?: Record<string, unknown> } }>('/graphql', ({ body }) =>
    graphql({ schema, rootValue, source: body.query, variableValues: body.variables }),
  );
  registerGraphiql(server, {
    graphqlPath: '/graphql',
    operations,
    notice: 'Fake provider: test people only',
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => server.close() };
}

const PHONE = { width: 390, height: 844 };

/** Expects all of it to be seen on a phone, nearly as wide as the screen and a few lines high. */
async function expectOnPhone(part: Locator): Promise<void> {
  const { x, y, width, height } = (await part.boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(PHONE.width);
  expect(width).toBeGreaterThan(0.9 * PHONE.width);
  expect(y + height).toBeLessThanOrEqual(PHONE.height);
  expect(height).toBeGreaterThan(60);
}

/** What a screen reader calls each button that is to be seen. */
async function buttonNames(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return Array.from(tree.matchAll(/- button(?: "([^"]*)")?/g), ([, name]) => name ?? '');
}

describeInBrowser('GraphiQL in a browser', (launch) => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launch()]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('opens with the first operation ready, and says whose data it is', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url);

    expect(await page.title()).toBe('CPR subgraph – GraphiQL');
    expect(await page.getByRole('note').innerText()).toBe('Fake provider: test people only');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['CitizenByCpr', 'Provider']);
    expect(await run(page, ane.name)).toContain(ane.id);
    expect(wrong).toEqual([]);
  });

  test('shows the schema in the documentation panel', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url);

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Citizen' }).click();
    await page.getByText('A person in the register.').waitFor();

    expect(wrong).toEqual([]);
  });

  test('tells a screen reader in words what every icon and button is', async () => {
    const { page } = await openGraphiql(browser, server.url);
    const icons = new Set<string>();
    const buttons = new Set<string>();
    const look = async () => {
      for (const title of await page.locator('svg > title').allTextContents()) icons.add(title);
      for (const name of await buttonNames(page)) buttons.add(name);
    };

    await run(page, ane.name);
    await look();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('All Schema Types').waitFor();
    await look();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.getByRole('button', { name: 'Delete from history' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.getByRole('dialog').waitFor();
    await look();

    expect([...icons].sort()).toEqual([
      'chevron down icon',
      'close icon',
      'copy icon',
      'docs filled icon',
      'docs icon',
      'history icon',
      'keyboard shortcut icon',
      'magnifying glass icon',
      'merge icon',
      'pen icon',
      'play icon',
      'plus icon',
      'prettify icon',
      'reload icon',
      'root type icon',
      'settings icon',
      'star icon',
      'trash icon',
      'type icon',
    ]);
    expect([...buttons]).toEqual(
      expect.arrayContaining(['Show History', 'Close Tab', 'New tab', 'Edit label']),
    );
    expect([...buttons].filter((name) => !/^[A-Z][a-z]/.test(name))).toEqual([]);
  });

  test('runs the operation of a tab that was opened a moment ago', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url);

    await page.getByRole('tab', { name: 'Provider' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.getByRole('region', { name: 'Result Window' }).getByText('fake').waitFor();

    expect(wrong).toEqual([]);
  });

  test('can be used on a phone: nothing is cut off at the side, and the documentation opens and closes', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url, PHONE);

    await edit(page, 'Who has this number?', '# Asked on the way.');
    expect(await run(page, ane.name)).toContain(ane.id);
    for (const name of ['Operation Editor', 'Variables', 'Result Window']) {
      await expectOnPhone(page.getByRole('region', { name }));
    }
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Citizen' }).click();
    await page.getByText('A person in the register.').waitFor();
    await expectOnPhone(page.getByRole('region', { name: 'Documentation Explorer' }));
    await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();
    await page.getByRole('region', { name: 'Documentation Explorer' }).waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: 'Provider' }).click();
    expect(await run(page, 'fake')).toContain('cprProvider');

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    expect(wrong).toEqual([]);
  });

  test('completes a field name while it is typed', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url);

    await page.getByRole('tab', { name: 'Provider' }).click();
    await edit(page, 'cprProvider', 'cit');
    await page.getByRole('option', { name: /^citizen/ }).waitFor();

    expect(wrong).toEqual([]);
  });

  test('keeps tabs, edits and variables over a reload', async () => {
    const { page, wrong } = await openGraphiql(browser, server.url);

    await edit(page, 'Who has this number?', '# Asked before?');
    // GraphiQL stores a moment after the last key.
    await page.waitForFunction(() =>
      sessionStorage.getItem('cpr-subgraph:graphiql:tabState')?.includes('Asked before?'),
    );
    await page.reload();
    await page.getByText('Asked before?').waitFor();
    expect(await run(page, ane.name)).toContain(ane.id);
    await page.getByRole('tab', { name: 'Provider' }).click();
    expect(await run(page, 'fake')).toContain('cprProvider');

    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['CitizenByCpr', 'Provider']);
    expect(wrong).toEqual([]);
  });

  test('asks only its own server, and puts no variable into a URL', async () => {
    const { page, requested } = await openGraphiql(browser, server.url);
    await run(page, ane.name);

    const network = requested.filter((address) => !address.startsWith('data:'));
    expect(network).toContain(`${server.url}/graphql`);
    expect(network.filter((address) => new URL(address).origin !== server.url)).toEqual([]);
    expect([...network, page.url()].filter((address) => address.includes(ane.cpr))).toEqual([]);
    expect(page.url()).toBe(`${server.url}/graphiql`);
  });

  test('runs no script and takes no style that was smuggled into the page', async () => {
    const { page } = await openGraphiql(browser, server.url);

    const outcome = await page.evaluate(`new Promise((resolve) => {
      const blocked = new Set();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (blocked.add(effectiveDirective).size === 4) resolve([...blocked].sort());
      });
      const markup = '<img src="/graphiql" onerror="document.title = 1"><style>body { display: none }</style>';
      document.body.insertAdjacentHTML('beforeend', markup);
      fetch('https://elsewhere.example/').catch(() => {});
    })`);

    expect(outcome).toEqual(['connect-src', 'img-src', 'script-src-attr', 'style-src-elem']);
  });
});

describeInBrowser("the server's own page", (launch) => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('runs every ready operation against the test people, and explains the schema', async () => {
    const { page, wrong } = await openGraphiql(browser, server.origin);

    const tabs = await page.getByRole('tab').allInnerTexts();
    expect(tabs.length).toBeGreaterThanOrEqual(7);
    for (const name of tabs) {
      await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
      expect(await run(page, '"data"')).not.toContain('OPERATION_RESOLUTION_FAILURE');
    }
    await page.getByRole('tab', { name: /^OneCitizen/ }).click();
    await page.getByRole('region', { name: 'Variables' }).getByText('"0707614293"').waitFor();
    expect(await run(page, 'Lars Henriksen')).toMatch(/9000\sAalborg/);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Citizen', exact: true }).click();
    await page.getByText('A person in the Danish person register').first().waitFor();

    expect(wrong).toEqual([]);
  });
});
