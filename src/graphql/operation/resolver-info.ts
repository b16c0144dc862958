import type { GraphQLSchema } from 'graphql';
import type { Holding } from './preparation/conditions.ts';
import type { Place } from './preparation/plan.ts';

/** What a resolver is told about its place in the operation. */
export type ResolverInfo = {
  readonly schema: GraphQLSchema;
  /** Which of the operation's conditions hold in this request. */
  readonly holding: Holding;
  readonly place: Place;
};
