/** Which service: its root field, the type of its input, and how a person is asked for there. */
export type Service = { readonly root: string; readonly inputType: string };

export const PUBLIC_SECTOR: Service = {
  root: 'CPRCustom_PublicSectorPerson',
  inputType: 'PublicSectorPersonInput',
};

export const PRIVATE_SECTOR: Service = {
  root: 'CPRCustom_PrivateSectorPerson',
  inputType: 'PrivateSectorPersonInput',
};

/** The most keys that one `in` list takes, and the most people on a page. */
export const MOST_KEYS = 100;

/** How the people of an answer come: by themselves, or each with the cursor to go on behind them. */
export type Form = 'nodes' | 'edges';

/**
 * The text of a question for the given selections. One root, no alias, forward paging, as the service's rules want it. The texts are few
 * and always the same, so the caller keeps them.
 */
export function questionFor(service: Service, selections: readonly string[], form: Form): string {
  const person = [...new Set(selections)].join(' ');
  const people = form === 'nodes' ? `nodes { ${person} }` : `edges { cursor node { ${person} } }`;
  return `query People($input: ${service.inputType}!, $first: Int, $after: String) {
  ${service.root}(first: $first, after: $after, input: $input) { ${people} pageInfo { hasNextPage endCursor } }
}`;
}
