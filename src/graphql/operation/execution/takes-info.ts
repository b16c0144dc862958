import type { GraphQLFieldResolver } from 'graphql';

/** Rest parameters, `arguments`, defaults of parameters (any lone `=`) and native code hide parameters from `length`. */
const HIDES_PARAMETERS = /\.\.\.|\barguments\b|(?<![=!<>])=(?![=>])|\[native code\]/;

/**
 * Whether a resolver may look at its fourth argument, GraphQLResolveInfo. A false "yes" costs the making of an info that
 * nobody reads; a false "no" would break the resolver, so only one that plainly declares one to three parameters is a "no".
 */
export function takesInfo(resolve: GraphQLFieldResolver<unknown, unknown>): boolean {
  if (resolve.length === 0 || resolve.length > 3) return true;
  return HIDES_PARAMETERS.test(Function.prototype.toString.call(resolve));
}
