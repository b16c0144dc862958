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

/** By id if there is one: then everything about a relative comes from the record that the relation names, as their id and number do. */
const recordOf = (key: PersonKey): PersonKey => (key.id === undefined ? key : { id: key.id });

/** The relation itself has the id and number of a relative: if nothing else is asked for, they need not be looked up. */
function knownByKey({ id, cpr }: PersonKey, fields: ReadonlySet<keyof Citizen>): Told<Citizen> | null {
  if (id === undefined || cpr === undefined) return null;
  for (const field of fields) if (field !== 'id' && field !== 'cpr') return null;
  // Nothing else of this object is read: it is not selected.
  return { id, cpr } as Told<Citizen>;
}
