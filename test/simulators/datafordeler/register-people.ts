import type { PersonKey } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { fakePeople } from '../fake-people.ts';
import type { RegisterPerson } from './register-person.ts';
import { toRegisterPerson } from './to-register-person.ts';

/** Who is in the simulated register. */
export type RegisterPeople = {
  /** Those that a search looks through. */
  readonly all: readonly RegisterPerson[];
  /** Who has or had this number: one person, or more where the register has somebody twice. */
  byNumber(digits: string): readonly RegisterPerson[];
  byId(id: string): RegisterPerson | null;
};

/**
 * The people of the Fake provider: the well-described ones of `fake-data/`, and behind every other possible number the random person whom
 * that provider has there. A search finds the well-described ones only.
 */
export function fakeRegisterPeople(): RegisterPeople {
  const { wellDescribed, find } = fakePeople();

  function inRegister(key: PersonKey): RegisterPerson | null {
    const citizen = find(key);
    return citizen === null ? null : toRegisterPerson(citizen, find);
  }

  return {
    all: wellDescribed.map((citizen) => toRegisterPerson(citizen, find)),
    byNumber(digits) {
      const cpr = CprNumber.parse(digits);
      // The register compares text: a number written with a hyphen is nobody's.
      const person = cpr instanceof CprNumber && cpr.reveal() === digits ? inRegister({ cpr }) : null;
      return person === null ? [] : [person];
    },
    byId: (id) => inRegister({ id }),
  };
}

/** People of a test's own, laid over others: whoever has a number or an id of one of them is replaced. */
export function withPeople(own: readonly RegisterPerson[], base: RegisterPeople): RegisterPeople {
  const byNumber = Map.groupBy(
    own.flatMap((person) => numbersOf(person).map((number) => ({ number, person }))),
    ({ number }) => number,
  );
  const byId = new Map(own.map((person) => [person.id, person]));
  const isReplaced = (person: RegisterPerson): boolean =>
    byId.has(person.id) || numbersOf(person).some((number) => byNumber.has(number));
  return {
    all: [...base.all.filter((person) => !isReplaced(person)), ...own],
    byNumber: (digits) => byNumber.get(digits)?.map(({ person }) => person) ?? base.byNumber(digits),
    byId: (id) => byId.get(id) ?? base.byId(id),
  };
}

const numbersOf = ({ personnumre }: RegisterPerson): string[] =>
  personnumre.flatMap((row) => row?.personnummer ?? []);
