import type { Resolvers } from '../schema/resolver-types.generated.ts';
import { CprAddress } from './address.ts';
import { Citizen } from './citizen.ts';
import { CprEvent } from './cpr-event.ts';
import { CprProvider } from './cpr-provider.ts';
import { PrivateCitizen } from './private-citizen.ts';
import { Query } from './query.ts';
import { CprRelative } from './relative.ts';
import { CprNumberScalar, DateScalar, DateTimeScalar } from './scalars.ts';

export const resolvers: Resolvers = {
  Query,
  Citizen,
  PrivateCitizen,
  CprEvent,
  CprProvider,
  CprAddress,
  CprRelative,
  CprNumber: CprNumberScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
};
