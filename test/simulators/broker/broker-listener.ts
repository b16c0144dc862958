import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { FailurePlan, FailurePlans } from '../failure-plans.ts';
import { readBody, sendHtml, sendJson, waitFor } from '../http-answer.ts';
import { answerUserInfo, createCprMatch } from './broker-api.ts';
import type { BrokerPerson } from './broker-person.ts';
import { now } from './login.ts';
import { loginPage } from './login-page.ts';
import { KEYS_PATH } from './login-provider.ts';
import type { LoginSessions } from './login-sessions.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What can be counted, and made to fail. */
export const ENDPOINTS = ['discovery', 'keys', 'token', 'userinfo', 'matchCpr'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

export type BrokerFailure = 'slow' | 'status-500' | 'not-json' | 'hang-up' | 'answer';

type Parts = {
  readonly loginProvider: Provider;
  readonly machineProvider: Provider;
  readonly people: readonly BrokerPerson[];
  readonly sessions: LoginSessions;
  readonly jwks: () => SigningKeys['jwks'];
  readonly plans: Readonly<Record<Endpoint, FailurePlans<BrokerFailure>>>;
  readonly requests: Record<Endpoint, number>;
};

/** By the path below an issuer. Only the very path is known, as at the broker: no other letter case, no slash at the end. */
const ENDPOINT_OF: Readonly<Record<string, Endpoint>> = {
  '/.well-known/openid-configuration': 'discovery',
  [KEYS_PATH]: 'keys',
  '/connect/token': 'token',
  '/token': 'token',
  '/connect/userinfo': 'userinfo',
  '/api/v1/mitid/matchCpr': 'matchCpr',
};

const INTERACTION = /^\/interaction\/([\w-]+)$/;

/** Answers for both issuers: `/op/…` for people, `/machines/…` for programs. */
export function brokerListener(parts: Parts): RequestListener {
  const { loginProvider, machineProvider, people, sessions, jwks, plans, requests } = parts;
  const answerLogin = loginProvider.callback();
  const answerMachine = machineProvider.callback();
  const matchCpr = createCprMatch(sessions);
  return (request, response) => void answer(request, response).catch(() => response.destroy());

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const mounted = /^\/(op|machines)(\/.*)$/.exec(path);
    if (mounted === null) return sendHtml(response, 404, 'Not Found');
    const [, issuer = '', rest = ''] = mounted;
    const endpoint = ENDPOINT_OF[rest];
    if (endpoint === undefined && rest.toLowerCase().startsWith('/.well-known')) {
      return sendHtml(response, 404, 'Not Found');
    }
    if (endpoint !== undefined) {
      requests[endpoint] += 1;
      const failure = plans[endpoint].take('');
      if (failure !== null && (await failed(failure, response))) return;
    }
    if (endpoint === 'keys') return sendJson(response, 200, jwks());
    if (issuer === 'op' && endpoint === 'userinfo') return answerUserInfo(sessions, request, response);
    if (issuer === 'op' && endpoint === 'matchCpr') return matchCpr(request, response);
    if (issuer === 'op' && INTERACTION.test(rest)) return answerInteraction(request, response);
    // The provider finds out by the two where it is mounted.
    const { url = '' } = request;
    Object.assign(request, { originalUrl: url });
    request.url = url.slice(issuer.length + 1);
    await (issuer === 'op' ? answerLogin : answerMachine)(request, response);
  }

  /** The page, and what is pressed there. Whoever is named in `login_hint` is signed in without a page. */
  async function answerInteraction(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params, session } = await loginProvider.interactionDetails(request, response);
    const form = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : null;
    const error = form?.get('error') ?? null;
    if (error !== null) {
      const result = { error: 'access_denied', error_description: error };
      return loginProvider.interactionFinished(request, response, result);
    }
    const key = form?.get('person') ?? params['login_hint'];
    const person = people.find((one) => one.key === key);
    if (person !== undefined) {
      const result = { login: { accountId: person.sub } };
      const location = await loginProvider.interactionResult(request, response, result);
      await forgetAccount(session?.uid);
      return void response.writeHead(303, { location }).end();
    }
    const html = loginPage(people, String(params['client_id']));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }

  /** Whoever was signed in at the broker before in this browser: the provider would have them sign out on a page of its own. */
  async function forgetAccount(uid: string | undefined): Promise<void> {
    const session = uid === undefined ? undefined : await loginProvider.Session.findByUid(uid);
    if (session === undefined) return;
    delete session.accountId;
    await session.save(session.exp - now());
  }
}

/** True when the failure was the whole answer. */
async function failed(
  { kind, milliseconds = 3_000, answer }: FailurePlan<BrokerFailure>,
  response: ServerResponse,
): Promise<boolean> {
  switch (kind) {
    case 'slow':
      return !(await waitFor(milliseconds, response));
    case 'status-500':
      sendJson(response, 500, { error: 'server_error' });
      return true;
    case 'not-json':
      sendHtml(response, 200, 'Sign in');
      return true;
    case 'hang-up':
      response.destroy();
      return true;
    case 'answer':
      sendJson(response, answer?.status ?? 200, answer?.body ?? {});
      return true;
  }
}
