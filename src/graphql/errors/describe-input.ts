import { Kind, type ASTNode } from 'graphql';
import { variablePlace } from './plain-name.ts';

/** What is told of an argument's value that does not fit, found only while running. Names the variable that it came from, never the value. */
export function describeInput(value: ASTNode | undefined): string {
  if (value?.kind === Kind.VARIABLE) {
    return `The variable "${variablePlace(value.name.value)}" has no value that fits the place where it is used.`;
  }
  return 'A variable has no value that fits its type.';
}
