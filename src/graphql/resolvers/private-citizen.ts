import type { PersonKey } from '../../domain/citizen.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { letterDelivery } from '../../domain/letter-delivery.ts';
import type { PrivateCitizen as DomainPrivateCitizen } from '../../domain/private-citizen.ts';
import type { PrivateCitizenResolvers } from '../resolver-types.generated.ts';
import { absencesOf } from '../absences.ts';
import type { Loaders } from '../loaders.ts';

/** The person with the number that they were asked for by, the only one that a company is told. */
export type PrivateCitizenView = DomainPrivateCitizen & { readonly cpr: CprNumber | null };

export async function loadPrivateCitizen(
  loaders: Loaders,
  key: PersonKey,
): Promise<PrivateCitizenView | null> {
  const person = await loaders.privateCitizens.load(key);
  return person === null ? null : { ...person, cpr: key.cpr ?? null };
}

export const PrivateCitizen: PrivateCitizenResolvers = {
  canReceiveLetter: (person) =>
    isWithheld(person) ? { possible: false, obstacle: 'WITHHELD_FOR_PROTECTION' } : letterDelivery(person),
  absences: (person, _args, { provider, fields }) =>
    absencesOf(person, EXPLAINED, fields.asked.privateCitizen, (field) => {
      if (field !== 'cpr' && provider.capabilities.privateCitizenFieldsNotOffered.includes(field)) {
        return 'NOT_OFFERED_BY_PROVIDER';
      }
      return isWithheld(person) && PROTECTED_FIELDS.includes(field)
        ? 'WITHHELD_FOR_PROTECTION'
        : 'NOT_REGISTERED';
    }),
};

/** Not known to be unprotected counts as protected. */
const isWithheld = ({ protection }: DomainPrivateCitizen): boolean =>
  protection.nameAndAddress !== 'NOT_PROTECTED';

const PROTECTED_FIELDS: readonly (keyof PrivateCitizenView)[] = [
  'name',
  'address',
  'contactAddress',
  'migration',
];

const EXPLAINED: readonly (keyof PrivateCitizenView)[] = [
  'statusSince',
  'name',
  'address',
  'contactAddress',
  'migration',
  'disappearance',
  'guardianship',
  'occupation',
];
