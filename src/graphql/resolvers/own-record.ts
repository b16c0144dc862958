import type { Caller } from '../../domain/caller.ts';
import type { Citizen } from '../../domain/citizen.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { IdentityError } from '../../identity/identity-error.ts';
import type { Told } from '../../providers/told.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { Context } from '../operation/context.ts';
import type { LookUp } from '../operation/execution/look-up.ts';

/** The signed-in person; null where they have no number, or the register does not know it. @throws CodedError where the issuer can't be asked */
export async function ownRecord(
  caller: Caller,
  context: Context,
  fields: ReadonlySet<keyof Citizen>,
): Promise<Told<Citizen> | null> {
  const cpr = await numberOfViewer(caller, context);
  if (cpr === null) return null;
  const lookUp: LookUp<Told<Citizen> | null> = context.loaders.citizens.find({ cpr }, fields);
  return lookUp;
}

/** The CPR number of whoever is signed in, as the broker tells it. @throws CodedError where the issuer can't be asked */
export async function numberOfViewer(
  caller: Caller,
  { asking: { about } }: Pick<Context, 'asking'>,
): Promise<CprNumber | null> {
  try {
    return (await about?.identity.numberOf(caller)) ?? null;
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
