import { IdentityError } from './identity-error.ts';
import { readIssuer, type IssuerDocuments } from './issuer-documents.ts';
import type { IssuerConnections } from './issuer-connections.ts';
import { replaceKeys, type SigningKey } from './key-set.ts';

type Options = {
  readonly issuer: string;
  readonly connections: IssuerConnections;
  /** Milliseconds after which the keys must be fetched again. */
  readonly maxAge: number;
  /** Milliseconds that they are used beyond that while they can't be had. */
  readonly staleFor: number;
  /** Milliseconds between two fetches because of a key that is not known. */
  readonly cooldown: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Milliseconds in which nobody asks again after a fetch that failed: the next bad token must not be the next fetch. */
const COOLDOWN_AFTER_FAILURE = 5_000;

/**
 * The keys of one issuer, found by its discovery document. They are refreshed at half their age in the background, so that a caller never waits
 * for it, and a key that is not known is looked for once in a while. There is never more than one fetch under way.
 */
export class IssuerKeys {
  readonly #options: Options;
  #documents: IssuerDocuments | null = null;
  #fetchedAt = 0;
  #failure: { readonly at: number; readonly error: unknown } | null = null;
  #fetching: Promise<void> | null = null;
  #lookedForAt = -Infinity;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws IdentityError `UNKNOWN_KEY`, or `ISSUER_UNAVAILABLE` where that can't be found out */
  async find(id: string): Promise<SigningKey> {
    const known = (await this.#current()).keys.get(id);
    if (known !== undefined) return known;
    if (this.#mayLookFor()) {
      this.#lookedForAt = this.#options.now();
      await this.#fetch();
    }
    if (this.#failure !== null) throw this.#unavailable();
    const found = this.#documents?.keys.get(id);
    if (found === undefined) throw new IdentityError('UNKNOWN_KEY');
    return found;
  }

  /** @throws IdentityError `ISSUER_UNAVAILABLE` */
  async userinfoEndpoint(): Promise<string | null> {
    return (await this.#current()).userinfoEndpoint;
  }

  /**
   * What is known. It is waited for where it has become too old, but not once more in an outage: what is known is used then, for as long as it
   * may be, and asked for in the background.
   */
  async #current(): Promise<IssuerDocuments> {
    const { maxAge, staleFor } = this.#options;
    const isTooOld = this.#age >= maxAge + (this.#failure === null ? 0 : staleFor);
    if (this.#age >= maxAge / 2 && this.#mayFetch()) {
      const fetching = this.#fetch();
      if (isTooOld) await fetching;
    }
    if (this.#documents === null || this.#age >= maxAge + staleFor) throw this.#unavailable();
    return this.#documents;
  }

  get #age(): number {
    return this.#documents === null ? Infinity : this.#options.now() - this.#fetchedAt;
  }

  /** Whether a fetch may begin, or the one that is under way be waited for. */
  #mayFetch(): boolean {
    if (this.#fetching !== null || this.#failure === null) return true;
    return this.#options.now() - this.#failure.at >= COOLDOWN_AFTER_FAILURE;
  }

  /** The same for the sake of a key that is not known: the first after a rotation is found at once, and the next stranger waits. */
  #mayLookFor(): boolean {
    const isTooSoon = this.#options.now() - this.#lookedForAt < this.#options.cooldown;
    return this.#fetching !== null || (!isTooSoon && this.#mayFetch());
  }

  /** Never rejects: what failed is remembered. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#fetchOnce().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #fetchOnce(): Promise<void> {
    const { issuer, connections, now } = this.#options;
    try {
      const documents = await readIssuer(issuer, connections);
      const before = this.#documents?.keys ?? new Map<string, SigningKey>();
      this.#documents = { ...documents, keys: replaceKeys(before, documents.keys) };
      this.#fetchedAt = now();
      this.#failure = null;
    } catch (error) {
      this.#failure = { at: now(), error };
    }
  }

  #unavailable(): IdentityError {
    return new IdentityError('ISSUER_UNAVAILABLE', { cause: this.#failure?.error });
  }
}
