import type { Resolvers } from '../resolver-types.generated.ts';
import { CprAddress } from './address.ts';
import { Citizen } from './citizen.ts';
import { CprEvent } from './cpr-event.ts';
import { PrivateCitizen } from './private-citizen.ts';
import { Query } from './query.ts';
import { CprRelative } from './relative.ts';
import { CprNumberScalar, DateScalar, DateTimeScalar } from './scalars.ts';

export const resolvers: Resolvers = {
  Query,
  Citizen,
  PrivateCitizen,
  CprEvent,
  CprAddress,
  CprRelative,
  CprNumber: CprNumberScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
};
