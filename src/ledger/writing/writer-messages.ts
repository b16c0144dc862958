import type { UsageOfShape } from './batch-writer.ts';

/** What the ledger's thread is started with. */
export type WriterStart = {
  readonly storage: string;
  /** In hexadecimal: the one that is written under, then those before it. */
  readonly keys: readonly string[];
  readonly retentionDays: number;
  readonly anchorFile: string | null;
};

/** To the ledger's thread: a batch is a text by itself. */
export type ToWriter =
  | string
  | { readonly kind: 'usage'; readonly issuer: string; readonly subject: string; readonly purpose: string }
  /** Then the thread ends. */
  | { readonly kind: 'close' };

/** From the ledger's thread. Batches are answered in the order they were sent. */
export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'written'; readonly usage: readonly UsageOfShape[] }
  /** Nothing can be written until `writable` comes. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'writable' }
  | {
      readonly kind: 'usage';
      readonly issuer: string;
      readonly subject: string;
      readonly purpose: string;
      readonly people: number;
      readonly misses: number;
    }
  | { readonly kind: 'warning'; readonly message: string };
