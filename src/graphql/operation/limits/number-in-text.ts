import { Kind, visit, type DocumentNode } from 'graphql';
import { CprNumber } from '../../../domain/cpr-number.ts';

const TEN_DIGITS = /(?<!\d)\d{6}[- ]?\d{4}(?!\d)/g;

/** Whether a text of ten digits that begin with a day stands anywhere in a document: as a value, in a comment, or written with escapes. */
export function hasNumberIn(document: DocumentNode): boolean {
  if (document.loc !== undefined && hasNumber(document.loc.source.body)) return true;
  let found = false;
  visit(document, {
    [Kind.STRING]: ({ value }) => {
      found ||= hasNumber(value);
    },
  });
  return found;
}

const hasNumber = (text: string): boolean =>
  (text.match(TEN_DIGITS) ?? []).some((digits) => CprNumber.parse(digits) instanceof CprNumber);
