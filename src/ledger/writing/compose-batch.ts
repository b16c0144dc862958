import { leafOf } from '../format/batch.ts';
import { PSEUDONYM_BYTES, pseudonymOf, type LedgerKey } from '../format/ledger-key.ts';
import { FIRST_DISCLOSURE, LETTERS } from '../format/record-line.ts';
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

/** Reads a text of batch-text.ts and makes of it what a batch holds. */
export function composeBatch(text: string, table: ShapeTable, pseudonyms: Pseudonyms): ComposedBatch {
  const batch = new Composing(table, pseudonyms);
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line === FORGET) table.forget();
    else if (line.startsWith(DEFINE)) {
      const tab = line.indexOf('\t');
      table.define(Number(line.slice(DEFINE.length, tab)), line.slice(tab + 1));
    } else batch.add(line);
  }
  return batch.finish();
}

/** A batch in the making. */
class Composing {
  readonly #table: ShapeTable;
  readonly #pseudonyms: Pseudonyms;
  /** By name: what is equal may have been sent as several objects. */
  readonly #shapes = new Map<string, { readonly index: number; readonly shape: KnownShape }>();
  readonly #usage = new Map<string, AddedUsage>();
  readonly #people: string[] = [];
  readonly #lines: string[] = [];
  /** Of each line the pseudonyms of its people. */
  readonly #subjects: Buffer[] = [];

  constructor(table: ShapeTable, pseudonyms: Pseudonyms) {
    this.#table = table;
    this.#pseudonyms = pseudonyms;
  }

  add(line: string): void {
    const parts = line.split('\t');
    const circumstances = this.#table.get(Number(parts[0]));
    const subject: Buffer[] = [];
    const told = new Set<string>();
    const missed = new Set<string>();
    parts[0] = String(this.#indexOf(circumstances));
    for (let index = FIRST_DISCLOSURE; index < parts.length; index += 1) {
      const { place, letter, references } = readDisclosure(parts[index] ?? '');
      const counted = MISSED.includes(letter) ? missed : TOLD.includes(letter) ? told : null;
      for (const reference of references) {
        this.#people.push(reference);
        subject.push(this.#pseudonyms(reference));
        counted?.add(reference);
      }
      parts[index] = `${this.#indexOf(this.#table.get(place))}${letter}${references.length}`;
    }
    this.#lines.push(parts.join('\t'));
    this.#subjects.push(Buffer.concat(subject, subject.length * PSEUDONYM_BYTES));
    this.#count(circumstances, told.size, missed.size);
  }

  finish(): ComposedBatch {
    const names = [...this.#shapes.keys()].join(' ');
    const leaves = this.#lines.map((line, index) => leafOf(line, this.#subjects[index] ?? NOBODY));
    return {
      n: this.#lines.length,
      head: Buffer.from([names, ...this.#lines].join('\n')),
      subj: Buffer.concat(this.#subjects),
      leaves: Buffer.concat([leafOf(names, NOBODY), ...leaves]),
      people: this.#people.join('\n'),
      shapes: Array.from(this.#shapes.values(), ({ shape }) => shape),
      usage: [...this.#usage.values()],
    };
  }

  #indexOf(shape: KnownShape): number {
    const known = this.#shapes.get(shape.name);
    if (known !== undefined) return known.index;
    const index = this.#shapes.size;
    this.#shapes.set(shape.name, { index, shape });
    return index;
  }

  #count(shape: KnownShape, people: number, misses: number): void {
    const { actor, purpose } = shape;
    if (actor === null) return;
    const name = `${actor.toString('latin1')} ${purpose}`;
    const added = this.#usage.get(name);
    if (added === undefined) this.#usage.set(name, { shape, actor, people, misses });
    else {
      added.people += people;
      added.misses += misses;
    }
  }
}

const NOBODY = Buffer.alloc(0);
/** Who was told of somebody, also of one whose data were withheld, knows that they are there. */
const TOLD: readonly string[] = [LETTERS.DELIVERED, LETTERS.WITHHELD];
/** To the caller these two look alike, so they count alike. */
const MISSED = [LETTERS.MISSED, LETTERS.HIDDEN];

const DISCLOSURE = /^(\d+)([A-Z])/;

function readDisclosure(part: string): { place: number; letter: string; references: readonly string[] } {
  const [start = '', place = '', letter = ''] = DISCLOSURE.exec(part) ?? [];
  const people = part.slice(start.length);
  return { place: Number(place), letter, references: people === '' ? [] : people.split(' ') };
}
