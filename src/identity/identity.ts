import type { Caller } from '../domain/caller.ts';
import type { CprNumber } from '../domain/cpr-number.ts';

/** What a request brings to say who it is from. */
export type Credentials = {
  /** The header `authorization`. */
  readonly authorization: string | undefined;
  /** A userinfo token that a trusted gateway forwards in a header of its own, where the settings name one. */
  readonly userinfoToken: string | undefined;
  /** SHA-256 of the client certificate of the connection in base64url (`x5t#S256` of RFC 8705); null where there is none. */
  readonly certificate: string | null;
};

/** How a comparison of the signed-in person's own CPR number ended. Nothing else is ever told, and never a number. */
export type CprMatch =
  'MATCH' | 'NO_MATCH' | 'TRIES_EXCEEDED' | 'WINDOW_EXPIRED' | 'NOT_MITID_LOGIN' | 'BROKER_UNAVAILABLE';

/** Who calls. */
export type Identity = {
  /**
   * Whom a request is from; at once where the token was verified before.
   *
   * @throws IdentityError also in the promise: no token, one that is not good, or keys that can't be had
   */
  identify(credentials: Credentials): Caller | Promise<Caller>;
  /**
   * The CPR number of the signed-in person, from UserInfo or a verified userinfo token; null for whoever has none there. Only for callers that
   * {@link identify} gave.
   *
   * @throws IdentityError where the issuer can't be asked
   */
  numberOf(caller: Caller): Promise<CprNumber | null>;
  /** Compares a number with that of the signed-in person (MitID CPR Match). Uses up a try. Never rejects. */
  matchCpr(
    caller: Caller,
    cpr: CprNumber,
  ): Promise<{ readonly outcome: CprMatch; readonly attempt: number | null }>;
  close(): Promise<void>;
};
