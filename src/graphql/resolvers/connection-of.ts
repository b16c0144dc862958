/** A page as a Relay connection read forwards. `endCursor` also of an empty page, so that a reader never loses its place. */
export const connectionOf = <Node>(
  edges: { readonly cursor: string; readonly node: Node }[],
  { endCursor, hasNextPage }: { readonly endCursor: string | null; readonly hasNextPage: boolean },
) => ({
  edges,
  nodes: edges.map(({ node }) => node),
  pageInfo: { hasNextPage, hasPreviousPage: false, startCursor: edges[0]?.cursor ?? null, endCursor },
});
