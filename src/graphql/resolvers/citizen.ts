import type { Citizen as DomainCitizen } from '../../domain/citizen.ts';
import { letterDelivery } from '../../domain/letter-delivery.ts';
import { municipalityOf } from '../../domain/municipality-of.ts';
import { valueOf } from '../../providers/told.ts';
import type { CitizenResolvers } from '../schema/resolver-types.generated.ts';
import { AGE_OF_MAJORITY, ageOf } from './age-of.ts';
import { absencesOf } from './absences.ts';
import { CodedError } from '../errors/coded-error.ts';
import { fieldsBeside, fieldsWithheldBeside } from '../operation/preparation/wanted-fields.ts';

/** Most fields are answered by the domain's object as it stands; these are worked out. */
export const Citizen: CitizenResolvers = {
  age: (citizen, _args, { now }) => ageOf(citizen, now),
  isOfAge: (citizen, _args, { now }) => {
    const age = ageOf(citizen, now);
    return age === null ? null : age >= AGE_OF_MAJORITY;
  },
  livesInMunicipality: (citizen, { code }) => {
    if (!/^\d{3,4}$/.test(code)) {
      throw new CodedError('INVALID_ARGUMENT', '"code" must be the municipality\'s four digits.', {
        argument: 'code',
      });
    }
    const municipality = municipalityOf({
      status: valueOf(citizen.status),
      address: valueOf(citizen.address),
    });
    return municipality === 'UNKNOWN' ? null : municipality === code.padStart(4, '0');
  },
  canReceiveLetter: ({ status, address, contactAddress, migration }) =>
    letterDelivery({
      status: valueOf(status),
      address: valueOf(address),
      contactAddress: valueOf(contactAddress),
      migration: valueOf(migration),
    }),
  absences: (citizen, _args, { provider }, info) =>
    absencesOf(citizen, {
      explained: EXPLAINED,
      asked: fieldsBeside(info),
      withheld: fieldsWithheldBeside(info),
      notOffered: provider.capabilities.citizenFieldsNotOffered,
      reasonFor: () => 'NOT_REGISTERED',
    }),
};

/** The fields whose emptiness is explained: all that are not worked out and that can be null. */
const EXPLAINED: readonly (keyof DomainCitizen)[] = [
  'cpr',
  'cprValidity',
  'cprHistory',
  'statusValidity',
  'name',
  'nameHistory',
  'birthDate',
  'birthplace',
  'occupation',
  'protectionPeriods',
  'registeredForDigitalPost',
  'registeredForNemSms',
  'civilStatus',
  'civilStatusValidity',
  'civilStatusHistory',
  'spouse',
  'spouseHistory',
  'parents',
  'children',
  'childrenUnder18',
  'custodyHolders',
  'custodyHolderHistory',
  'custodyOver',
  'custodyOverHistory',
  'guardianship',
  'guardianshipHistory',
  'citizenships',
  'citizenshipHistory',
  'address',
  'addressHistory',
  'contactAddress',
  'contactAddressHistory',
  'migration',
  'migrationHistory',
  'disappearances',
  'churchMembership',
  'churchMembershipValidity',
  'churchMembershipHistory',
  'separations',
  'sharedResidences',
  'municipalMatters',
  'notes',
  'votingRegistrations',
  'movingOrder',
  'eventCodes',
];
