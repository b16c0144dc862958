import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPagesServer, type PagesServer, type SignedIn } from '../sign-in/signed-in.ts';

const PERSON = '0707614293';
const OTHER = '0808055007';
const CITIZEN = 'query Who($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }';

let pages: PagesServer;
let officer: SignedIn;
let caseworker: SignedIn;
beforeAll(async () => {
  pages = await startPagesServer();
  [officer, caseworker] = [await pages.signIn('officer'), await pages.signIn('caseworker')];
  const purpose = { 'x-cpr-purpose': 'CHILD_SUPPORT' };
  for (const cpr of [PERSON, OTHER]) {
    expect(await caseworker.query(CITIZEN, { cpr }, purpose)).toMatchObject({
      data: { citizen: { name: {} } },
    });
  }
  await caseworker.query(
    'query Church($cpr: CprNumber!) { citizen(cpr: $cpr) { occupation } }',
    { cpr: PERSON },
    purpose,
  );
});
afterAll(() => pages?.stop());

const read = async (path: string, form: Record<string, string> = {}): Promise<any> =>
  (await officer.post(path, form)).json();

const operationsOf = ({ entries }: any): string[] =>
  entries.map(({ circumstances }: any) => circumstances.operation?.name ?? null);

describe('the officer', () => {
  test('has a page that loads nothing from elsewhere', async () => {
    const page = await officer.open('/officer');
    const assets = await Promise.all(
      ['/officer/page.js', '/officer/page.css'].map((path) => officer.open(path)),
    );

    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(assets.map(({ headers }) => headers.get('content-type'))).toEqual([
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
    ]);
  });

  test('sees look-ups with who, why and what, and not whom they were about', async () => {
    const newest = await read('/officer/newest');
    const found = newest.entries.find(({ circumstances }: any) => circumstances.operation?.name === 'Who');

    expect(found).toMatchObject({
      outcome: 'ANSWERED',
      people: 1,
      circumstances: {
        caller: { kind: 'EMPLOYEE', cvr: '99999901' },
        purpose: { code: 'CHILD_SUPPORT' },
      },
      disclosures: [{ outcome: 'DELIVERED', count: 1, people: null, place: { fields: ['name.surname'] } }],
    });
    expect(operationsOf(newest)).toContain('Church');
    expect(JSON.stringify(newest)).not.toMatch(/070761-?4293/);
  });

  test('finds the look-ups of one person, of a purpose, of a time', async () => {
    const ofPerson = await read('/officer/search', { person: '070761-4293', purpose: 'CHILD_SUPPORT' });
    const ofNobody = await read('/officer/search', { person: '0101015084' });
    const ofPurpose = await read('/officer/search', { purpose: 'CUSTOMER_UPDATE' });
    const before = await read('/officer/search', { to: String(Date.now() - 3_600_000) });

    expect(operationsOf(ofPerson)).toContain('Who');
    for (const { entries } of [ofNobody, ofPurpose, before]) expect(entries.length).toBeLessThanOrEqual(1);
    expect(operationsOf(ofNobody)).not.toContain('Who');
    expect(ofPurpose.entries).toEqual([]);
    expect(before.entries).toEqual([]);
  });

  test('prints for a person who looked them up, without names of staff, in Danish', async () => {
    const printed = await officer.post('/officer/extract', { person: PERSON, format: 'print' });
    const html = await printed.text();
    const json = await officer.post('/officer/extract', { person: PERSON, format: 'json' });
    const { accesses } = (await json.json()) as any;

    expect(printed.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('<html lang="da">');
    expect(html).toContain('CHILD_SUPPORT');
    expect(html).not.toContain(pages.broker.person('caseworker').sub);
    expect(json.headers.get('content-disposition')).toContain('attachment');
    expect(accesses).toContainEqual(
      expect.objectContaining({ purpose: expect.objectContaining({ code: 'CHILD_SUPPORT' }) }),
    );
  });

  test('is recorded too, for whom they have looked', async () => {
    await read('/officer/search', { person: OTHER });
    const ofPerson = await read('/officer/search', { person: OTHER });

    expect(operationsOf(ofPerson)).toEqual(expect.arrayContaining(['LedgerSearch', 'Who']));
    expect(ofPerson.entries[0].circumstances.caller.subject).toBe(pages.broker.person('officer').sub);
  });

  test('is recorded once for a watch, and not for each of its seconds', async () => {
    for (let second = 0; second < 3; second += 1) await read('/officer/newest');
    const all = await read('/officer/newest');

    expect(operationsOf(all).filter((name) => name === 'LedgerWatch')).toHaveLength(1);
  });

  test.each([
    ['/officer/search', { person: '9999999999' }, 'What looks like a CPR number is none.'],
    ['/officer/extract', {}, 'Name one person'],
    ['/officer/search', { after: 'nonsense' }, 'cursor'],
    ['/officer/search', { from: 'yesterday' }, 'milliseconds'],
  ])('is told what can not be asked: %s %j', async (path, form, message) => {
    const answer = await officer.post(path, form);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
  });
});

describe('nobody else', () => {
  test('is let in, and who tries is recorded', async () => {
    const page = await caseworker.open('/officer');
    const search = await caseworker.post('/officer/search', { person: PERSON });
    const newest = await read('/officer/newest');

    expect([page.status, search.status]).toEqual([403, 403]);
    expect(await page.text()).not.toContain('page.js');
    expect(newest.entries).toContainEqual(
      expect.objectContaining({
        outcome: 'NOT_ALLOWED',
        circumstances: expect.objectContaining({
          caller: expect.objectContaining({ subject: pages.broker.person('caseworker').sub }),
          operation: expect.objectContaining({ name: 'LedgerSearch' }),
        }),
      }),
    );
  });

  test('signs in who is a stranger here, and that too is recorded', async () => {
    const intruder = await pages.signIn('intruder');
    const who: any = await (await intruder.open('/sign-in/who')).json();
    const { entries } = await read('/officer/newest');

    expect(who).toEqual({ isSignedIn: false });
    expect(entries).toContainEqual(
      expect.objectContaining({ outcome: 'UNAUTHENTICATED IDENTITY_PROVIDER_NOT_ALLOWED' }),
    );
  });

  test('can read without signing in, or from another page', async () => {
    const stranger = await pages.server.fetch('/officer', { redirect: 'manual' });
    const nobody = await pages.server.fetch('/officer/search', {
      method: 'POST',
      body: new URLSearchParams(),
    });
    const foreign = await officer.browser.open(`${pages.server.origin}/officer/search`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ person: PERSON }),
    });

    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?to=officer']);
    expect([nobody.status, foreign.status]).toEqual([401, 401]);
  });
});

test('nothing is shown that can not be recorded', async () => {
  const broken = await startPagesServer();
  const reader = await broken.signIn('officer');
  const before = await reader.post('/officer/search', { person: PERSON });
  // Somebody takes away what records are written to.
  const store = new DatabaseSync(broken.ledgerFile);
  store.exec('ALTER TABLE ledger_batch RENAME TO taken_away');
  const answers: Response[] = [];
  for (const path of ['search', 'extract', 'newest', 'newest']) {
    answers.push(await reader.post(`/officer/${path}`, { person: PERSON }));
  }
  const codes = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as any).errors[0].extensions.code),
  );
  store.exec('ALTER TABLE taken_away RENAME TO ledger_batch');
  store.close();
  await broken.stop();

  expect(before.status).toBe(200);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
  expect(new Set(codes)).toEqual(new Set(['LEDGER_UNAVAILABLE']));
});

test('no number and no token is logged', () => {
  const logged = pages.server.logged.join('');

  expect(logged).not.toMatch(new RegExp(`${PERSON}|${OTHER}|070761-4293|9999999999|eyJ`));
});
