import { parse } from 'graphql';

/**
 * GraphiQL takes a moment to see that another tab is open, and until then runs its operation under the name of the one before. Where a
 * document has one operation only, it needs no name.
 */
export function withFittingOperationName(params) {
  const { operationName, ...unnamed } = params;
  return operationName && isOnlyOperation(params.query) ? unnamed : params;
}

function isOnlyOperation(query) {
  try {
    return parse(query).definitions.filter(({ kind }) => kind === 'OperationDefinition').length === 1;
  } catch {
    // The server will say what is wrong with it.
    return false;
  }
}
