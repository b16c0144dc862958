import type { CprEventResolvers } from '../schema/resolver-types.generated.ts';
import { citizenFields } from '../operation/selected-fields.ts';

export const CprEvent: CprEventResolvers = {
  citizen: ({ person }, _args, { loaders }, info) => loaders.citizens.load(person, citizenFields(info)),
};
