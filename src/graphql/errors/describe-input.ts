import { Kind, type ASTNode } from 'graphql';
import { variablePlace } from './plain-name.ts';

/**
 * The message about an argument whose value turns out not to fit while the operation runs. It names the variable that it came from, never the
 * value.
 */
export function describeInput(value: ASTNode | undefined): string {
  if (value?.kind === Kind.VARIABLE) {
    return `The variable "${variablePlace(value.name.value)}" has no value that fits the place where it is used.`;
  }
  return 'A variable has no value that fits its type.';
}
