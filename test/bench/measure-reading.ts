import { startChild } from './child.ts';
import { median, type Plan } from './measure.ts';
import { READERS, type ReaderName, type ReaderOrder, type ReaderTime } from './reader-names.ts';

/** How long one full answer takes to read, in microseconds, beside packages that read XML. */
export type ReadingResult = {
  readonly microseconds: Readonly<Record<ReaderName, number>>;
  /** How many times faster ours is. */
  readonly ratio: Readonly<Record<Exclude<ReaderName, 'ours'>, number>>;
};

/** Measures the readers in turns. @throws Error when one does not read */
export async function measureReading({ rounds, seconds }: Plan): Promise<ReadingResult> {
  const child = startChild('server', 'reader.ts');
  try {
    await child.next();
    const times = new Map<ReaderName, number[]>(READERS.map((reader) => [reader, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const reader of READERS) {
        child.send({ reader, milliseconds: seconds * 1_000 } satisfies ReaderOrder);
        const { microseconds } = await child.next<ReaderTime>();
        // The first round is for warming up.
        if (round > 0) times.get(reader)?.push(microseconds);
      }
    }
    const timeOf = (reader: ReaderName): number => median(times.get(reader) ?? []);
    const ours = timeOf('ours');
    const [soap, fast] = [timeOf('soap'), timeOf('fast-xml-parser')];
    return {
      microseconds: { ours, soap, 'fast-xml-parser': fast },
      ratio: { soap: soap / ours, 'fast-xml-parser': fast / ours },
    };
  } finally {
    child.stop();
  }
}
