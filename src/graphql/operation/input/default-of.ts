/**
 * The value of an argument or an input field that a client leaves out; undefined where it has none. graphql-js 16 keeps it as `defaultValue`; 17
 * as `default`, with the value in it.
 */
export function defaultOf(input: { readonly defaultValue?: unknown }): unknown {
  const { default: later } = input as { readonly default?: { readonly value?: unknown } };
  return input.defaultValue === undefined ? later?.value : input.defaultValue;
}
