import { danishDay } from '../../domain/calendar-date.ts';
import type { Database } from '../../storage/database.ts';
import { sealOf, sha256 } from '../format/batch.ts';
import { encryptPeople } from '../format/encrypted-people.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import { appendBatch, othersUsage, type NewBatch } from '../store/append-batch.ts';
import { beginChain, setChainState, type NewChain } from '../store/chains.ts';
import { composeBatch, createPseudonyms, type ComposedBatch } from './compose-batch.ts';
import { createOwnUsage, type OwnUsage } from './own-usage.ts';
import { actorOf, createShapeTable } from './shape-table.ts';

/** How much a caller has made of a purpose on all replicas; `shape` is a number of circumstances that have the two. */
export type UsageOfShape = { readonly shape: number; readonly people: number; readonly misses: number };

/** Writes batches to a chain, one after the other. */
export type BatchWriter = {
  readonly chain: number;
  /** Durable when it resolves. After a failure, whatever it was, {@link BatchWriter.beginAnew} comes first. */
  write(text: string): Promise<readonly UsageOfShape[]>;
  /** Leaves the chain as it is, since nobody knows whether the last batch got into it, and begins another. */
  beginAnew(): Promise<void>;
  usageOf(
    caller: { readonly issuer: string; readonly subject: string },
    purpose: string,
  ): Promise<{ people: number; misses: number }>;
};

export async function createBatchWriter(database: Database, key: LedgerKey): Promise<BatchWriter> {
  const table = createShapeTable(key);
  const pseudonyms = createPseudonyms(key);
  let current = await begin();

  async function begin(): Promise<NewChain & { seq: number; own: OwnUsage }> {
    return { ...(await beginChain(database, Date.now())), seq: 0, own: createOwnUsage() };
  }

  return {
    get chain() {
      return current.chain;
    },
    async write(text) {
      const composed = composeBatch(text, table, pseudonyms);
      if (composed.n === 0) return [];
      const t = Date.now();
      const day = today(t);
      const hour = hourOf(t);
      const batch = sealed(key, current, composed, t);
      const usage = current.own.with(composed.usage, day, hour);
      const shapes = composed.shapes.filter((shape) => !table.isKept(shape, day));
      const others = await appendBatch(database, { batch, shapes, day, hour, usage });
      table.markKept(shapes, day);
      const { own } = current;
      own.keep(usage, day, hour);
      current = { ...current, seq: batch.seq, prev: batch.seal };
      return composed.usage.map(({ shape, actor }, index) => ({
        shape: shape.number,
        people: (others[index]?.people ?? 0) + own.people(actor, shape.purpose, day),
        misses: (others[index]?.misses ?? 0) + own.misses(actor, hour),
      }));
    },
    async beginAnew() {
      const left = current.chain;
      current = await begin();
      await setChainState(database, left, 'FOUND_OPEN');
    },
    async usageOf({ issuer, subject }, purpose) {
      const now = Date.now();
      const [day, hour] = [today(now), hourOf(now)];
      const actor = actorOf(key, issuer, subject);
      const { chain, own } = current;
      const asked = [{ actor, purpose, people: 0, misses: 0 }];
      const [others] = await othersUsage(database, { usage: asked, batch: { chain }, day, hour });
      return {
        people: (others?.people ?? 0) + own.people(actor, purpose, day),
        misses: (others?.misses ?? 0) + own.misses(actor, hour),
      };
    },
  };
}

const hourOf = (t: number): number => Math.floor(t / 3_600_000);

/** Days change at whole minutes. */
let dayKnown = { minute: 0, day: '' };
function today(t: number): string {
  const minute = Math.floor(t / 60_000);
  if (dayKnown.minute !== minute) dayKnown = { minute, day: danishDay(new Date(t)) };
  return dayKnown.day;
}

function sealed(
  key: LedgerKey,
  { chain, seq: last, prev }: NewChain & { readonly seq: number },
  { n, head, subj, leaves, people }: ComposedBatch,
  t: number,
): NewBatch['batch'] {
  const seq = last + 1;
  const enc = encryptPeople(key, chain, seq, people);
  const unsealed = {
    chain,
    seq,
    t,
    n,
    prev,
    epoch: key.epoch,
    leavesHash: sha256(leaves),
    encHash: sha256(enc),
  };
  return { ...unsealed, seal: sealOf(key, unsealed), content: { head, subj, enc, leaves } };
}
