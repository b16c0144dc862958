import type { CprEventResolvers } from '../schema/resolver-types.generated.ts';
import { citizenFields } from '../operation/preparation/wanted-fields.ts';

export const CprEvent: CprEventResolvers = {
  citizen: ({ person }, _args, { loaders }, info) => loaders.citizens.find(person, citizenFields(info)),
};
