import { valueOf } from '../../providers/told.ts';
import { letterDelivery } from '../../domain/letter-delivery.ts';
import type { PrivateCitizenResolvers } from '../schema/resolver-types.generated.ts';
import { absencesOf } from './absences.ts';
import { isWithheld } from '../operation/protected-view.ts';
import type { ToldPrivateCitizen } from './told-private-citizen.ts';
import { fieldsBeside, fieldsWithheldBeside } from '../operation/preparation/wanted-fields.ts';

export const PrivateCitizen: PrivateCitizenResolvers = {
  canReceiveLetter: (person) =>
    isWithheld(person)
      ? { possible: false, obstacle: 'WITHHELD_FOR_PROTECTION' }
      : letterDelivery({
          status: valueOf(person.status),
          address: valueOf(person.address),
          contactAddress: valueOf(person.contactAddress),
          migration: valueOf(person.migration),
        }),
  absences: (person, _args, { provider }, info) =>
    absencesOf(person, {
      explained: EXPLAINED,
      asked: fieldsBeside(info),
      withheld: fieldsWithheldBeside(info),
      notOffered: provider.capabilities.privateCitizenFieldsNotOffered,
      reasonFor: (field) =>
        isWithheld(person) && PROTECTED_FIELDS.includes(field) ? 'WITHHELD_FOR_PROTECTION' : 'NOT_REGISTERED',
    }),
};

const PROTECTED_FIELDS: readonly (keyof ToldPrivateCitizen)[] = [
  'name',
  'address',
  'contactAddress',
  'migration',
];

const EXPLAINED: readonly (keyof ToldPrivateCitizen)[] = [
  'statusValidity',
  'name',
  'address',
  'contactAddress',
  'migration',
  'disappearance',
  'guardianship',
  'occupation',
];
