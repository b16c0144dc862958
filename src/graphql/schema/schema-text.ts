import { Kind, print, visit, type ASTVisitor } from 'graphql';
import { typeDefinitions } from './type-definitions.ts';

/** Directives that belong to GraphQL itself; all others on our types are federation's. */
const STANDARD = ['deprecated', 'specifiedBy'];

/**
 * Whether the SDL tells routers who may see what (`@authenticated`, `@requiresScopes`). A deployment without sign-in leaves it out: it
 * enforces none of it, and `@apollo/gateway` refuses a supergraph that has these directives.
 */
export type DeclaredAccess = 'declared' | 'open';

/**
 * The SDL for a registry or composer: with federation's directives, as `_service { sdl }` answers it. The schema's own description stays out:
 * it is about this subgraph, a composer would give it to the whole supergraph, and Hive Router refuses a supergraph that has one.
 */
export function subgraphSdl(access: DeclaredAccess = 'declared'): string {
  const document = visit(typeDefinitions, { SchemaDefinition: ({ description: _ours, ...node }) => node });
  return `${print(access === 'declared' ? document : visit(document, WITHOUT_ACCESS))}\n`;
}

const ACCESS = ['authenticated', 'requiresScopes'];

const WITHOUT_ACCESS: ASTVisitor = {
  Directive: ({ name }) => (ACCESS.includes(name.value) ? null : undefined),
  // The names in the import list of `@link`.
  StringValue: ({ value }) => (ACCESS.includes(value.replace('@', '')) ? null : undefined),
};

/** The plain API schema for code generators and editors: the same types without federation. */
export function apiSdl(): string {
  const plain = visit(typeDefinitions, {
    Directive: (node) => (STANDARD.includes(node.name.value) ? undefined : null),
    SchemaExtension: () => null,
  });
  return print({ kind: Kind.DOCUMENT, definitions: plain.definitions }) + '\n';
}
