/** What a statement is given: arrays for PostgreSQL only. */
export type Value = string | number | null | Uint8Array | readonly (string | number | null | Uint8Array)[];

/** What a row holds under each column's name. Whole numbers are exact up to 2^53. */
export type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

/** Runs one statement at a time. */
export type Statements = {
  /** `?` stands for each value in turn, in both dialects. */
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
};

/** A connection to the database, the same for both engines; whoever asks while a transaction runs waits for its end. */
export type Database = Statements & {
  readonly dialect: Dialect;
  /**
   * All of it or nothing. On SQLite it is the only one that writes, from its beginning on; on PostgreSQL, transactions that name the same
   * `lock` go one after the other.
   */
  transaction<T>(work: (statements: Statements) => Promise<T>, lock?: number): Promise<T>;
  /** Reads all as it was at one moment, and keeps nobody from writing. */
  snapshot<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Dialect = 'sqlite' | 'postgres';

/** A text for each dialect, where they differ. */
export type ByDialect = Readonly<Record<Dialect, string>>;

/** The database can't be used as it is: the message says why, for an operator. */
export class StorageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
  }
}
