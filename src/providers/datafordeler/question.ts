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

/**
 * The text of a question for the given selections. One root, no alias, forward paging, as the service's rules want it. The texts are few
 * and always the same, so the caller keeps them.
 */
export function questionFor(service: Service, selections: readonly string[]): string {
  const nodes = [...new Set(selections)].join(' ');
  return `query People($input: ${service.inputType}!, $first: Int, $after: String) {
  ${service.root}(first: $first, after: $after, input: $input) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } }
}`;
}
