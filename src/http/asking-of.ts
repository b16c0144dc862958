import type { IncomingMessage } from 'node:http';
import { NOBODY, type AboutCallers, type Asking } from '../graphql/operation/asking.ts';
import type { Caller } from '../domain/caller.ts';
import type { Identity } from '../identity/identity.ts';
import { certificateOf } from './client-certificate.ts';

/** The header in which a caller names what people are looked up for. */
export const PURPOSE_HEADER = 'x-cpr-purpose';
/** The header in which a caller names its own case. */
export const CASE_HEADER = 'x-cpr-case';
const LONGEST_CASE = 100;

/** How callers are known. */
export type Callers = {
  readonly identity: Identity;
  /** For resolvers. */
  readonly about: AboutCallers;
  /** The header in which a trusted gateway forwards a userinfo token. */
  readonly userinfoHeader: string | undefined;
  /** The access token of whoever is signed in on the page of this server that sends a request. */
  tokenOfSession(headers: IncomingMessage['headers']): string | undefined;
};

/** Reads who a request is from; at once where the caller is known already. */
export type AskingOf = (request: IncomingMessage, body: unknown) => Asking | Promise<Asking>;

/**
 * Makes the function that reads who asks, and what for. Without credentials the caller is null.
 *
 * @throws IdentityError from what it makes, also in the promise, where credentials are not good or can't be judged
 */
export function createAskingOf(callers: Callers | null): AskingOf {
  if (callers === null) return () => NOBODY;
  return (request, body) => {
    const caller = callerOf(callers, request);
    const { headers } = request;
    const purposeName = textOf(headers[PURPOSE_HEADER]) ?? purposeIn(body);
    const caseReference = textOf(headers[CASE_HEADER])?.slice(0, LONGEST_CASE) ?? null;
    const { about } = callers;
    if (!(caller instanceof Promise)) return { caller, purposeName, caseReference, about };
    return caller.then((caller) => ({ caller, purposeName, caseReference, about }));
  };
}

function callerOf(
  { identity, userinfoHeader, tokenOfSession }: Callers,
  request: IncomingMessage,
): Caller | null | Promise<Caller> {
  const { headers } = request;
  const session = headers.authorization === undefined ? tokenOfSession(headers) : undefined;
  const authorization = session === undefined ? headers.authorization : `Bearer ${session}`;
  const userinfoToken = userinfoHeader === undefined ? undefined : textOf(headers[userinfoHeader]);
  if (authorization === undefined && userinfoToken === undefined) return null;
  return identity.identify({ authorization, userinfoToken, certificate: certificateOf(request) });
}

const textOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' && header !== '' ? header : undefined;

/** `extensions.purpose` of the body, which a client may send where it can't set headers. */
function purposeIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('extensions' in body)) return null;
  const { extensions } = body;
  if (typeof extensions !== 'object' || extensions === null || !('purpose' in extensions)) return null;
  return typeof extensions.purpose === 'string' ? extensions.purpose : null;
}
