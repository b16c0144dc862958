/**
 * The variables of one request as resolvers get them, by their names without `$`. It has no prototype, so that a variable may be called
 * `__proto__`. One that the client left out and that has no default is absent, which is not the same as null.
 */
export type VariableValues = Readonly<Record<string, unknown>>;
