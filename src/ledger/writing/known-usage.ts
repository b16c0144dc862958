import { danishDay } from '../../domain/calendar-date.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Usage } from '../ledger.ts';

/** What is known here of the use that callers make of purposes. */
export type KnownUsage = {
  /** Asks for what is not known, or was told too long ago. */
  of(caller: Caller, purpose: string): Usage;
  told(issuer: string, subject: string, purpose: string, usage: Usage): void;
  forget(): void;
};

export type AskForUsage = (issuer: string, subject: string, purpose: string) => void;

/** Other replicas count too, and misses grow old: after this time it is asked again, in milliseconds. */
const FRESH = 30_000;
/** An answer that does not come is asked for again after this time. */
const PATIENCE = 5_000;
const MOST_KNOWN = 100_000;
const NOTHING: Usage = { people: 0, misses: 0 };

type Known = { usage: Usage; minute: number; toldAt: number; askedAt: number };

export function createKnownUsage(ask: AskForUsage): KnownUsage {
  const known = new Map<string, Known>();
  const nameOf = (issuer: string, subject: string, purpose: string): string =>
    `${purpose} ${issuer} ${subject}`;
  return {
    of({ issuer, subject }, purpose) {
      const name = nameOf(issuer, subject, purpose);
      const now = Date.now();
      const entry = known.get(name) ?? { usage: NOTHING, minute: 0, toldAt: 0, askedAt: 0 };
      if (now - entry.toldAt > FRESH && now - entry.askedAt > PATIENCE) {
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(name, entry);
        entry.askedAt = now;
        ask(issuer, subject, purpose);
      }
      const minute = Math.floor(now / 60_000);
      if (entry.minute === minute || dayOf(entry.minute) === dayOf(minute)) return entry.usage;
      // Yesterday's people do not count today.
      return { people: 0, misses: entry.usage.misses };
    },
    told(issuer, subject, purpose, usage) {
      if (known.size >= MOST_KNOWN) known.clear();
      const now = Date.now();
      known.set(nameOf(issuer, subject, purpose), {
        usage,
        minute: Math.floor(now / 60_000),
        toldAt: now,
        askedAt: 0,
      });
    },
    forget: () => known.clear(),
  };
}

const days = new Map<number, string>();

/** Of a minute since 1970; a few of them are asked for again and again. */
function dayOf(minute: number): string {
  let day = days.get(minute);
  if (day === undefined) {
    if (days.size > 100) days.clear();
    days.set(minute, (day = danishDay(new Date(minute * 60_000))));
  }
  return day;
}
