/** Which service: its root field and the type of its input. */
export type Service = {
  readonly root: string;
  readonly inputType: string;
  /** It tells of people as they are now, so that its rows need no status and no days to be taken for present. */
  readonly isOfToday: boolean;
};

export const PUBLIC_SECTOR: Service = {
  root: 'CPRCustom_PublicSectorPerson',
  inputType: 'PublicSectorPersonInput',
  isOfToday: false,
};

export const PRIVATE_SECTOR: Service = {
  root: 'CPRCustom_PrivateSectorPerson',
  inputType: 'PrivateSectorPersonInput',
  isOfToday: true,
};

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
