import type { PersonKey } from '../../domain/citizen.ts';
import { valueOf, type Told } from '../../providers/told.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { letterDelivery } from '../../domain/letter-delivery.ts';
import type { PrivateCitizen as DomainPrivateCitizen } from '../../domain/private-citizen.ts';
import type { PrivateCitizenResolvers } from '../schema/resolver-types.generated.ts';
import { absencesOf } from './absences.ts';
import type { Loaders } from '../operation/loaders.ts';
import { fieldsBeside } from '../operation/selected-fields.ts';

/** The person with the number that they were asked for by, the only one that a company is told. */
export type PrivateCitizenView = Told<DomainPrivateCitizen> & { readonly cpr: CprNumber | null };

export async function loadPrivateCitizen(
  loaders: Loaders,
  key: PersonKey,
  fields: ReadonlySet<keyof DomainPrivateCitizen>,
): Promise<PrivateCitizenView | null> {
  const person = await loaders.privateCitizens.load(key, fields);
  return person === null ? null : { ...person, cpr: key.cpr ?? null };
}

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
      notOffered: provider.capabilities.privateCitizenFieldsNotOffered,
      reasonFor: (field) =>
        isWithheld(person) && PROTECTED_FIELDS.includes(field) ? 'WITHHELD_FOR_PROTECTION' : 'NOT_REGISTERED',
    }),
};

/** Not known to be unprotected counts as protected. */
const isWithheld = ({ protection }: PrivateCitizenView): boolean =>
  protection instanceof Error || protection.nameAndAddress !== 'NOT_PROTECTED';

const PROTECTED_FIELDS: readonly (keyof PrivateCitizenView)[] = [
  'name',
  'address',
  'contactAddress',
  'migration',
];

const EXPLAINED: readonly (keyof PrivateCitizenView)[] = [
  'statusValidity',
  'name',
  'address',
  'contactAddress',
  'migration',
  'disappearance',
  'guardianship',
  'occupation',
];
