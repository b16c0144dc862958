import type { LedgerPage, LedgerQuery } from './ledger-query.ts';
import type { Sample, SampleQuery } from './sample.ts';

/** What the reading thread can do. */
export type Questions = {
  search: { readonly asked: LedgerQuery; readonly answer: LedgerPage };
  sample: { readonly asked: SampleQuery; readonly answer: Sample };
};

export type ReaderStart = { readonly storage: string; readonly keys: readonly string[] };

export type ToReader = {
  [Kind in keyof Questions]: {
    readonly id: number;
    readonly kind: Kind;
    readonly asked: Questions[Kind]['asked'];
  };
}[keyof Questions];

export type FromReader =
  | { readonly id: number; readonly answer: unknown }
  /** `isMistake`: what was asked can't be asked. */
  | { readonly id: number; readonly problem: string; readonly isMistake: boolean };
