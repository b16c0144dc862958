import { randomBytes, randomUUID } from 'node:crypto';
import type { BrokerClient } from './broker-client.ts';
import type { BrokerPerson } from './broker-person.ts';

/** Somebody who has signed in to a client. */
export type Login = {
  readonly person: BrokerPerson;
  readonly client: BrokerClient;
  readonly scope: readonly string[];
  readonly nonce: string | null;
  /** The session (`sid`), and the broker's and the identity provider's names for this login. */
  readonly session: string;
  readonly transaction: string;
  readonly providerTransaction: string;
  /** When they signed in, in seconds since 1970. */
  readonly at: number;
};

type Wish = {
  readonly scope?: readonly string[];
  readonly nonce?: string | null;
  /** Seconds since 1970; now where left out. */
  readonly at?: number;
  readonly session?: string;
};

/** What a client of its kind would ask for, where it does not say. */
const SCOPES: Readonly<Record<BrokerPerson['idp'], readonly string[]>> = {
  mitid: ['openid', 'mitid', 'ssn', 'userinfo_token', 'transaction_token'],
  mitid_erhverv: ['openid', 'nemlogin', 'userinfo_token', 'transaction_token'],
  bankid_no: ['openid', 'bankid_no', 'ssn', 'userinfo_token', 'transaction_token'],
};

export function createLogin(person: BrokerPerson, client: BrokerClient, wish: Wish = {}): Login {
  return {
    person,
    client,
    scope: wish.scope ?? SCOPES[person.idp],
    nonce: wish.nonce ?? null,
    session: wish.session ?? randomBytes(16).toString('hex').toUpperCase(),
    transaction: randomUUID(),
    providerTransaction: randomUUID(),
    at: wish.at ?? now(),
  };
}

/** Seconds since 1970, as tokens count. */
export const now = (): number => Math.floor(Date.now() / 1_000);
