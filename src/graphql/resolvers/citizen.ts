import { ageOn } from '../../domain/age.ts';
import { danishDay } from '../../domain/calendar-date.ts';
import type { Citizen as DomainCitizen } from '../../domain/citizen.ts';
import { letterDelivery } from '../../domain/letter-delivery.ts';
import type { CitizenResolvers } from '../resolver-types.generated.ts';
import { absencesOf } from '../absences.ts';
import { CodedError } from '../coded-error.ts';

const AGE_OF_MAJORITY = 18;

/** Most fields are answered by the domain's object as it stands; these are worked out. */
export const Citizen: CitizenResolvers = {
  age: (citizen, _args, { now }) => ageOn(danishDay(now), citizen),
  isOfAge: (citizen, _args, { now }) => {
    const age = ageOn(danishDay(now), citizen);
    return age === null ? null : age >= AGE_OF_MAJORITY;
  },
  livesInMunicipality: ({ address }, { code }) => {
    if (!/^\d{3,4}$/.test(code)) {
      throw new CodedError('INVALID_ARGUMENT', '"code" must be the municipality\'s four digits.', {
        argument: 'code',
      });
    }
    return address?.municipalityCode === code.padStart(4, '0');
  },
  canReceiveLetter: (citizen) => letterDelivery(citizen),
  absences: (citizen, _args, { provider, fields }) =>
    absencesOf(citizen, EXPLAINED, fields.asked.citizen, (field) =>
      provider.capabilities.citizenFieldsNotOffered.includes(field)
        ? 'NOT_OFFERED_BY_PROVIDER'
        : 'NOT_REGISTERED',
    ),
};

/** The fields whose emptiness is explained: all that are not worked out and that can be null. */
const EXPLAINED: readonly (keyof DomainCitizen)[] = [
  'cprHistory',
  'statusSince',
  'name',
  'nameHistory',
  'birthDate',
  'birthplace',
  'occupation',
  'protectionPeriods',
  'registration',
  'registeredForDigitalPost',
  'registeredForNemSms',
  'civilStatus',
  'civilStatusSince',
  'civilStatusHistory',
  'spouse',
  'parents',
  'children',
  'childrenUnder18',
  'custodyHolders',
  'custodyOver',
  'guardianship',
  'citizenships',
  'address',
  'addressHistory',
  'contactAddress',
  'migration',
  'migrationHistory',
  'disappearances',
  'churchMembership',
  'churchMembershipSince',
  'separations',
  'sharedResidences',
  'municipalMatters',
  'notes',
  'votingRegistrations',
  'movingOrder',
  'eventCodes',
];
