import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLERS } from '../../../src/configuration/caller-settings.ts';
import { SIGN_IN } from '../../../src/configuration/sign-in-settings.ts';
import { createSignIn } from '../../../src/http/sign-in/sign-in.ts';
import type { PageSignIn } from '../../../src/http/sign-in/sign-in-routes.ts';
import { createIdentity } from '../../../src/identity/create-identity.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import type { Broker } from '../../simulators/broker/start-broker.ts';

/** Sign-in at the simulated broker, without the rest of the server. */
export function signInWith(broker: Broker, settings: object = {}): PageSignIn {
  const { pages } = BROKER_CLIENTS;
  const folder = mkdtempSync(join(tmpdir(), 'cpr-sign-in-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, broker.ca);
  const issuer = { issuer: broker.issuer, kind: 'nets-eid-broker', clients: [pages.id], ca };
  const identity = createIdentity(CALLERS.parse({ issuers: [issuer] }));
  const identify = (authorization: string) =>
    identity.identify({ authorization, userinfoToken: undefined, certificate: null });
  const signIn = createSignIn({
    settings: SIGN_IN.parse({ issuer: broker.issuer, clientId: pages.id, ...settings }),
    secret: pages.secret,
    authorities: broker.ca,
    isTls: false,
    identify,
  });
  return {
    signIn: {
      ...signIn,
      async close() {
        await signIn.close();
        await identity.close();
        rmSync(folder, { recursive: true, force: true });
      },
    },
    recordStranger: async () => {},
    whoIs: async (authorization) => ({
      caller: await identify(authorization),
      purposes: ['CHILD_SUPPORT'],
      mayReadLedger: false,
    }),
  };
}
