import { CprNumber } from '../../domain/cpr-number.ts';
import { randomPersonId } from './random/random-person-id.ts';

type Keys = {
  readonly cpr: string;
  readonly id?: string | undefined;
  readonly cprHistory?: readonly { readonly cpr: string }[] | undefined;
};

/** Every number that a person has or had, as ten digits. */
export function numbersOf({ cpr, cprHistory = [] }: Keys): readonly string[] {
  return [cpr, ...cprHistory.map((former) => former.cpr)];
}

/** The person's id in small letters; someone whose record has none gets the id that any number without a record has. */
export function personIdOf({ cpr, id }: Keys): string {
  return (id ?? randomPersonId(CprNumber.of(cpr))).toLowerCase();
}
