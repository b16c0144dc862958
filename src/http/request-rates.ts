import { isIPv6 } from 'node:net';

/** How many addresses are remembered. */
const MOST_ADDRESSES = 10_000;
const MINUTE = 60_000;

/**
 * Counts the requests of each address in a minute, and refuses those over `most`. When there are more addresses than are remembered, the one
 * that came first is forgotten: this does not stop a client that has so many.
 */
export class RequestRates {
  readonly #most: number;
  readonly #counts = new Map<string, number>();
  #minuteEnds = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** How many addresses are remembered now. */
  get addresses(): number {
    return this.#counts.size;
  }

  /**
   * Counts a request. `now` is milliseconds of any clock that only goes forward.
   *
   * @returns null where it may be answered, else in how many seconds the next one may
   */
  secondsToWait(address: string | undefined, now: number): number | null {
    if (now >= this.#minuteEnds) {
      this.#counts.clear();
      this.#minuteEnds = now + MINUTE;
    }
    const client = clientOf(address ?? '');
    const count = (this.#counts.get(client) ?? 0) + 1;
    if (count > this.#most) return Math.ceil((this.#minuteEnds - now) / 1_000);
    this.#counts.set(client, count);
    if (this.#counts.size > MOST_ADDRESSES) this.#forgetFirst();
    return null;
  }

  #forgetFirst(): void {
    for (const first of this.#counts.keys()) {
      this.#counts.delete(first);
      return;
    }
  }
}

/** The client that an address belongs to. For IPv6 that is the network, because each client has a whole one, of 2^64 addresses. */
function clientOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [start = '', end] = address.split('::');
  const groups = start === '' ? [] : start.split(':');
  if (end !== undefined) {
    const rest = end === '' ? [] : end.split(':');
    groups.push(...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest);
  }
  return groups.slice(0, 4).join(':');
}
