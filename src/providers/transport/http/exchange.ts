/** What is asked of an address. */
export type Exchange = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

/** What came back. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** A reply whose encoding is the receiver's to find out. */
export type BytesReply = Omit<Reply, 'text'> & { readonly bytes: Uint8Array };
