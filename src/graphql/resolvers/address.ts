import { addressLines } from '../../domain/address-lines.ts';
import type { CprAddressResolvers } from '../schema/resolver-types.generated.ts';

export const CprAddress: CprAddressResolvers = {
  lines: (address) => addressLines(address),
};
