import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { CPR_EVENT_KINDS } from '../../../src/domain/code-lists.ts';
import { simulateEvents } from '../../../src/providers/fake/simulated-events.ts';
import type { EventPage, EventWindow } from '../../../src/providers/provider.ts';

const PEOPLE = ['a', 'b', 'c'].map((id) => ({ id, address: null, addressHistory: [] }) as unknown as Citizen);
const NOW = Date.UTC(2026, 2, 10, 12);
const events = simulateEvents(PEOPLE, () => NOW);
const DAY: EventWindow = {
  from: Date.UTC(2026, 2, 2),
  to: Date.UTC(2026, 2, 3),
  kinds: null,
  limit: 1_000,
  after: null,
};

function pageOf(window: EventWindow): EventPage {
  const page = events.page(window);
  if (page === 'UNKNOWN_CURSOR') throw new Error('The cursor was not understood');
  return page;
}
const idsOf = (page: EventPage) => page.events.map(({ event }) => event.id);

describe('a window', () => {
  test('holds the same events each time, one every five minutes, in order', () => {
    const first = pageOf(DAY);
    expect(first.events).toHaveLength(288);
    expect(pageOf(DAY)).toEqual(first);
    const times = first.events.map(({ event }) => event.registeredAt);
    expect(times[0]).toBe('2026-03-02T00:00:00.000Z');
    expect([...times].sort()).toEqual(times);
  });

  test('has its beginning inside and its end outside: two windows side by side share nothing and miss nothing', () => {
    const noon = Date.UTC(2026, 2, 2, 12);
    const halves = [pageOf({ ...DAY, to: noon }), pageOf({ ...DAY, from: noon })];
    expect(halves.flatMap(idsOf)).toEqual(idsOf(pageOf(DAY)));
  });

  test('has every kind of event that CPR has', () => {
    const kinds = new Set(pageOf(DAY).events.map(({ event }) => event.kind));
    expect([...kinds].sort()).toEqual(CPR_EVENT_KINDS.filter((kind) => kind !== 'UNKNOWN').sort());
  });

  test('tells nothing that has not happened', () => {
    const future = pageOf({ ...DAY, from: NOW - 60 * 60_000, to: NOW + 24 * 60 * 60_000 });
    expect(future.events.at(-1)?.event.registeredAt).toBe(new Date(NOW).toISOString());
  });

  test('before the beginning of the stream is empty', () => {
    expect(pageOf({ ...DAY, from: 0, to: 1_000 })).toEqual({ events: [], hasMore: false });
  });
});

describe('a cursor', () => {
  test('goes on behind its event: pages give the window once, without gaps', () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let hasMore = true; hasMore;) {
      const page: EventPage = pageOf({ ...DAY, limit: 100, after });
      seen.push(...idsOf(page));
      after = page.events.at(-1)?.cursor ?? after;
      hasMore = page.hasMore;
    }
    expect(seen).toEqual(idsOf(pageOf(DAY)));
  });

  test('works the same when only some kinds are wanted', () => {
    const deaths = { ...DAY, kinds: ['PERSON', 'CIVIL_STATUS'] as const };
    const all = pageOf(deaths);
    const firstPage = pageOf({ ...deaths, limit: 10 });
    expect(firstPage.hasMore).toBe(true);
    const rest = pageOf({ ...deaths, after: firstPage.events.at(-1)!.cursor });
    expect([...idsOf(firstPage), ...idsOf(rest)]).toEqual(idsOf(all));
    expect(new Set(all.events.map(({ event }) => event.kind))).toEqual(new Set(deaths.kinds));
  });

  test('that was never given out is told apart from an empty page', () => {
    for (const after of ['', 'nonsense', 'fake-event--1', 'fake-event-01', '7', 'fake-event-9999999999']) {
      expect(events.page({ ...DAY, after })).toBe('UNKNOWN_CURSOR');
    }
  });
});

test('an event is found by its id, and an id of the future or of nobody is not', () => {
  const [{ event } = { event: undefined }] = pageOf(DAY).events;
  expect(events.byId(event!.id)).toEqual(event);
  expect(events.byId('fake-event-9999999999')).toBeNull();
  expect(events.byId('something else')).toBeNull();
});
