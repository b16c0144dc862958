import type { Database, Statements } from '../../storage/database.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import { shapeHash } from '../format/shape.ts';
import { indexRows, type IndexRow } from '../keeping/index-people.ts';
import { MOST_FINDINGS, type Finding, type Report, type Verification } from './findings.ts';
import { IndexSum } from './index-sum.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { verifyChain, type ChainCount } from './verify-chain.ts';

export type VerifyOptions = {
  /** All keys there are: without one, what was written under it is checked by its links alone. */
  readonly keys: readonly LedgerKey[];
  /** The file outside the database that anchors are copied to; null where there is none. */
  readonly anchorFile: string | null;
};

/** Checks everything there is: every shape, anchor, chain, batch, record and link, and the index. As it was at one moment; nothing is changed. */
export function verifyLedger(database: Database, options: VerifyOptions): Promise<Verification> {
  return database.snapshot((statements) => verify(statements, options));
}

async function verify(statements: Statements, { keys, anchorFile }: VerifyOptions): Promise<Verification> {
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    if (findings.length < MOST_FINDINGS) findings.push(finding);
  };
  const known = await verifyShapes(statements, report);
  const chains = await readChains(statements);
  const anchored = await verifyAnchors(statements, keys, anchorFile, report);
  const expected = new IndexSum();
  const missing = new Set<string>();
  const total: ChainCount = { batches: 0, records: 0, emptied: 0, notAnchored: 0, keyUnknown: 0 };
  for (const chain of new Set([...chains.keys(), ...anchored.heads.keys()])) {
    const indexedSeq = chains.get(chain)?.indexedSeq ?? 0;
    const count = await verifyChain(statements, chain, {
      keys,
      anchored,
      report,
      onShapes(names, where) {
        for (const name of names) {
          if (known.has(name) || missing.has(name)) continue;
          missing.add(name);
          report({ kind: 'SHAPE_MISSING', where: `shape ${name}`, what: `first used by ${where}` });
        }
      },
      onBatch({ chain: own, seq, t, content }) {
        if (seq > indexedSeq) return;
        for (const row of indexRows(own, { seq, t, subj: content?.subj ?? null })) expected.add(row);
      },
    });
    for (const name of Object.keys(total) as (keyof ChainCount)[]) total[name] += count[name];
  }
  if (!expected.equals(await sumIndex(statements, chains))) {
    report({
      kind: 'INDEX_DIFFERS',
      where: 'the index by person',
      what: 'it is not what the batches say; nothing is lost: make it anew with --rebuild-index',
    });
  }
  const foundOpen = [...chains.values()].filter(({ state }) => state === 'FOUND_OPEN').length;
  return { findings, chains: chains.size, ...total, anchors: anchored.count, shapes: known.size, foundOpen };
}

/** The names of all shapes. */
async function verifyShapes(statements: Statements, report: Report): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let after: Uint8Array = new Uint8Array();
  for (;;) {
    const rows = await statements.all(
      'SELECT hash, text FROM ledger_shape WHERE hash > ? ORDER BY hash LIMIT 1000',
      after,
    );
    for (const { hash, text } of rows) {
      const name = Buffer.from(hash as Uint8Array).toString('base64url');
      names.add(name);
      if (shapeHash(String(text)).equals(hash as Uint8Array)) continue;
      report({ kind: 'SHAPE_CHANGED', where: `shape ${name}`, what: 'its text is not what its name says' });
    }
    const last = rows.at(-1);
    if (last === undefined) return names;
    after = last['hash'] as Uint8Array;
  }
}

type ChainRow = { readonly state: string; readonly indexedSeq: number };

/** Also a chain that somebody put in without saying so. */
async function readChains(statements: Statements): Promise<ReadonlyMap<number, ChainRow>> {
  const rows = await statements.all('SELECT chain, state, indexed_seq FROM ledger_chain');
  const chains = new Map(
    rows.map(({ chain, state, indexed_seq: indexedSeq }): [number, ChainRow] => [
      Number(chain),
      { state: String(state), indexedSeq: Number(indexedSeq) },
    ]),
  );
  const unknown = await statements.all(
    'SELECT DISTINCT chain FROM ledger_batch WHERE chain NOT IN (SELECT chain FROM ledger_chain)',
  );
  for (const { chain } of unknown) chains.set(Number(chain), { state: 'UNKNOWN', indexedSeq: 0 });
  return chains;
}

/** What the index holds. */
async function sumIndex(statements: Statements, chains: ReadonlyMap<number, ChainRow>): Promise<IndexSum> {
  const sum = new IndexSum();
  let after: readonly (Uint8Array | number)[] = [new Uint8Array(), 0, 0, 0];
  for (;;) {
    const rows = await statements.all(
      'SELECT pseudonym, t, chain, seq FROM ledger_person WHERE (pseudonym, t, chain, seq) > (?, ?, ?, ?) ' +
        'ORDER BY pseudonym, t, chain, seq LIMIT 1000',
      ...after,
    );
    for (const { pseudonym, t, chain, seq } of rows) {
      const row: IndexRow = [Buffer.from(pseudonym as Uint8Array), Number(t), Number(chain), Number(seq)];
      after = row;
      // Of a batch whose turn has not come yet a part may be there.
      const { indexedSeq } = chains.get(row[2]) ?? { indexedSeq: Infinity };
      if (row[3] <= indexedSeq) sum.add(row);
    }
    if (rows.length === 0) return sum;
  }
}
