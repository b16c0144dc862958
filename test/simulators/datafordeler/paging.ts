import { serviceError } from './service-error.ts';

/** The page size where `first` is left out. That more than this is refused is a guess; the schema calls it the assumed size. */
export const PAGE_SIZE = 100;

export type Connection<T> = {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: false;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
};

export type PageArguments = { readonly first?: number | null; readonly after?: string | null };

/**
 * One page in the order of the sort key, forward only: `hasPreviousPage` is false on every page, as was seen. The codes of refused
 * arguments are HotChocolate's, which CPR was not seen to send.
 */
export function page<T>(
  people: readonly T[],
  keyOf: (person: T) => string,
  { first, after }: PageArguments,
): Connection<T> {
  const size = first ?? PAGE_SIZE;
  if (size < 1 || size > PAGE_SIZE) {
    throw serviceError('The maximum allowed items per page were exceeded.', 'HC0051');
  }
  const behind = after === undefined || after === null ? null : readCursor(after);
  const sorted = people
    .filter((person) => behind === null || keyOf(person) > behind)
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  const nodes = sorted.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: writeCursor(keyOf(node)), node }));
  return {
    pageInfo: {
      hasNextPage: sorted.length > size,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    edges,
    nodes,
  };
}

const MARK = 'person:';

const writeCursor = (key: string): string => Buffer.from(MARK + key).toString('base64');

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith(MARK)) {
    throw serviceError('The cursor specified in `after` has an invalid format.', 'HC0078');
  }
  return text.slice(MARK.length);
}
