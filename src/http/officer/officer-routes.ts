import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { extractPage } from '../../ledger/extract/extract-page.ts';
import { LedgerError, type Ledger } from '../../ledger/ledger.ts';
import { LedgerQueryError } from '../../ledger/reading/ledger-query-error.ts';
import type { LedgerReader } from '../../ledger/reading/ledger-reader.ts';
import { sendError } from '../send-error.ts';
import type { PageSignIn, Who } from '../sign-in/sign-in-routes.ts';
import { officerPage, officerScript, officerStyle, refusedPage } from './officer-page.ts';
import { peopleOf, searchOf } from './officer-search.ts';
import { createRecordReading, type Reading } from '../../ledger/reading/record-reading.ts';
import { Watchers } from './watchers.ts';

export type OfficerParts = {
  readonly pageSignIn: PageSignIn;
  readonly ledger: Ledger;
  readonly reader: LedgerReader;
};

const LARGEST_FORM = 10_000;

/**
 * The page on which look-ups are read, for those whom the setting `ledger.readers` names. What is asked comes by POST and from this page alone, so
 * that no number stands in a URL; each reading is recorded before it is answered.
 */
export function registerOfficer(app: FastifyInstance, { pageSignIn, ledger, reader }: OfficerParts): void {
  const { signIn, whoIs } = pageSignIn;
  const record = createRecordReading(ledger);
  const watchers = new Watchers();

  app.get('/officer', async (request, reply) => {
    const who = await whoOf(signIn.tokenOfReader(request.headers));
    if (who === null) return reply.redirect('/sign-in?to=officer', 303);
    const { html, headers } = who.mayReadLedger ? officerPage() : refusedPage();
    return reply
      .code(who.mayReadLedger ? 200 : 403)
      .headers(headers)
      .send(html);
  });
  app.get('/officer/page.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(officerScript()),
  );
  app.get('/officer/page.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(officerStyle()),
  );

  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FORM },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );

    /** The newest look-ups, without whom they were about; asked again and again. */
    forms.post('/officer/newest', async (request, reply) =>
      answering(request, reply, 'LedgerWatch', async ({ caller }, form, requestId) => {
        const now = Date.now();
        if (!watchers.goesOn(caller, now)) {
          await record({ caller, reading: 'LedgerWatch', requestId });
          watchers.begin(caller, now);
        }
        const { first, from } = searchOf(form);
        return await reply.send(await reader.search({ first, ...(from !== undefined && { from }) }));
      }),
    );

    forms.post('/officer/search', async (request, reply) =>
      answering(request, reply, 'LedgerSearch', async ({ caller }, form, requestId) => {
        const query = searchOf(form);
        const { people } = query;
        await record({ caller, reading: 'LedgerSearch', requestId, ...(people !== undefined && { people }) });
        return await reply.send(await reader.search(query));
      }),
    );

    /** All look-ups of one person, to be handed to them. */
    forms.post('/officer/extract', async (request, reply) =>
      answering(request, reply, 'LedgerExtract', async ({ caller }, form, requestId) => {
        const people = peopleOf(form);
        await record({ caller, reading: 'LedgerExtract', requestId, people });
        const withStaff = form.get('staff') === 'on';
        const extract = await reader.extract(people, { now: Date.now(), withStaff });
        if (form.get('format') === 'json') {
          return reply.header('content-disposition', 'attachment; filename="look-ups.json"').send(extract);
        }
        return reply.headers(PRINTED).send(extractPage(extract));
      }),
    );
  });

  async function whoOf(token: string | undefined): Promise<Who | null> {
    if (token === undefined) return null;
    // Its keys may have changed, or the session at the broker has ended.
    return whoIs(`Bearer ${token}`).catch(() => null);
  }

  type Answer = (who: Who, form: URLSearchParams, requestId: string) => Promise<FastifyReply>;

  /** Answers a reader of the record, and nobody else. */
  async function answering(
    request: FastifyRequest,
    reply: FastifyReply,
    reading: Reading,
    answer: Answer,
  ): Promise<FastifyReply> {
    const { headers, body, id } = request;
    const who = await whoOf(signIn.tokenOfSession(headers));
    if (who === null)
      return sendError(reply, 401, 'UNAUTHENTICATED', 'Nobody is signed in on this page. Sign in again.');
    try {
      if (!who.mayReadLedger) {
        await record({ caller: who.caller, reading, requestId: id, outcome: 'NOT_ALLOWED' });
        return await sendError(reply, 403, 'NOT_ALLOWED', 'You may not read the record of look-ups.');
      }
      const form = body instanceof URLSearchParams ? body : new URLSearchParams();
      return await answer(who, form, id);
    } catch (error) {
      if (error instanceof LedgerQueryError) return sendError(reply, 400, 'INVALID_ARGUMENT', error.message);
      if (!(error instanceof LedgerError)) throw error;
      return sendError(reply, 503, 'LEDGER_UNAVAILABLE', 'The record can not be read or written just now.');
    }
  }
}

/** The printed page has its own style within it, and nothing else. */
const PRINTED = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
};
