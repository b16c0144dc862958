import { GraphQLError, type ASTNode } from 'graphql';

/** A rule of the service that a query broke; `code` is null where the real one is not known to have any. */
export function serviceError(
  message: string,
  code: string | null,
  nodes: readonly ASTNode[] = [],
): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: code === null ? {} : { code } });
}
