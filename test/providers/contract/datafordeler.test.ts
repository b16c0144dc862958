import { startSimulatedDatafordeler } from '../datafordeler/simulated-datafordeler.ts';
import { gained, placedWithoutDays, lost } from './differences.ts';
import { describePrivateContract } from './private-contract.ts';
import { describePublicContract } from './public-contract.ts';

describePublicContract({
  name: 'Datafordeler for authorities',
  startProvider: () => startSimulatedDatafordeler('public'),
  differences: [
    {
      field: 'Citizen.status',
      reason: 'The register has one code for closed numbers, and none for reserved ones.',
      explains: (fake, adapter) =>
        (String(fake).startsWith('CLOSED_') && adapter === 'CLOSED') ||
        (fake === 'RESERVED' && adapter === 'UNKNOWN'),
    },
    ...lost(
      'The register has the day of an inactive status only; the published people have it of residents too.',
      'Citizen.statusValidity',
    ),
    ...placedWithoutDays(
      'Citizen.cprValidity',
      'Citizen.civilStatusValidity',
      'Citizen.churchMembershipValidity',
      'CprName.validity',
      'CprRelative.validity',
      'CprGuardianship.validity',
      'CprCitizenship.validity',
    ),
    ...gained(
      'The register always has a code; that of a country is not told of the test people, so the simulator makes one up.',
      'CprBirthplace.authorityCode',
      'CprCountry.authorityCode',
    ),
    ...gained(
      'The register has it; of the test people it is not told, so the simulator makes it up.',
      'CprAddress.supplementaryLines',
      'CprAddress.supplementaryAddress',
      'CprPersonWithoutNumber.nameMarking',
    ),
    ...gained(
      'The register has it; the simulator takes it from the earlier addresses.',
      'CprAddress.municipalityMove',
    ),
    ...gained('The register has it; the simulator takes it from the child.', 'CprRelative.custodyAs'),
  ],
});

describePrivateContract({
  name: 'Datafordeler for companies',
  startProvider: () => startSimulatedDatafordeler('private'),
  differences: placedWithoutDays('CprName.validity', 'CprGuardianship.validity'),
});
