import type { QueryCprEventsArgs, QueryResolvers } from '../schema/resolver-types.generated.ts';
import { CodedError } from '../errors/coded-error.ts';
import { connectionOf } from './connection-of.ts';
import { LONGEST_PAGE } from '../operation/limits/longest-page.ts';

/** A page of all events in a window, as a Relay connection read forwards. */
export const cprEvents: NonNullable<QueryResolvers['cprEvents']> = async (
  _root,
  // A default holds for what is left out only: a client may send null for all that.
  { from, to, kinds, first, after }: QueryCprEventsArgs,
  { provider, signal, now },
) => {
  if (!provider.capabilities.events) {
    throw new CodedError('NOT_OFFERED_BY_PROVIDER', 'The source behind this deployment has no events.');
  }
  const limit = first ?? 100;
  if (limit < 1 || limit > LONGEST_PAGE) {
    throw new CodedError('INVALID_ARGUMENT', `"first" must be 1 to ${LONGEST_PAGE}.`, { argument: 'first' });
  }
  const end = to ?? now.getTime();
  if (from > end) {
    throw new CodedError(
      'INVALID_ARGUMENT',
      '"from" must not be later than "to", or than now where "to" is left out.',
      {
        argument: 'from',
      },
    );
  }
  const page = await provider.events(
    { from, to: end, kinds: kinds ?? null, limit, after: after ?? null },
    signal,
  );
  if (page === 'UNKNOWN_CURSOR') {
    throw new CodedError('INVALID_ARGUMENT', '"after" is not a cursor that this field gave out.', {
      argument: 'after',
    });
  }
  const edges = page.events.map(({ cursor, event }) => ({ cursor, node: event }));
  return connectionOf(edges, { endCursor: edges.at(-1)?.cursor ?? after ?? null, hasNextPage: page.hasMore });
};
