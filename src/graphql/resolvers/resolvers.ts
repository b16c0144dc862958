import type { Resolvers } from '../schema/resolver-types.generated.ts';
import { CprAddress } from './address.ts';
import { Citizen } from './citizen.ts';
import { CprEvent } from './cpr-event.ts';
import { CprProvider } from './cpr-provider.ts';
import { Mutation } from './match-cpr.ts';
import { PrivateCitizen } from './private-citizen.ts';
import { Query } from './query.ts';
import { CprRelative } from './relative.ts';
import { CprNumberScalar, DateScalar, DateTimeScalar } from './scalars.ts';
import { CprViewer } from './viewer.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Citizen,
  PrivateCitizen,
  CprEvent,
  CprProvider,
  CprAddress,
  CprRelative,
  CprViewer,
  CprNumber: CprNumberScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
};
