import type { Caller } from '../domain/caller.ts';
import type { SigningKey } from './key-set.ts';

/** What is remembered of a token that was verified. */
export type RememberedToken = {
  readonly caller: Caller;
  /** The certificate that it is bound to. */
  readonly certificate: string | null;
  /** The keys that it was verified with. When one is withdrawn it counts no more. */
  readonly keys: readonly SigningKey[];
  /** Milliseconds since 1970. */
  readonly until: number;
};

/** Of at most 8 kB each. */
const MOST_TOKENS = 10_000;

/**
 * Verified tokens by the headers that they came in: to hash each header first would take most of the time of a request's sign-in, and the tokens
 * are in memory anyway. Bad ones are not kept: anybody can make as many as they like.
 */
export class RememberedTokens {
  readonly #tokens = new Map<string, RememberedToken>();

  find(headers: string, now: number): RememberedToken | null {
    const token = this.#tokens.get(headers);
    if (token === undefined) return null;
    if (now < token.until && !token.keys.some(isWithdrawn)) return token;
    this.#tokens.delete(headers);
    return null;
  }

  add(headers: string, token: RememberedToken, now: number): void {
    this.#tokens.delete(headers);
    for (const [oldest, { until }] of this.#tokens) {
      if (this.#tokens.size < MOST_TOKENS && now < until) break;
      this.#tokens.delete(oldest);
    }
    this.#tokens.set(headers, token);
  }
}

const isWithdrawn = (key: SigningKey): boolean => key.isWithdrawn;
