import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { fakePeople } from '../fake-people.ts';
import type { ServicePerson } from './service-person.ts';
import { toServicePerson } from './to-service-person.ts';

/** Who can be looked up in the simulated service. */
export type ServicePeople = {
  /** The answer for the person who has or had this number, asked by it; null where there is nobody. */
  byNumber(digits: string): ServicePerson | null;
};

/**
 * The people of the Fake provider: the well-described ones of `fake-data/`, and behind every other possible number the random person whom
 * that provider has there.
 */
export function fakeServicePeople(): ServicePeople {
  const { find } = fakePeople();
  return {
    byNumber(digits) {
      const cpr = CprNumber.parse(digits);
      const citizen = cpr instanceof CprNumber && cpr.reveal() === digits ? find({ cpr }) : null;
      return citizen && askedBy(digits, toServicePerson(citizen, find));
    },
  };
}

/** People of a test's own, laid over others: they are found by both numbers that they tell. */
export function withPeople(own: readonly ServicePerson[], base: ServicePeople): ServicePeople {
  const byNumber = new Map(
    own.flatMap((person) => {
      const { personnummer, gaeldendePersonnummer } = person.persondata ?? {};
      return [personnummer, gaeldendePersonnummer].map((number) => [number, person] as const);
    }),
  );
  return {
    byNumber(digits) {
      const person = byNumber.get(digits);
      return person ? askedBy(digits, person) : base.byNumber(digits);
    },
  };
}

/** `personnummer` is the number that was asked for, `gaeldendePersonnummer` the present one. */
function askedBy(personnummer: string, person: ServicePerson): ServicePerson {
  return { ...person, persondata: person.persondata && { ...person.persondata, personnummer } };
}
