import { isAtLeast, type AssuranceLevel, type Caller } from '../domain/caller.ts';
import type { Purpose } from './purpose.ts';
import type { Purposes } from './purposes.ts';

/** Why a caller does not have a purpose. It is for the log: a caller who knew it could find out which purposes there are. */
export type NotTheirs =
  | 'there is no such purpose'
  | 'the operation is registered for another purpose'
  | 'it is not for this client'
  | 'it is not for this company'
  | 'it does not hold yet'
  | 'it holds no longer';

export type FoundPurpose =
  | { readonly purpose: Purpose }
  | { readonly refused: 'PURPOSE_REQUIRED' }
  | { readonly refused: 'UNKNOWN_PURPOSE'; readonly reason: NotTheirs }
  | { readonly refused: 'ASSURANCE_TOO_LOW'; readonly assurance: AssuranceLevel };

type Request = {
  readonly caller: Caller;
  /** As the request names it; null where it names none. */
  readonly named: string | null;
  /** SHA-256 of the operation, asked for only where operations are registered. */
  readonly operationHash: () => string;
  /** `YYYY-MM-DD`, in Denmark. */
  readonly today: string;
};

/** The purpose of a request: the one that it names, or that its operation is registered for. */
export function findPurpose(
  { byCode, byOperation }: Purposes,
  { caller, named, operationHash, today }: Request,
): FoundPurpose {
  const bound = byOperation.size === 0 ? NONE : (byOperation.get(operationHash()) ?? NONE);
  if (named === null) return theOneOf(bound, caller, today);
  const purpose = byCode.get(named);
  if (purpose === undefined) return unknown('there is no such purpose');
  if (bound.length > 0 && !bound.includes(purpose))
    return unknown('the operation is registered for another purpose');
  return mayUse(purpose, caller, today) ?? { purpose };
}

const NONE: readonly Purpose[] = [];

/** Several purposes may list the same operation, each for its own clients. */
function theOneOf(bound: readonly Purpose[], caller: Caller, today: string): FoundPurpose {
  const refusals: FoundPurpose[] = [];
  const theirs: Purpose[] = [];
  for (const purpose of bound) {
    const refusal = mayUse(purpose, caller, today);
    if (refusal === null) theirs.push(purpose);
    else refusals.push(refusal);
  }
  const [purpose, ...others] = theirs;
  if (purpose !== undefined && others.length === 0) return { purpose };
  const [refusal] = refusals;
  return theirs.length > 0 || refusal === undefined ? { refused: 'PURPOSE_REQUIRED' } : refusal;
}

/** Why a caller may not use a purpose today; null where they may. That a stronger login is needed learns only who may use it with one. */
export function mayUse(
  { clients, companies, validFrom, validTo, assurance }: Purpose,
  caller: Caller,
  today: string,
): Exclude<FoundPurpose, { readonly purpose: Purpose }> | null {
  if (!clients.has(caller.client)) return unknown('it is not for this client');
  if (companies !== null && (caller.cvr === null || !companies.has(caller.cvr)))
    return unknown('it is not for this company');
  if (validFrom !== null && today < validFrom) return unknown('it does not hold yet');
  if (validTo !== null && today > validTo) return unknown('it holds no longer');
  if (assurance !== null && !isAtLeast(caller.assurance, assurance))
    return { refused: 'ASSURANCE_TOO_LOW', assurance };
  return null;
}

const unknown = (reason: NotTheirs) => ({ refused: 'UNKNOWN_PURPOSE', reason }) as const;
