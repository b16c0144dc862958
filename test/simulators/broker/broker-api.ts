import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http-answer.ts';
import { now } from './login.ts';
import type { LoginSessions } from './login-sessions.ts';
import { personClaims } from './person-claims.ts';

/** As recorded: no space after the comma. */
const BAD_TOKEN = 'Bearer realm="IdentityServer",error="invalid_token"';

/** UserInfo: what is known of whoever the access token is for. Every value is a text. */
export function answerUserInfo(
  sessions: LoginSessions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const login = sessions.of(request.headers.authorization);
  if (login === null) return void response.writeHead(401, { 'www-authenticate': BAD_TOKEN }).end();
  const { person, at, session } = login;
  const level =
    person.assurance === null ? null : `https://data.gov.dk/concept/core/nsis/${person.assurance}`;
  sendJson(response, 200, {
    idp: person.idp,
    ...(level !== null && { loa: level, ial: level, aal: level }),
    session_expiry: String(at + 4 * 3_600),
    session_is_active: String(sessions.isActive(session)),
    subject_type: 'org_mapped',
    ...personClaims(login),
    sub: person.sub,
  });
}

/** How many times a session may try, and for how long after the login in seconds. */
const TRIES = 3;
const WINDOW = 15 * 60;

/** MitID CPR Match: whether a number is that of whoever has signed in. What it answers after the window was never recorded. */
export function createCprMatch(sessions: LoginSessions) {
  const tries = new Map<string, number>();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const login = sessions.of(request.headers.authorization);
    if (login === null) return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    const cpr = numberIn(body);
    if (cpr === null) return refuse(response, 'Missing Cpr parameter');
    if (now() - login.at > WINDOW) return refuse(response, 'The session is too old for Cpr Match.');
    const used = (tries.get(login.session) ?? 0) + 1;
    if (used > TRIES)
      return refuse(response, `Cpr Match exceeded. Only ${TRIES} tries is allowed within a session.`);
    tries.set(login.session, used);
    sendJson(response, 200, { cprNumberMatch: cpr === login.person.cpr });
  };
}

const refuse = (response: ServerResponse, errorMessage: string): void =>
  sendJson(response, 400, { errorMessage });

function numberIn(body: string): string | null {
  try {
    const { cpr } = JSON.parse(body) as { cpr?: unknown };
    return typeof cpr === 'string' && cpr !== '' ? cpr : null;
  } catch {
    return null;
  }
}
