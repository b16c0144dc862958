import { CprNumber, type CprNumberInput } from '../../domain/cpr-number.ts';
import { CodedError } from '../errors/coded-error.ts';

/**
 * The CPR number in an argument or an entity key. Refuses what can't be one (`INVALID_CPR_NUMBER`) and replacement numbers, which the
 * register knows nothing of (`REPLACEMENT_CPR_NUMBER`), with an error that names the argument and never the number.
 */
export function requireCprNumber(number: CprNumberInput, argument: string): CprNumber {
  if (number instanceof CprNumber) return number;
  throw number.kind === 'INVALID'
    ? new CodedError(
        'INVALID_CPR_NUMBER',
        `"${argument}" is not a CPR number: it must be ten digits that begin with a day (DDMMYY), with or without a hyphen.`,
        { argument },
      )
    : new CodedError(
        'REPLACEMENT_CPR_NUMBER',
        `"${argument}" is a replacement number, made for someone without a CPR number. The register holds nothing about it.`,
        { argument },
      );
}
