import { fakeServicePeople, type ServicePeople } from '../../simulators/service-platform/service-people.ts';
import type { ServicePerson } from '../../simulators/service-platform/service-person.ts';
import { startSimulatedServicePlatform } from '../service-platform/simulated-service-platform.ts';
import type { Difference } from './contract.ts';
import { gained, lost } from './differences.ts';
import { describePublicContract } from './public-contract.ts';

const DIFFERENCES: readonly Difference[] = [
  {
    field: 'Citizen.id',
    reason: 'The service has no ids, so they are made from the number.',
    explains: (fake, adapter) => /^[\da-f-]{36}$/.test(String(fake)) && /^[\w-]{35}$/.test(String(adapter)),
  },
  ...['givenNameMarking', 'surnameMarking'].map((field) => ({
    field: `CprName.${field}`,
    reason: 'The values of the marks are not published.',
    explains: (fake: unknown, adapter: unknown) => fake !== null && adapter === 'UNKNOWN',
  })),
  {
    field: 'CprProtection.creditWarning',
    reason: 'The service does not tell it.',
    explains: (_fake, adapter) => adapter === 'UNKNOWN',
  },
  {
    field: 'Citizen.citizenships',
    reason: 'The service tells one, the present one.',
    explains: (fake, adapter) => countOf(fake) > 1 && countOf(adapter) === 1,
  },
  {
    field: 'CprGuardianship.guardianAddressLines',
    reason: 'The guardian comes as a number, to be followed.',
    explains: (fake, adapter) => countOf(fake) > 0 && countOf(adapter) === 0,
  },
  ...lost('Relations have no dates, but a marriage that lasts and custody.', 'CprRelative.validity'),
  ...lost('The guardian comes as a number, to be followed.', 'CprGuardianship.guardianName'),
  ...['CprAddress.municipalityName', 'CprBirthplace.authorityName', 'CprCountry.name'].map((field) => ({
    field,
    reason:
      'It has the codes alone; the names are those of the public lists, which spell some of them otherwise.',
    explains: (fake: unknown, adapter: unknown) => fake !== null && adapter !== null,
  })),
  ...lost(
    'Earlier addresses have no element for it.',
    'CprAddress.streetAddressingName',
    'CprAddress.darAddressId',
  ),
  ...lost('Only those who are abroad have a departure.', 'Citizen.migration'),
  ...gained(
    'The register has it; of the test people it is not told, so the simulator makes it up.',
    'CprBirthplace.authorityCode',
    'CprBirthplace.country',
    'CprCountry.authorityCode',
    'CprAddress.addressingName',
    'CprAddress.correctionMarking',
    'CprAddress.districts',
    'CprAddress.locality',
    'CprAddress.municipalityCvr',
    'CprAddress.standardAddress',
    'CprAddress.supplementaryLines',
    'CprGuardianship.guardian',
    'CprGuardianship.guardianAddressValidity',
    'CprGuardianship.incapacitated',
    'CprGuardianship.remarks',
    'CprGuardianship.validity',
  ),
];

const countOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Each of them is made once: the contract asks for the same people over and over. */
const people = remembered(fakeServicePeople());

function remembered({ byNumber }: ServicePeople): ServicePeople {
  const known = new Map<string, ServicePerson | null>();
  return {
    byNumber(digits) {
      const person = known.get(digits) ?? byNumber(digits);
      known.set(digits, person);
      return person;
    },
  };
}

describePublicContract({
  name: 'Service Platform, version 5',
  startProvider: () => startSimulatedServicePlatform({ people }),
  differences: DIFFERENCES,
});

describePublicContract({
  name: 'Service Platform, version 4',
  startProvider: () => startSimulatedServicePlatform({ version: 4, context: 'invocation', people }),
  differences: [
    ...DIFFERENCES,
    {
      field: 'CprGuardianship.kind',
      reason: 'It came with version 5.',
      explains: (fake, adapter) => fake !== 'UNKNOWN' && adapter === 'UNKNOWN',
    },
  ],
});
