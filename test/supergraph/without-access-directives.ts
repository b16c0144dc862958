import { visit, type DocumentNode } from 'graphql';

/**
 * A subgraph's SDL for Apollo Gateway. That gateway can't check `@authenticated` and `@requiresScopes`, and rightly refuses a supergraph
 * that has them; the routers of Apollo and Hive check them and take the SDL as it is. Only for test people: where a router does not
 * check, the subgraph alone must.
 */
export const withoutAccessDirectives = (sdl: DocumentNode): DocumentNode =>
  visit(sdl, {
    Directive: ({ name }) => (['authenticated', 'requiresScopes'].includes(name.value) ? null : undefined),
  });
