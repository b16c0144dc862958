import { readFileSync } from 'node:fs';
import type { Configuration } from '../../configuration/configuration.ts';
import { mayReadLedger } from '../../ledger/may-read.ts';
import type { Trust } from '../trust.ts';
import type { UnknownCallers } from '../unknown-caller.ts';
import { createSignIn } from './sign-in.ts';
import type { PageSignIn } from './sign-in-routes.ts';

/** Sign-in on this server's own pages, as it is configured; null where nobody signs in there. */
export function connectSignIn(
  { trust: settings, tls, CPR_SIGN_IN_SECRET: secret }: Configuration,
  { identity, access }: Trust,
  unknownCallers: UnknownCallers | null,
): PageSignIn | null {
  if (settings?.signIn === undefined || secret === undefined) return null;
  const { callers, ledger, signIn } = settings;
  const ca = callers.issuers.find(({ issuer }) => issuer === signIn.issuer)?.ca;
  const identify = (authorization: string) =>
    identity.identify({ authorization, userinfoToken: undefined, certificate: null });
  return {
    signIn: createSignIn({
      settings: signIn,
      secret,
      authorities: ca === undefined ? undefined : readFileSync(ca, 'utf8'),
      isTls: tls !== null,
      identify,
    }),
    async recordStranger(error, requestId) {
      await unknownCallers?.refuse(error, { requestId, configuration: '', at: Date.now() });
    },
    async whoIs(authorization) {
      const caller = await identify(authorization);
      return {
        caller,
        purposes: access.purposesOf(caller, new Date()),
        mayReadLedger: mayReadLedger(ledger, caller),
      };
    },
  };
}
