export const READERS = ['ours', 'soap', 'fast-xml-parser'] as const;
export type ReaderName = (typeof READERS)[number];

export type ReaderOrder = { readonly reader: ReaderName; readonly milliseconds: number };
/** How long one answer took, in microseconds. */
export type ReaderTime = { readonly microseconds: number };
