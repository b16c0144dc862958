import type { LedgerSettings } from '../configuration/ledger-settings.ts';
import { ledgerWrites, type LedgerWrite } from './ledger-channel.ts';
import { LedgerError, type Ledger } from './ledger.ts';
import { createBatchText } from './writing/batch-text.ts';
import { createKnownUsage } from './writing/known-usage.ts';
import type { FromWriter } from './writing/writer-messages.ts';
import { startWriterThread, type WriterThread } from './writing/writer-thread.ts';

export type LedgerOptions = {
  /** `sqlite:` and a path, or the connection string of a PostgreSQL database. */
  readonly storage: string;
  /** In hexadecimal, 32 bytes or more each: the one that is written under, then those before it. */
  readonly keys: readonly string[];
  readonly settings: LedgerSettings;
  /** Told what an operator should know, without personal data. */
  readonly onWarning: (message: string) => void;
};

/** Somebody whose answer waits for its record. */
type Waiting = { readonly resolve: () => void; readonly reject: (error: LedgerError) => void };

/** How long records may be gathered while more and more come, in milliseconds. */
const LONGEST_GATHERING = 3;
/** Records that wait for the batch under way: more are refused, because memory is not without end. */
const MOST_WAITING = 50_000;
const MOST_CHARACTERS = 50_000_000;
/** A batch that takes longer is given up, and its thread with it, in milliseconds. A lock or a lost connection is told far earlier. */
const LONGEST_BATCH = 20_000;
/** A store that does not answer keeps a server from stopping no longer than this. */
const LONGEST_CLOSE = 10_000;
/** Before a thread that ended is started again. */
const RESTART_PAUSE = 500;

/**
 * Opens the ledger in a thread of its own. One batch is under way at a time, and what comes meanwhile goes with the next: no record waits for a
 * timer, and a hundred requests at once cost one write.
 *
 * @throws LedgerError where the store can't be used: wrong address, no rights, written by a newer program
 */
export async function createLedger({ storage, keys, settings, onWarning }: LedgerOptions): Promise<Ledger> {
  const text = createBatchText();
  let waiting: Waiting[] = [];
  let underWay: readonly Waiting[] | null = null;
  let overdue: NodeJS.Timeout | undefined;
  let began = 0;
  let thread: WriterThread | null = null;
  let isWritable = true;
  let whyNot = '';
  let isSending = false;
  let isClosing = false;
  let closed: (() => void) | null = null;
  const usage = createKnownUsage((issuer, subject, purpose) =>
    thread?.send({ kind: 'usage', issuer, subject, purpose }),
  );

  /** As soon as a turn of the event loop brings no more records: a message, a write and an answer for each cost more than the rest of it. */
  function sendSoon(): void {
    if (isSending || underWay !== null) return;
    isSending = true;
    const latest = performance.now() + LONGEST_GATHERING;
    let before = -1;
    const look = () => {
      if (waiting.length > before && performance.now() < latest) {
        before = waiting.length;
        setImmediate(look);
        return;
      }
      isSending = false;
      if (underWay === null) send();
    };
    setImmediate(look);
  }

  function send(): void {
    if (waiting.length === 0) {
      if (closed !== null) thread?.send({ kind: 'close' });
      return;
    }
    if (thread === null) return;
    underWay = waiting;
    waiting = [];
    began = performance.now();
    overdue = setTimeout(() => thread?.kill(), LONGEST_BATCH);
    thread.send(text.take());
  }

  function stopWriting(reason: string): void {
    if (underWay !== null) tell('FAILED', underWay.length + waiting.length);
    if (isWritable) onWarning(`Disclosures can't be recorded, so nothing is told: ${reason}`);
    isWritable = false;
    whyNot = reason;
    const refused = [...(underWay ?? []), ...waiting];
    settle();
    waiting = [];
    // What the refused records would have sent with them has not been seen by anybody.
    text.startAnew();
    for (const { reject } of refused) reject(refusal(reason));
  }

  function tell(outcome: LedgerWrite['outcome'], records: number): void {
    if (!ledgerWrites.hasSubscribers) return;
    const write: LedgerWrite = { ledger, outcome, records, milliseconds: performance.now() - began };
    ledgerWrites.publish(write);
  }

  function settle(): void {
    clearTimeout(overdue);
    underWay = null;
  }

  function startWriting(): void {
    if (!isWritable) onWarning('Disclosures can be recorded again.');
    isWritable = true;
  }

  function onMessage(message: FromWriter): void {
    switch (message.kind) {
      case 'written': {
        const done = underWay ?? [];
        tell('WRITTEN', done.length);
        settle();
        for (const { shape, people, misses } of message.usage) {
          const { caller, purpose } = text.circumstancesOf(shape) ?? {};
          if (caller) usage.told(caller.issuer, caller.subject, purpose?.code ?? '', { people, misses });
        }
        for (const { resolve } of done) resolve();
        sendSoon();
        break;
      }
      case 'failed':
        return stopWriting(message.message);
      case 'writable':
        return startWriting();
      case 'usage': {
        const { issuer, subject, purpose, people, misses } = message;
        return usage.told(issuer, subject, purpose, { people, misses });
      }
      case 'warning':
        return onWarning(message.message);
      default:
        return;
    }
  }

  async function start(): Promise<void> {
    const { retentionDays, anchorFile = null } = settings;
    thread = await startWriterThread({ storage, keys, retentionDays, anchorFile }, { onMessage, onEnd });
  }

  function onEnd(reason: string): void {
    thread = null;
    if (closed !== null) return closed();
    stopWriting(reason);
    setTimeout(() => void restart(), RESTART_PAUSE).unref();
  }

  async function restart(): Promise<void> {
    if (isClosing) return;
    try {
      await start();
      usage.forget();
      startWriting();
    } catch (error) {
      whyNot = error instanceof Error ? error.message : String(error);
      setTimeout(() => void restart(), RESTART_PAUSE).unref();
    }
  }

  const ledger: Ledger = {
    record(record) {
      if (!isWritable) return Promise.reject(refusal(whyNot));
      if (isClosing) return Promise.reject(refusal('It is closed.'));
      if (waiting.length >= MOST_WAITING || text.length >= MOST_CHARACTERS) {
        return Promise.reject(refusal('More records wait than can be held.'));
      }
      text.add(record);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        sendSoon();
      });
    },
    usage: (caller, purpose) => usage.of(caller, purpose),
    get waiting() {
      return waiting.length + (underWay?.length ?? 0);
    },
    get isWritable() {
      return isWritable && !isClosing;
    },
    async close() {
      if (isClosing) return;
      isClosing = true;
      if (thread === null) return;
      // What has been asked for is still written.
      const ended = new Promise<void>((resolve) => (closed = resolve));
      const patience = setTimeout(() => thread?.kill(), LONGEST_CLOSE);
      if (underWay === null) send();
      await ended;
      clearTimeout(patience);
    },
  };
  await start();
  return ledger;
}

const refusal = (reason: string): LedgerError =>
  new LedgerError(`The disclosure can't be recorded: ${reason}`);
