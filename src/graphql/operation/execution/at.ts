/** Where in the lists around it something stands, the innermost list first. A list counts on in one object while it is written. */
export type At = { readonly prev: At; index: number } | null;

/** That place for later, when the lists have counted on. */
export function keepAt(at: At): At {
  return at === null ? null : { prev: keepAt(at.prev), index: at.index };
}
