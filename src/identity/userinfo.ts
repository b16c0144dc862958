import { isObject, isTrue, text, type Claims } from './claims.ts';
import { IdentityError } from './identity-error.ts';
import type { IdentityProvider } from './identity-providers.ts';
import type { IssuerConnections, IssuerReply } from './issuer-connections.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { toldIdentity, type ToldIdentity } from './told-identity.ts';

/** An access token, and whom it must be about. */
export type AskingToken = {
  readonly token: string;
  /** SHA-256 of it. */
  readonly hash: string;
  readonly subject: string;
  readonly idp: string | null;
  readonly provider: IdentityProvider;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

type Options = {
  readonly connections: IssuerConnections;
  readonly keys: IssuerKeys;
  readonly now: () => number;
};

type Answer = { readonly told: ToldIdentity; readonly at: number; readonly expiresAt: number };

/** Milliseconds after which it is asked whether the session still is active. */
const FRESH = 300_000;
/** Milliseconds until it is asked again for whom an old answer holds. */
const PAUSE_IN_OUTAGE = 30_000;
const MOST_ANSWERS = 10_000;

/** An issuer's UserInfo. Answers are kept in memory only, and no longer than their tokens last. */
export class Userinfo {
  readonly #options: Options;
  readonly #answers = new Map<string, Answer>();
  readonly #asking = new Map<string, Promise<ToldIdentity>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * What is told of the owner of a token. In an outage what was told before holds.
   *
   * @throws IdentityError `SESSION_ENDED`, or `ISSUER_UNAVAILABLE` also where the answer is about somebody else
   */
  ask(asking: AskingToken): Promise<ToldIdentity> {
    const { hash } = asking;
    const known = this.#answers.get(hash);
    if (known !== undefined && this.#options.now() < Math.min(known.at + FRESH, known.expiresAt)) {
      return Promise.resolve(known.told);
    }
    let answer = this.#asking.get(hash);
    if (answer === undefined) {
      answer = this.#askAnew(asking, known).finally(() => this.#asking.delete(hash));
      this.#asking.set(hash, answer);
    }
    return answer;
  }

  async #askAnew(asking: AskingToken, known: Answer | undefined): Promise<ToldIdentity> {
    const { now } = this.#options;
    try {
      const told = toldIdentity(await this.#fetch(asking), asking.provider);
      this.#remember(asking, told, now());
      return told;
    } catch (error) {
      const isOutage = error instanceof IdentityError && error.isOutage;
      if (!isOutage || known === undefined || now() >= known.expiresAt) {
        this.#answers.delete(asking.hash);
        throw error;
      }
      this.#remember(asking, known.told, now() - FRESH + PAUSE_IN_OUTAGE);
      return known.told;
    }
  }

  #remember({ hash, expiresAt }: AskingToken, told: ToldIdentity, at: number): void {
    this.#answers.delete(hash);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size >= MOST_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
    this.#answers.set(hash, { told, at, expiresAt });
  }

  async #fetch({ token, subject, idp }: AskingToken): Promise<Claims> {
    const { connections, keys } = this.#options;
    const endpoint = await keys.userinfoEndpoint();
    if (endpoint === null) throw unavailable(new Error('The discovery document names no UserInfo'));
    const { status, json } = await connections.get(endpoint, token).catch(unanswered);
    // The token was good a moment ago.
    if (status === 401) throw new IdentityError('SESSION_ENDED');
    if (status !== 200 || !isObject(json)) {
      throw unavailable(new Error(`UserInfo answered with the status ${status}`));
    }
    // Whoever is somebody else must not lend this caller their number.
    if (json['sub'] !== subject || text(json['idp']) !== idp) {
      throw unavailable(new Error('UserInfo answered about somebody else'));
    }
    if (!isTrue(json['session_is_active'])) throw new IdentityError('SESSION_ENDED');
    return json;
  }
}

const unavailable = (cause: unknown): IdentityError => new IdentityError('ISSUER_UNAVAILABLE', { cause });

function unanswered(error: unknown): IssuerReply {
  throw unavailable(error);
}
