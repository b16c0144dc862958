import type { CprEventResolvers } from '../resolver-types.generated.ts';

export const CprEvent: CprEventResolvers = {
  citizen: ({ person }, _args, { loaders }) => loaders.citizens.load(person),
};
