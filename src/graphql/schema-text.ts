import { Kind, print, visit } from 'graphql';
import { typeDefinitions } from './type-definitions.ts';

/** Directives that belong to GraphQL itself; all others on our types are federation's. */
const STANDARD = ['deprecated', 'specifiedBy'];

/** The SDL for a registry or composer: with federation's directives, as `_service { sdl }` answers it. */
export const subgraphSdl = (): string => print(typeDefinitions) + '\n';

/** The plain API schema for code generators and editors: the same types without federation. */
export function apiSdl(): string {
  const plain = visit(typeDefinitions, {
    Directive: (node) => (STANDARD.includes(node.name.value) ? undefined : null),
    SchemaExtension: () => null,
  });
  return print({ kind: Kind.DOCUMENT, definitions: plain.definitions }) + '\n';
}
