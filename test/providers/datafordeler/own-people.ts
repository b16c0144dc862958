import type { Citizen } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import {
  fakeRegisterPeople,
  withPeople,
  type RegisterPeople,
} from '../../simulators/datafordeler/register-people.ts';
import type { RegisterPerson } from '../../simulators/datafordeler/register-person.ts';
import { toRegisterPerson } from '../../simulators/datafordeler/to-register-person.ts';
import { knownPeople } from '../../../src/providers/fake/known-people.ts';
import { asRegistered } from '../../simulators/fake-people.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';

/** A resident woman of a number of 1866, of whom next to nothing is registered. */
const NOBODY_IN_PARTICULAR: RegisterPerson = {
  id: '',
  foedselsdato: null,
  foedselsdatousikkerhedsmarkering: null,
  koen: 'kvinde',
  status: 'bopael_i_danmark',
  statusdato: null,
  statusdatousikkerhedsmarkering: null,
  stilling: null,
  supplerendeFoedselsregistreringssted: null,
  adresseoplysninger: [],
  beskyttelser: [],
  boern: [],
  civilstande: [],
  cprFoedselsregistreringssted: null,
  cprHaendelseskoder: [],
  deltBopael: [],
  flyttepaabud: null,
  folkekirke: [],
  forsvindinger: [],
  foraeldreoplysninger: [],
  foraeldremyndighedsoplysninger: [],
  foraeldremyndighedOver: [],
  kommunaleForhold: [],
  kontaktadresse: [],
  navne: [],
  notater: [],
  personnumre: [],
  statsborgerskaber: [],
  udrejseIndrejser: [],
  vaergemaal: [],
  valgoplysninger: [],
};

/** A row of which neither beginning nor end is told. */
export const NO_DAYS = {
  virkningfra: null,
  virkningfrausikkerhedsmarkering: null,
  virkningtil: null,
  virkningtilusikkerhedsmarkering: null,
} as const;

export type OwnPeople = {
  /** The Fake provider's people and those that were added. */
  readonly people: RegisterPeople;
  /** Puts a person into the register as given, with a number of their own if none is given. */
  add(changes: Partial<RegisterPerson>): CprNumber;
  /** Puts a person of the domain into the register, by id and number. */
  addCitizen(citizen: Citizen): void;
  /** A well-described person. */
  citizen(digits: string): Citizen;
};

/** A register that a test can add to while the simulator runs. */
export function createOwnPeople(): OwnPeople {
  const base = fakeRegisterPeople();
  const random = createRandomPeople({ isListed: () => true });
  const known = knownPeople(readPeopleFile(BUILT_IN_PEOPLE), random.bodyFor);
  const knownWith = (digits: string): Citizen | null => {
    const person = known.byCpr.get(digits);
    return person === undefined ? null : asRegistered(person);
  };
  const own: RegisterPerson[] = [];
  return {
    people: {
      get all() {
        return withPeople(own, base).all;
      },
      byNumber: (digits) => withPeople(own, base).byNumber(digits),
      byId: (id) => withPeople(own, base).byId(id),
    },
    add(changes) {
      const digits = `0101666${String(own.length).padStart(3, '0')}`;
      const personnumre = [{ personnummer: digits, status: 'aktuel', ...NO_DAYS }];
      own.push({ ...NOBODY_IN_PARTICULAR, id: `own-${own.length}`, personnumre, ...changes });
      return CprNumber.of(own.at(-1)?.personnumre[0]?.personnummer ?? digits);
    },
    addCitizen(citizen) {
      own.push(toRegisterPerson(citizen, ({ cpr }) => knownWith(cpr?.reveal() ?? '')));
    },
    citizen(digits) {
      const citizen = knownWith(digits);
      if (citizen === null) throw new Error('There is no such test person');
      return citizen;
    },
  };
}
