import type { CprProviderResolvers } from '../schema/resolver-types.generated.ts';

export const CprProvider: CprProviderResolvers = {
  configuration: (_capabilities, _args, { configuration }) => configuration,
};
