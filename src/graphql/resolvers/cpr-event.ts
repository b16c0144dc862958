import type { CprEventResolvers } from '../resolver-types.generated.ts';
import { citizenFields } from '../selected-fields.ts';

export const CprEvent: CprEventResolvers = {
  citizen: ({ person }, _args, { loaders }, info) => loaders.citizens.load(person, citizenFields(info)),
};
