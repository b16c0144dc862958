import { startSimulatedDatafordeler } from '../datafordeler/simulated-datafordeler.ts';
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
    {
      field: 'Citizen.statusSince',
      reason:
        'The register has the day of an inactive status only; the published people have it of residents too.',
      explains: (fake, adapter) => fake !== null && adapter === null,
    },
    {
      field: 'Citizen.statusSinceUncertain',
      reason: 'As for the day itself.',
      explains: (fake, adapter) => fake !== null && adapter === null,
    },
    {
      field: 'CprBirthplace.authorityCode',
      reason:
        'The register always has a code; that of a country is not told of the test people, so the simulator makes one up.',
      explains: (fake, adapter) => fake === null && adapter !== null,
    },
  ],
});

describePrivateContract({
  name: 'Datafordeler for companies',
  startProvider: () => startSimulatedDatafordeler('private'),
  differences: [],
});
