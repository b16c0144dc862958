import type { Caller } from '../../domain/caller.ts';
import type { Citizen } from '../../domain/citizen.ts';
import { IdentityError } from '../../identity/identity-error.ts';
import { valueOf, type Told } from '../../providers/told.ts';
import { AGE_FIELDS, AGE_OF_MAJORITY, ageOf } from './age-of.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { Context } from '../operation/context.ts';
import type { LookUp } from '../operation/execution/look-up.ts';
import { fieldSet } from '../operation/preparation/field-set.ts';
import { citizenFields } from '../operation/preparation/wanted-fields.ts';
import type { CprViewerResolvers } from '../schema/resolver-types.generated.ts';

/** Most is answered by the caller as it stands. */
export const CprViewer: CprViewerResolvers = {
  signedInAt: ({ signedInAt }) => (signedInAt === null ? null : new Date(signedInAt).toISOString()),
  citizen: async (caller, _args, context, info) => ownRecord(caller, context, citizenFields(info)),
  children: async (caller, _args, context, info) => {
    if (context.provider.capabilities.citizenFieldsNotOffered.includes('custodyOver')) {
      throw new CodedError(
        'NOT_OFFERED_BY_PROVIDER',
        'The source behind this deployment does not tell of custody.',
      );
    }
    const self = await ownRecord(caller, context, CUSTODY);
    if (self === null) return null;
    const fields = fieldSet([...citizenFields(info), ...AGE_FIELDS]);
    const keys = (valueOf(self.custodyOver) ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
    const children = await Promise.all(keys.map((key) => context.loaders.citizens.find(key, fields)));
    return children.filter((child) => child !== null && isMinor(child, context.now));
  },
};

/** Custody ends at 18 (the act on parental responsibility, section 1), whatever a register still has. An age that is not known is none. */
function isMinor(child: Told<Citizen>, now: Date): boolean {
  const age = ageOf(child, now);
  return age !== null && age < AGE_OF_MAJORITY;
}

const CUSTODY = fieldSet<keyof Citizen>(['custodyOver']);

/** The signed-in person; null where they have no number, or the register does not know it. @throws CodedError where the issuer can't be asked */
async function ownRecord(
  caller: Caller,
  { asking, loaders }: Context,
  fields: ReadonlySet<keyof Citizen>,
): Promise<Told<Citizen> | null> {
  const cpr = await numberOf(caller, asking.about);
  if (cpr === null) return null;
  const lookUp: LookUp<Told<Citizen> | null> = loaders.citizens.find({ cpr }, fields);
  return lookUp;
}

async function numberOf(caller: Caller, about: Context['asking']['about']) {
  try {
    return (await about?.numberOf(caller)) ?? null;
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    throw error.isOutage
      ? new CodedError(
          'IDENTITY_UNAVAILABLE',
          'The issuer of the token can not be asked at the moment. Try again.',
        )
      : new CodedError('UNAUTHENTICATED', 'The login has ended. Sign in again.');
  }
}
