import { setTimeout as pause } from 'node:timers/promises';
import { ProviderError } from '../../provider-error.ts';

/** Whether an upstream has asked to be left alone, and until when. */
type LeftAlone = {
  /** Takes the wish from the error that the upstream told it with, if it did. */
  note(error: unknown): void;
  /** @throws ProviderError at once, where the wish lasts longer than a caller should wait */
  untilWelcome(signal: AbortSignal): Promise<void>;
};

/** `until` is in milliseconds since 1970. */
type Wish = { readonly until: number; readonly error: ProviderError };

/** Whoever is to be left alone for longer is not waited for: the caller learns it now. */
export const LONGEST_PAUSE = 10_000;
/** A wish to be left alone for longer than this is taken for a mistake; then we ask whether it still holds. */
const LONGEST_WISH = 3_600_000;
/** Those who waited for the same moment do not all come in it. */
const SPREAD = 100;

export function createLeftAlone(): LeftAlone {
  let wish: Wish | null = null;
  return {
    note(error) {
      if (!(error instanceof ProviderError) || error.retryAfter === null) return;
      wish = { until: Date.now() + Math.min(error.retryAfter, LONGEST_WISH), error };
    },
    async untilWelcome(signal) {
      const wait = wish === null ? 0 : wish.until - Date.now();
      if (wish === null || wait <= 0) return;
      if (wait > LONGEST_PAUSE) throw leftAlone(wish);
      await pause(wait + Math.random() * SPREAD, undefined, { signal, ref: false });
    },
  };
}

const leftAlone = ({ until, error }: Wish): ProviderError =>
  new ProviderError(error.code, error.message, {
    advice:
      `Nothing was asked this time: the source has asked to be left alone, and is until ${new Date(until).toISOString()}.` +
      (error.advice === null ? '' : ` With that it told: ${error.advice}`),
    retryAfter: until - Date.now(),
  });
