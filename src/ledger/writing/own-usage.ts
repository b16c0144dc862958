import { HOURS, type ChainUsage } from '../store/append-batch.ts';
import type { AddedUsage } from './compose-batch.ts';

/** What has come through this chain, counted in memory: the rows of a chain are written by nobody else. */
export type OwnUsage = {
  /** What it would be with a batch added; only {@link OwnUsage.keep} makes it so. */
  with(added: readonly AddedUsage[], day: string, hour: number): readonly ChainUsage[];
  keep(usage: readonly ChainUsage[], day: string, hour: number): void;
  people(actor: Uint8Array, purpose: string, day: string): number;
  /** Within 24 hours. */
  misses(actor: Uint8Array, hour: number): number;
};

export function createOwnUsage(): OwnUsage {
  let today = '';
  const people = new Map<string, number>();
  const misses = new Map<string, Map<number, number>>();

  const nameOf = (actor: Uint8Array): string => Buffer.from(actor).toString('latin1');
  const peopleOf = (actor: Uint8Array, purpose: string, day: string): number =>
    day === today ? (people.get(`${nameOf(actor)} ${purpose}`) ?? 0) : 0;

  return {
    with(added, day, hour) {
      // Misses are counted by caller whatever the purpose, so the same hour may come several times.
      const ofHour = new Map<string, number>();
      for (const { actor, misses: more } of added) {
        const name = nameOf(actor);
        ofHour.set(name, (ofHour.get(name) ?? misses.get(name)?.get(hour) ?? 0) + more);
      }
      return added.map(({ actor, shape: { purpose }, people: more }) => ({
        actor,
        purpose,
        people: peopleOf(actor, purpose, day) + more,
        misses: ofHour.get(nameOf(actor)) ?? 0,
      }));
    },
    keep(usage, day, hour) {
      if (day !== today) people.clear();
      today = day;
      for (const { actor, purpose, people: count, misses: missed } of usage) {
        if (count > 0) people.set(`${nameOf(actor)} ${purpose}`, count);
        if (missed > 0) {
          const hours = misses.get(nameOf(actor)) ?? new Map<number, number>();
          hours.set(hour, missed);
          misses.set(nameOf(actor), hours);
        }
      }
      dropOld(misses, hour);
    },
    people: peopleOf,
    misses(actor, hour) {
      let sum = 0;
      for (const [when, count] of misses.get(nameOf(actor)) ?? []) if (when > hour - HOURS) sum += count;
      return sum;
    },
  };
}

function dropOld(misses: Map<string, Map<number, number>>, hour: number): void {
  for (const [name, hours] of misses) {
    for (const when of hours.keys()) if (when <= hour - HOURS) hours.delete(when);
    if (hours.size === 0) misses.delete(name);
  }
}
