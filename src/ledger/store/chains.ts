import { randomInt } from 'node:crypto';
import type { Database } from '../../storage/database.ts';
import { ZEROS } from '../format/batch.ts';

/** A chain that can be written to: nothing stands in it yet. */
export type NewChain = {
  readonly chain: number;
  /** What its first batch names. */ readonly prev: Uint8Array;
};

/** Chains that begin later have larger numbers; of those that begin in the same millisecond one in 4,096 meets another. */
const IN_ONE_MILLISECOND = 4_096;
const MOST_TRIES = 5;

/** Begins a chain. The last anchor goes into it, so a chain can't be older than it says. */
export async function beginChain(database: Database, now: number): Promise<NewChain> {
  for (let tries = 1; ; tries += 1) {
    const chain = now * IN_ONE_MILLISECOND + randomInt(IN_ONE_MILLISECOND);
    const prev = await database.transaction(async (statements) => {
      const [taken] = await statements.all('SELECT chain FROM ledger_chain WHERE chain = ?', chain);
      if (taken !== undefined) return null;
      await statements.all(
        "INSERT INTO ledger_chain (chain, seen_at, state, anchored_seq, indexed_seq) VALUES (?, ?, 'OPEN', 0, 0)",
        ...[chain, now],
      );
      const [last] = await statements.all('SELECT hash FROM ledger_anchor ORDER BY seq DESC LIMIT 1');
      return (last?.['hash'] ?? ZEROS) as Uint8Array;
    });
    if (prev !== null) return { chain, prev };
    if (tries === MOST_TRIES) throw new Error('No number was free for a new chain');
  }
}

/** When a chain began, in milliseconds since 1970. */
export const beganAt = (chain: number): number => Math.floor(chain / IN_ONE_MILLISECOND);

export async function setChainState(
  database: Database,
  chain: number,
  state: 'CLOSED' | 'FOUND_OPEN',
): Promise<void> {
  await database.all('UPDATE ledger_chain SET state = ? WHERE chain = ?', state, chain);
}
