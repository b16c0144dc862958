const prefix = 'cpr-subgraph:';

/**
 * What GraphiQL remembers, kept apart from any other GraphiQL at the same address: local servers share their ports. It is forgotten when
 * the browser tab is closed, because operations and their variables hold CPR numbers.
 */
export const storage = {
  getItem: (key) => sessionStorage.getItem(prefix + key),
  setItem: (key, value) => sessionStorage.setItem(prefix + key, value),
  removeItem: (key) => sessionStorage.removeItem(prefix + key),
  clear() {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  },
  get length() {
    return sessionStorage.length;
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
