import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { digitsIn } from '../../errors/plain-name.ts';

const DIGITS_OF_A_NUMBER = 10;

/**
 * Refuses an alias that may be a CPR number in disguise (`a0101904321`, `_010190_1234`): `GRAPHQL_VALIDATION_FAILED` at the first one, null
 * where there is none. An alias stands as a key in the answer and in the path of every error below it, from where it gets into the logs of all
 * who pass the answer on, and there it can't be left out: the client finds its data by it. Names of operations, fragments and variables come up
 * in messages only, where `plainName` leaves them out; so they may have digits, as hashes do.
 *
 * Takes a document that has only been parsed, and time in proportion to its length.
 */
export function refuseNumbersInAliases(document: DocumentNode): CodedError | null {
  const sets: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION)
      sets.push(definition.selectionSet);
  }
  for (let set = sets.pop(); set !== undefined; set = sets.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.selectionSet !== undefined) sets.push(selection.selectionSet);
      if (selection.kind === Kind.FIELD && selection.alias !== undefined) {
        if (digitsIn(selection.alias.value) >= DIGITS_OF_A_NUMBER)
          return new CodedError('GRAPHQL_VALIDATION_FAILED', REFUSAL, {}, { node: selection.alias });
      }
    }
  }
  return null;
}

const REFUSAL =
  'An alias has ten digits or more, so it may hold a CPR number, and aliases get into logs. Choose another, such as "first".';
