import type { Database } from '../../storage/database.ts';
import { SHAPE_HASH_BYTES, type RecordedCircumstances, type Shape } from '../format/shape.ts';
import type { DisclosedPlace } from '../ledger.ts';

/** Finds shapes by their names, which are their hashes, and remembers them. */
export type KnownShapes = {
  /** Loads those that are not known yet, so that the other methods find them. */
  load(names: Iterable<string>): Promise<void>;
  circumstances(name: string): RecordedCircumstances;
  place(name: string): DisclosedPlace;
};

const MOST_KNOWN = 20_000;
const AT_ONCE = 100;

export function createKnownShapes(database: Database): KnownShapes {
  const known = new Map<string, Shape>();
  return {
    async load(names) {
      if (known.size > MOST_KNOWN) known.clear();
      const missing = [...new Set(names)].filter((name) => !known.has(name));
      for (let done = 0; done < missing.length; done += AT_ONCE) {
        for (const [name, shape] of await read(database, missing.slice(done, done + AT_ONCE)))
          known.set(name, shape);
      }
    },
    circumstances(name) {
      const shape = known.get(name);
      return shape?.kind === 'circumstances' ? shape : NOT_KNOWN;
    },
    place(name) {
      const shape = known.get(name);
      return shape?.kind === 'place' ? shape : NOWHERE;
    },
  };
}

async function read(database: Database, names: readonly string[]): Promise<readonly [string, Shape][]> {
  const hashes = names
    .map((name) => Buffer.from(name, 'base64url'))
    .filter(({ length }) => length === SHAPE_HASH_BYTES);
  if (hashes.length === 0) return [];
  const rows = await database.all(
    `SELECT hash, text FROM ledger_shape WHERE hash IN (${hashes.map(() => '?').join(', ')})`,
    ...hashes,
  );
  return rows.map(({ hash, text }) => [
    Buffer.from(hash as Uint8Array).toString('base64url'),
    JSON.parse(String(text)) as Shape,
  ]);
}

/** Of a shape that somebody removed; `ledger verify` says so. */
const NOT_KNOWN: RecordedCircumstances = {
  caller: null,
  purpose: null,
  configuration: '',
  source: '',
  operation: null,
};
const NOWHERE: DisclosedPlace = { path: '', type: '', fields: [], searchedBy: [] };
