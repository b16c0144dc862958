const prefix = 'cpr-subgraph:';

/** What GraphiQL remembers, kept apart from any other GraphiQL at the same address: local servers share their ports. */
export const storage = {
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear() {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  },
  get length() {
    return localStorage.length;
  },
};

/**
 * What stands in the editors when the page opens: what was typed last, or else the open tab. GraphiQL 5.4 would leave the
 * variables of that tab out of their editor, and with an edited query would then open a second tab without them.
 */
export function openedTab(examples) {
  const stored = JSON.parse(storage.getItem('graphiql:tabState'));
  const tab = stored ? stored.tabs[stored.activeTabIndex] : examples[0];
  return {
    initialQuery: storage.getItem('graphiql:query') ?? tab?.query ?? undefined,
    initialVariables: storage.getItem('graphiql:variables') ?? tab?.variables ?? '',
  };
}
