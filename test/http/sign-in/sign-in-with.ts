import { decodeJwt } from 'jose';
import { SIGN_IN } from '../../../src/configuration/sign-in-settings.ts';
import type { Caller } from '../../../src/domain/caller.ts';
import { createSignIn } from '../../../src/http/sign-in/sign-in.ts';
import type { PageSignIn } from '../../../src/http/sign-in/sign-in-routes.ts';
import { IdentityError } from '../../../src/identity/identity-error.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { AUTHORITY_CVR } from '../../simulators/broker/broker-person.ts';
import type { Broker } from '../../simulators/broker/start-broker.ts';

/** Sign-in at the simulated broker; it takes tokens on trust, which are the business of another room. */
export function signInWith(broker: Broker, settings: object = {}, isTls = false): PageSignIn {
  const { pages } = BROKER_CLIENTS;
  return {
    signIn: createSignIn({
      settings: SIGN_IN.parse({ issuer: broker.issuer, clientId: pages.id, ...settings }),
      secret: pages.secret,
      authorities: broker.ca,
      isTls,
      identify: callerOf,
    }),
    whoIs: async (authorization) => ({
      caller: callerOf(authorization),
      purposes: ['CHILD_SUPPORT'],
      mayReadLedger: false,
    }),
  };
}

function callerOf(authorization: string): Caller {
  const claims = decodeJwt(authorization.replace('Bearer ', ''));
  const isEmployee = claims['idp'] === 'mitid_erhverv';
  if (claims['idp'] === 'bankid_no') throw new IdentityError('IDENTITY_PROVIDER_NOT_ALLOWED');
  return {
    kind: isEmployee ? 'EMPLOYEE' : 'PERSON',
    issuer: claims.iss!,
    subject: claims.sub!,
    client: String(claims['client_id']),
    identityProvider: String(claims['idp']),
    assurance: 'SUBSTANTIAL',
    signedInAt: null,
    session: null,
    transaction: null,
    cvr: isEmployee ? AUTHORITY_CVR : null,
    professionalId: null,
    scopes: new Set<string>(),
    expiresAt: claims.exp! * 1_000,
  };
}
