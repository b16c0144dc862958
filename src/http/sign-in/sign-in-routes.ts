import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Caller } from '../../domain/caller.ts';
import { IdentityError } from '../../identity/identity-error.ts';
import { sendError } from '../send-error.ts';
import { LoginFailure } from './login-failure.ts';
import { failurePage } from './sign-in-page.ts';
import { CALLBACK, type SignIn } from './sign-in.ts';

/** Who is signed in, and what they may do. */
export type Who = {
  readonly caller: Caller;
  /** The codes of the purposes that they may name. */
  readonly purposes: readonly string[];
  readonly mayReadLedger: boolean;
};

export type PageSignIn = {
  readonly signIn: SignIn;
  /** Whom a token is from. @throws IdentityError where it is not good any more */
  readonly whoIs: (authorization: string) => Promise<Who>;
  /** Takes note of somebody whom the broker knows, and this server does not let in. */
  readonly recordStranger: (error: IdentityError, requestId: string) => Promise<void>;
};

/** The pages that a login may lead back to, by the names that links have for them: never an address, which could be anybody's. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['graphiql', '/graphiql'],
  ['officer', '/officer'],
]);
const FIRST_PAGE = '/graphiql';

/**
 * `GET /sign-in` leads to the broker, which leads to `/sign-in/callback`; `GET /sign-in/who` says who is signed in, `POST /sign-out` ends it.
 */
export function registerSignIn(app: FastifyInstance, { signIn, whoIs, recordStranger }: PageSignIn): void {
  app.get<{ Querystring: { to?: unknown } }>('/sign-in', async (request, reply) => {
    const page = PAGES.get(String(request.query.to)) ?? FIRST_PAGE;
    return orFailurePage(reply, async () => {
      const { location, cookie } = await signIn.begin(request.headers, page);
      return reply.header('set-cookie', cookie).redirect(location, 303);
    });
  });

  app.get(CALLBACK, async (request, reply) =>
    orFailurePage(reply, async () => {
      const search = request.url.slice(CALLBACK.length);
      const { page, cookies } = await signIn.finish(request.headers, search).catch(async (error: unknown) => {
        const cause = error instanceof LoginFailure ? error.cause : null;
        if (cause instanceof IdentityError) await recordStranger(cause, request.id);
        throw error;
      });
      return reply.header('set-cookie', [...cookies]).redirect(page, 303);
    }),
  );

  app.get('/sign-in/who', async (request, reply) => {
    const token = signIn.tokenOfReader(request.headers);
    if (token === undefined) return reply.send({ isSignedIn: false });
    try {
      return await reply.send(told(await whoIs(`Bearer ${token}`)));
    } catch {
      // Its keys may have changed, or the session at the broker has ended: that is told when something is asked.
      return reply.send({ isSignedIn: false });
    }
  });

  app.post('/sign-out', async (request, reply) => {
    if (!signIn.isOwnPage(request.headers)) {
      return sendError(reply, 403, 'BAD_REQUEST', 'Only a page of this server can sign somebody out.');
    }
    return reply.header('set-cookie', signIn.end(request.headers)).code(204).send();
  });
}

/** What a page is told of whoever is signed in: no name, and nothing of the token. */
function told({ caller, purposes, mayReadLedger }: Who) {
  const { kind, client, cvr, assurance, identityProvider, expiresAt } = caller;
  const about = { kind, client, cvr, assurance, identityProvider, expiresAt };
  return { isSignedIn: true, ...about, purposes, mayReadLedger };
}

async function orFailurePage(
  reply: FastifyReply,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof LoginFailure)) throw error;
    // The cause alone says what an operator needs; it has no token in it, and no address with one.
    if (error.status >= 500) reply.log.warn({ reason: reasonOf(error.cause) }, error.message);
    const { html, headers } = failurePage(error, '/sign-in');
    return reply.code(error.status).headers(headers).send(html);
  }
}

/** The code or the kind of an error: its text may quote what was sent. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const { cause: inner } = cause;
  const code = [cause, inner].map((error) => (error as { code?: unknown } | undefined)?.code);
  return code.find((one) => typeof one === 'string') ?? cause.name;
}
