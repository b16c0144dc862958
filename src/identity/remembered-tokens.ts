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

const MOST_TOKENS = 10_000;

/** Verified tokens by their SHA-256. Bad ones are not kept: anybody can make as many as they like. */
export class RememberedTokens {
  readonly #tokens = new Map<string, RememberedToken>();

  find(hash: string, now: number): RememberedToken | null {
    const token = this.#tokens.get(hash);
    if (token === undefined) return null;
    if (now < token.until && !token.keys.some(isWithdrawn)) return token;
    this.#tokens.delete(hash);
    return null;
  }

  add(hash: string, token: RememberedToken, now: number): void {
    this.#tokens.delete(hash);
    for (const [oldest, { until }] of this.#tokens) {
      if (this.#tokens.size < MOST_TOKENS && now < until) break;
      this.#tokens.delete(oldest);
    }
    this.#tokens.set(hash, token);
  }
}

const isWithdrawn = (key: SigningKey): boolean => key.isWithdrawn;
