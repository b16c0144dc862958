import { leafOf } from '../format/batch.ts';
import { PSEUDONYM_BYTES, pseudonymOf, type LedgerKey } from '../format/ledger-key.ts';
import { FIRST_DISCLOSURE } from '../format/record-line.ts';
import { DEFINE, FORGET } from './batch-text.ts';
import type { KnownShape, ShapeTable } from './shape-table.ts';

/** A batch before it has its place in the chain. */
export type ComposedBatch = {
  /** How many records. */
  readonly n: number;
  readonly head: Buffer;
  readonly subj: Buffer;
  readonly leaves: Buffer;
  /** The references of the people, with line ends between them. */
  readonly people: string;
  readonly shapes: readonly KnownShape[];
  readonly usage: readonly AddedUsage[];
};

/** What the batch adds to a caller's use of a purpose. */
export type AddedUsage = {
  readonly shape: KnownShape;
  readonly actor: Buffer;
  people: number;
  misses: number;
};

/** Makes pseudonyms; of people who come again soon it remembers them. */
export type Pseudonyms = (reference: string) => Buffer;

const MOST_REMEMBERED = 10_000;

export function createPseudonyms(key: LedgerKey): Pseudonyms {
  const remembered = new Map<string, Buffer>();
  return (reference) => {
    let pseudonym = remembered.get(reference);
    if (pseudonym === undefined) {
      // A copy: what HMAC gives is twice as long, and would be kept whole.
      pseudonym = Buffer.from(pseudonymOf(key, reference));
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(reference, pseudonym);
    }
    return pseudonym;
  };
}

/** Reads a text of {@link batch-text.ts} and makes of it what a batch holds. */
export function composeBatch(text: string, table: ShapeTable, pseudonyms: Pseudonyms): ComposedBatch {
  // By name: what is equal may have been sent as several objects.
  const shapes = new Map<string, { readonly index: number; readonly shape: KnownShape }>();
  const usage = new Map<string, AddedUsage>();
  const lines: string[] = [];
  const subjects: Buffer[][] = [];
  const people: string[] = [];

  const indexOf = (shape: KnownShape): number => {
    const known = shapes.get(shape.name);
    if (known !== undefined) return known.index;
    const index = shapes.size;
    shapes.set(shape.name, { index, shape });
    return index;
  };

  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line === FORGET) table.forget();
    else if (line.startsWith(DEFINE)) {
      const tab = line.indexOf('\t');
      table.define(Number(line.slice(DEFINE.length, tab)), line.slice(tab + 1));
    } else {
      const parts = line.split('\t');
      const circumstances = table.get(Number(parts[0]));
      const added = usageOf(circumstances, usage);
      const subject: Buffer[] = [];
      const told = new Set<string>();
      const missed = new Set<string>();
      parts[0] = String(indexOf(circumstances));
      for (let index = FIRST_DISCLOSURE; index < parts.length; index += 1) {
        const { place, letter, references } = readDisclosure(parts[index] ?? '');
        const counted = letter === 'M' ? missed : letter === 'D' || letter === 'W' ? told : null;
        for (const reference of references) {
          people.push(reference);
          subject.push(pseudonyms(reference));
          counted?.add(reference);
        }
        parts[index] = `${indexOf(table.get(place))}${letter}${references.length}`;
      }
      if (added !== null) {
        added.people += told.size;
        added.misses += missed.size;
      }
      lines.push(parts.join('\t'));
      subjects.push(subject);
    }
  }
  const subj = subjects.map((subject) => Buffer.concat(subject, subject.length * PSEUDONYM_BYTES));
  const names = [...shapes.keys()].join(' ');
  return {
    n: lines.length,
    head: Buffer.from([names, ...lines].join('\n')),
    subj: Buffer.concat(subj),
    leaves: Buffer.concat([
      leafOf(names, Buffer.alloc(0)),
      ...lines.map((line, index) => leafOf(line, subj[index] ?? Buffer.alloc(0))),
    ]),
    people: people.join('\n'),
    shapes: Array.from(shapes.values(), ({ shape }) => shape),
    usage: [...usage.values()],
  };
}

const DISCLOSURE = /^(\d+)([A-Z])/;

function readDisclosure(part: string): { place: number; letter: string; references: readonly string[] } {
  const [start = '', place = '', letter = ''] = DISCLOSURE.exec(part) ?? [];
  const people = part.slice(start.length);
  return { place: Number(place), letter, references: people === '' ? [] : people.split(' ') };
}

function usageOf(shape: KnownShape, usage: Map<string, AddedUsage>): AddedUsage | null {
  if (shape.actor === null) return null;
  const name = `${shape.actor.toString('latin1')} ${shape.purpose}`;
  let added = usage.get(name);
  if (added === undefined) usage.set(name, (added = { shape, actor: shape.actor, people: 0, misses: 0 }));
  return added;
}
