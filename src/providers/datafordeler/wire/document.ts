import type { Service } from './service.ts';

/** How the people of an answer come: alone, or each with the cursor that leads to the next one. */
export type Form = 'nodes' | 'edges';

/** The documents of a service. They are few and always the same, so each is written once for its selections. */
export function createDocuments(service: Service): (selections: readonly string[], form: Form) => string {
  const written: Readonly<Record<Form, WeakMap<readonly string[], string>>> = {
    nodes: new WeakMap(),
    edges: new WeakMap(),
  };
  return (selections, form) => {
    const known = written[form].get(selections);
    if (known !== undefined) return known;
    const document = documentFor(service, selections, form);
    written[form].set(selections, document);
    return document;
  };
}

/** The document that asks for the given selections. One root, no alias, forward paging, as the service's rules want it. */
export function documentFor(service: Service, selections: readonly string[], form: Form): string {
  const person = [...new Set(selections)].join(' ');
  const people = form === 'nodes' ? `nodes { ${person} }` : `edges { cursor node { ${person} } }`;
  return `query People($input: ${service.inputType}!, $first: Int, $after: String) {
  ${service.root}(first: $first, after: $after, input: $input) { ${people} pageInfo { hasNextPage endCursor } }
}`;
}
