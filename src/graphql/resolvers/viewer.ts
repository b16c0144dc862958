import type { Citizen } from '../../domain/citizen.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { settle, valueOf, type Told } from '../../providers/told.ts';
import { accessLog } from './access-log.ts';
import { AGE_FIELDS, AGE_OF_MAJORITY, ageOf } from './age-of.ts';
import { ownRecord } from './own-record.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { LookUp } from '../operation/execution/look-up.ts';
import { fieldSet } from '../operation/preparation/field-set.ts';
import { citizenFields } from '../operation/preparation/wanted-fields.ts';
import type { CprViewerResolvers } from '../schema/resolver-types.generated.ts';

/** Most is answered by the caller as it stands. */
export const CprViewer: CprViewerResolvers = {
  signedInAt: ({ signedInAt }) => (signedInAt === null ? null : new Date(signedInAt).toISOString()),
  citizen: async (caller, _args, context, info) => ownRecord(caller, context, citizenFields(info)),
  accessLog,
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
    const lookUps = keys.map((key) => context.loaders.citizens.find(key, fields));
    // One call for all of them. Whoever can't be looked up fails alone, in their place.
    await Promise.allSettled(lookUps);
    return lookUps.flatMap((lookUp) => minorOrFailure(lookUp, context.now));
  },
};

/**
 * Somebody who was looked up, where they are a minor, or why it can't be told whether they are. A look-up that failed stays one, so that the
 * record has it.
 */
function minorOrFailure(
  lookUp: LookUp<Told<Citizen> | null>,
  now: Date,
): (LookUp<Told<Citizen> | null> | ProviderError)[] {
  const { answer } = lookUp;
  if (answer === null) return [];
  if (answer instanceof Error) return [lookUp];
  const isChild = settle(() => isMinor(answer, now));
  if (isChild instanceof ProviderError) return [isChild];
  return isChild ? [lookUp] : [];
}

/** Custody ends at 18 (the act on parental responsibility, section 1), whatever a register still has. An age that is not known is none. */
function isMinor(child: Told<Citizen>, now: Date): boolean {
  const age = ageOf(child, now);
  return age !== null && age < AGE_OF_MAJORITY;
}

const CUSTODY = fieldSet<keyof Citizen>(['custodyOver']);
