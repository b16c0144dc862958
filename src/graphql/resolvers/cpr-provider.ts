import type { CprProviderResolvers } from '../resolver-types.generated.ts';

export const CprProvider: CprProviderResolvers = {
  configuration: (_capabilities, _args, { configuration }) => configuration,
};
