import type { TestPerson } from './never-told.ts';
import { CPR_EVENT_KINDS, type CprEventKind } from '../../domain/code-lists.ts';
import type { CprEvent } from '../../domain/cpr-event.ts';
import type { EventPage, EventWindow } from '../provider.ts';
import { itemAt } from './random/dice.ts';

/** The stream began here and has had one event every five minutes since. Event number n is the same for ever among the same people. */
const BEGINNING = Date.UTC(2020, 0, 1);
const INTERVAL = 5 * 60_000;

const KINDS = CPR_EVENT_KINDS.filter((kind) => kind !== 'UNKNOWN');
const ID = /^fake-event-(0|[1-9]\d{0,9})$/;

type SimulatedEvents = {
  page(window: EventWindow): EventPage | 'UNKNOWN_CURSOR';
  byId(id: string): CprEvent | null;
};

/**
 * A steady stream of made-up events about `people`, the same for the same window. Every kind of event comes once in a hundred minutes;
 * nothing is told before it has happened by the clock `now` (milliseconds).
 */
export function simulateEvents(people: readonly TestPerson[], now: () => number): SimulatedEvents {
  const latest = () => Math.floor((now() - BEGINNING) / INTERVAL);
  return {
    page({ from, to, kinds, limit, after }) {
      const afterNumber = after === null ? -1 : numberOf(after);
      if (afterNumber === null || afterNumber > latest()) return 'UNKNOWN_CURSOR';
      const events: EventPage['events'][number][] = [];
      const wanted = kinds === null ? null : new Set(kinds);
      if (wanted !== null && !KINDS.some((kind) => wanted.has(kind))) return { events, hasMore: false };
      const end = Math.min(Math.ceil((to - BEGINNING) / INTERVAL), latest() + 1);
      let number = Math.max(0, Math.ceil((from - BEGINNING) / INTERVAL), afterNumber + 1);
      for (; number < end; number++) {
        if (wanted !== null && !wanted.has(kindOf(number))) continue;
        if (events.length === limit) return { events, hasMore: true };
        events.push({ cursor: idOf(number), event: eventNumber(number, people) });
      }
      return { events, hasMore: false };
    },
    byId(id) {
      const number = numberOf(id);
      return number === null || number > latest() ? null : eventNumber(number, people);
    },
  };
}

const idOf = (number: number): string => `fake-event-${number}`;

function numberOf(id: string): number | null {
  const digits = ID.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

function eventNumber(number: number, people: readonly TestPerson[]): CprEvent {
  const kind = kindOf(number);
  const person = itemAt(people, scatter(number) % people.length);
  const moves = kind === 'ADDRESS' || kind === 'MIGRATION';
  return {
    id: idOf(number),
    kind,
    registeredAt: new Date(BEGINNING + number * INTERVAL).toISOString(),
    derived: scatter(number + 1) % 10 === 0,
    previousMunicipalityCode: moves ? (person.addressHistory?.[0]?.municipalityCode ?? null) : null,
    municipalityCode: person.address?.municipalityCode ?? null,
    person: { id: person.id },
  };
}

/** 7 and the number of kinds (20) have no common divisor, so each kind comes once in every 20 events. */
const kindOf = (number: number): CprEventKind => itemAt(KINDS, (number * 7) % KINDS.length);

/** Spreads consecutive numbers over the 32-bit range (the finalizer of MurmurHash3). */
function scatter(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
