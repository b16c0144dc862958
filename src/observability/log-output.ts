import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** Where lines of the log go. */
export type LogStream = DestinationStream & {
  /** For lines that may wait a moment for others, and are dropped first if nobody reads. Absent if writing a line at once costs little. */
  writeSoon?(line: string): void;
};

/** How long such a line waits, in milliseconds, and how many characters wait at most. */
const BATCH_WAITS = 20;
const BATCH_LENGTH = 16_384;
/** How many characters are handed out at a time; a pipe holds as much. */
const MOST_AT_ONCE = 65_536;
/** How many characters are kept for a reader that does not read. */
const MOST_KEPT = 1_000_000;
/** How long until a reader that did not read is tried again, in milliseconds. */
const TRY_AGAIN = 50;
/** How long the end of the process waits for a reader that has stopped reading, in milliseconds. */
const LAST_WAIT = 500;

type Line = { readonly text: string; readonly mayGo: boolean };

/**
 * The log's way out of the process, which never waits: what a full pipe does not take is kept, up to a bound. A later line tells how many
 * lines were dropped. `write` hands bytes to the operating system and returns how many it took; it throws EAGAIN where it takes none now.
 *
 * Not sonic-boom, pino's own: its synchronous kind stops the server at a full pipe, and its asynchronous kind leaves a thread waiting there,
 * without which `process.exit` never ends; it also drops the newest lines, whatever they say.
 */
export class LogOutput implements LogStream {
  readonly #write: (bytes: Uint8Array) => number;
  #lines: Line[] = [];
  /** Characters in `#lines`. */
  #length = 0;
  /** What the operating system has not taken of the lines that it was given. */
  #rest: Uint8Array = NOTHING;
  /** Lines that were dropped since it was last told how many. */
  #dropped = 0;
  /** Lines that are lost if `#rest` is. */
  #linesInRest = 0;
  #timer: NodeJS.Timeout | undefined;
  #readerIsGone = false;

  constructor(write: (bytes: Uint8Array) => number) {
    this.#write = write;
  }

  /** How much is kept for a reader that does not read, in characters or bytes. */
  get kept(): number {
    return this.#length + this.#rest.length;
  }

  write(line: string): void {
    this.#keep({ text: line, mayGo: false });
    this.flush();
  }

  writeSoon(line: string): void {
    this.#keep({ text: line, mayGo: true });
    if (this.#rest.length > 0) return;
    if (this.#length >= BATCH_LENGTH) this.flush();
    else this.#flushIn(BATCH_WAITS);
  }

  /** Hands out as much as the operating system takes now. */
  flush(): void {
    while (this.kept > 0 && !this.#readerIsGone) {
      if (this.#rest.length === 0) this.#rest = this.#nextLines();
      try {
        this.#rest = this.#rest.subarray(this.#write(this.#rest));
      } catch (error) {
        if (!isFull(error)) this.#lose(error);
        return this.#flushIn(TRY_AGAIN);
      }
    }
  }

  /** For the end of the process: hands out everything, unless nobody reads. */
  end(): void {
    const last = performance.now() + LAST_WAIT;
    this.flush();
    while (this.kept > 0 && !this.#readerIsGone && performance.now() < last) {
      Atomics.wait(SLEEPER, 0, 0, 5);
      this.flush();
    }
  }

  #keep(line: Line): void {
    if (this.#readerIsGone) return;
    this.#lines.push(line);
    this.#length += line.text.length;
    if (this.kept > MOST_KEPT) this.#dropOldest();
  }

  /**
   * Drops a quarter of what is kept, so that this is not done for each line. First lines that may go; if that is not enough, the oldest of
   * any kind.
   */
  #dropOldest(): void {
    for (const goes of [({ mayGo }: Line) => mayGo, () => true]) {
      this.#lines = this.#lines.filter((line) => {
        if (this.kept <= MOST_KEPT * 0.75 || !goes(line)) return true;
        this.#length -= line.text.length;
        this.#dropped += 1;
        return false;
      });
    }
  }

  /** Takes some of the lines, not all: what has been taken can't be dropped any more. */
  #nextLines(): Uint8Array {
    let count = 0;
    let text = '';
    for (const line of this.#lines) {
      if (count > 0 && text.length + line.text.length > MOST_AT_ONCE) break;
      text += line.text;
      count += 1;
    }
    this.#lines.splice(0, count);
    this.#length -= text.length;
    this.#linesInRest = this.#dropped + count;
    const missing = this.#dropped === 0 ? '' : missingLines(this.#dropped);
    this.#dropped = 0;
    return Buffer.from(missing + text);
  }

  /** After a failure that is not a full pipe. A reader that has gone does not come back, but a full disk may have room again. */
  #lose(error: unknown): void {
    this.#rest = NOTHING;
    this.#dropped += this.#linesInRest;
    this.#readerIsGone = codeOf(error) === 'EPIPE' || codeOf(error) === 'EBADF';
    if (!this.#readerIsGone) return;
    this.#lines = [];
    this.#length = 0;
  }

  #flushIn(milliseconds: number): void {
    if (this.#timer !== undefined || this.kept === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush();
    }, milliseconds).unref();
  }
}

/** A line in the place of those that were dropped. */
const missingLines = (dropped: number): string =>
  `{"level":"warn","time":"${new Date().toISOString()}","dropped":${dropped},"msg":"Lines of the log are missing here: nobody was reading it"}\n`;

const NOTHING = new Uint8Array(0);
const SLEEPER = new Int32Array(new SharedArrayBuffer(4));

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const isFull = (error: unknown): boolean => codeOf(error) === 'EAGAIN';

/** The process's standard output. It is complete however the process ends, except by a signal that can't be caught. */
export function standardOutput(): LogOutput {
  // To look at it is what makes Node ask the operating system not to wait at a full pipe, for writeSync as for the stream.
  const { fd } = process.stdout;
  const output = new LogOutput((bytes) => writeSync(fd, bytes));
  process.once('exit', () => output.end());
  return output;
}
