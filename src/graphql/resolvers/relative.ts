import type { Citizen, PersonKey } from '../../domain/citizen.ts';
import type { Told } from '../../providers/told.ts';
import type { CprRelativeResolvers } from '../schema/resolver-types.generated.ts';
import { citizenFields } from '../operation/preparation/wanted-fields.ts';

export const CprRelative: CprRelativeResolvers = {
  identification: ({ key, person }) =>
    key !== null ? 'CITIZEN' : person !== null ? 'PERSON_WITHOUT_NUMBER' : 'NOT_IDENTIFIED',
  citizen: ({ key }, _args, { loaders }, info) => {
    if (key === null) return null;
    const fields = citizenFields(info);
    return knownByKey(key, fields) ?? loaders.citizens.find(recordOf(key), fields);
  },
};

/** By id where it is told: whatever is asked of a relative is of the record that the relation names, as their id and number are. */
const recordOf = (key: PersonKey): PersonKey => (key.id === undefined ? key : { id: key.id });

/** Id and number of a relative stand where the relative is told: whoever wants no more need not be looked up. */
function knownByKey({ id, cpr }: PersonKey, fields: ReadonlySet<keyof Citizen>): Told<Citizen> | null {
  if (id === undefined || cpr === undefined) return null;
  for (const field of fields) if (field !== 'id' && field !== 'cpr') return null;
  // Nothing else of this object is read: it is not selected.
  return { id, cpr } as Told<Citizen>;
}
