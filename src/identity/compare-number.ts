import { isAtLeast, type Caller } from '../domain/caller.ts';
import type { CprNumber } from '../domain/cpr-number.ts';
import { isObject, isTrue, text } from './claims.ts';
import type { CprMatch } from './identity.ts';
import { hasMitidSession } from './identity-providers.ts';
import { NoAnswer, type IssuerReply } from './issuer-connections.ts';
import { MATCH_WINDOW, type MatchTries } from './match-tries.ts';
import type { Login } from './read-token.ts';

export type MatchResult = { readonly outcome: CprMatch; readonly attempt: number | null };

type Options = { readonly tries: MatchTries; readonly now: () => number };

/**
 * MitID CPR Match: whether a number is that of the person who signed in. What can't succeed does not leave, because each question uses up one of
 * three tries; one that did leave counts, however it ended.
 */
export async function compareNumber(
  caller: Caller,
  login: Login | null,
  cpr: CprNumber,
  { tries, now }: Options,
): Promise<MatchResult> {
  const { signedInAt, assurance, identityProvider } = caller;
  if (
    login === null ||
    !hasMitidSession(identityProvider, login.amr) ||
    !isAtLeast(assurance, 'SUBSTANTIAL')
  ) {
    return { outcome: 'NOT_MITID_LOGIN', attempt: null };
  }
  if (signedInAt === null || now() >= Math.min(signedInAt + MATCH_WINDOW, caller.expiresAt)) {
    return { outcome: 'WINDOW_EXPIRED', attempt: null };
  }
  const session = sessionOf(caller, signedInAt);
  const attempt = tries.take(session, signedInAt, now());
  if (attempt === null) return { outcome: 'TRIES_EXCEEDED', attempt: null };
  try {
    const outcome = outcomeOf(await ask(login, cpr));
    if (outcome === 'TRIES_EXCEEDED') tries.useUp(session);
    return { outcome, attempt };
  } catch (error) {
    const neverLeft = error instanceof NoAnswer && error.neverLeft;
    if (neverLeft) tries.giveBack(session, signedInAt);
    return { outcome: 'BROKER_UNAVAILABLE', attempt: neverLeft ? null : attempt };
  }
}

/** The broker counts by its session. Without one the person and the time of the login stand for it. */
const sessionOf = ({ issuer, session, subject }: Caller, signedInAt: number): string =>
  JSON.stringify([issuer, session ?? [subject, signedInAt]]);

const ask = ({ issuer, asking }: Login, cpr: CprNumber): Promise<IssuerReply> =>
  issuer.connections.postJson(matchAddress(issuer.settings.issuer), asking.token, { cpr: cpr.reveal() });

const matchAddress = (issuer: string): string => `${issuer.replace(/\/$/, '')}/api/v1/mitid/matchCpr`;

/**
 * Success is documented as boolean, of which no recording exists, and the broker has other booleans as text. That the tries are used up is told
 * in the text of an error alone.
 */
function outcomeOf({ status, json }: IssuerReply): CprMatch {
  const told = isObject(json) ? json : {};
  const match = told['cprNumberMatch'];
  if (status === 200 && isTrue(match)) return 'MATCH';
  if (status === 200 && (match === false || match === 'false')) return 'NO_MATCH';
  const isRefused = status >= 400 && status < 500;
  return isRefused && text(told['errorMessage'])?.includes('exceeded') === true
    ? 'TRIES_EXCEEDED'
    : 'BROKER_UNAVAILABLE';
}
