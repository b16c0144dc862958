import { NOBODY } from '../../src/graphql/operation/asking.ts';
import { Context } from '../../src/graphql/operation/context.ts';
import type { RequestContext } from '../../src/graphql/operation/request-context.ts';
import type { Provider } from '../../src/providers/provider.ts';

/** A request over a source, and the warnings and errors that it writes. */
export function requestOver(provider: Provider, signal: AbortSignal = new AbortController().signal) {
  const warnings: object[] = [];
  const request: RequestContext = {
    configuration: 'default',
    provider,
    asking: NOBODY,
    requestId: 'request-1',
    signal,
    get isOver() {
      return signal.aborted;
    },
    now: new Date(),
    log: {
      warn: (details) => void warnings.push(details),
      error: (details) => void warnings.push(details),
    },
  };
  return { request, warnings };
}

/** What the resolvers of a request get. */
export const contextOf = (request: RequestContext): Context => new Context(request, 1_000);
