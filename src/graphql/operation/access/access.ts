import type { GraphQLSchema } from 'graphql';
import { createDanishClock } from '../../../access/danish-clock.ts';
import { keysNotGranted } from '../../../access/decide.ts';
import { findPurpose, mayUse } from '../../../access/find-purpose.ts';
import { ownAccess } from '../../../access/own-access.ts';
import type { Purpose } from '../../../access/purpose.ts';
import { createPurposes } from '../../../access/purposes.ts';
import type { PurposeSettings } from '../../../configuration/purpose-settings.ts';
import { isAtLeast, type Caller } from '../../../domain/caller.ts';
import type { VariableValues } from '../input/variable-values.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';
import { AccessRefused, assuranceTooLow, notAllowed } from './access-refused.ts';
import { Decisions, type Settled } from './decisions.ts';
import { grantableOf } from './grantable-of-schema.ts';
import { needsPurpose } from './needs.ts';

export type AccessRequest = {
  readonly operation: PreparedOperation;
  /** The coerced values of its variables. */
  readonly variables: VariableValues;
  readonly caller: Caller;
  /** As the request names it; null where it names none. */
  readonly purposeName: string | null;
  readonly now: Date;
};

export type AccessGranted = {
  /** What people are looked up for; null where nobody is. */
  readonly purpose: Purpose | null;
  /** What the caller's own data, below `Query.viewer`, are told for; null where none are asked for. */
  readonly own: Purpose | null;
  /** What to run: the operation, or a copy of it that withholds what is not granted. The same object for the same. */
  readonly operation: PreparedOperation;
};

export type Access = {
  /** @throws AccessRefused where the caller may not ask this; nothing was looked up */
  decide(request: AccessRequest): AccessGranted;
  /** The codes of the purposes that a caller may name. */
  purposesOf(caller: Caller, now: Date): readonly string[];
};

type Options = { readonly schema: GraphQLSchema; readonly settings: PurposeSettings };

/**
 * Decides whether callers may ask what they ask, on prepared operations.
 *
 * @throws ConfigurationError where a purpose names what the schema does not have
 */
export function createAccess({ schema, settings }: Options): Access {
  const grantable = grantableOf(schema);
  const purposes = createPurposes(settings, grantable);
  const forOwnData = ownAccess(grantable);
  const decisions = new Decisions(schema);
  const dayOf = createDanishClock();

  function purposeOf({ operation, caller, purposeName, now }: AccessRequest): Purpose {
    const found = findPurpose(purposes, {
      caller,
      named: purposeName,
      operationHash: () => operation.hash,
      today: dayOf(now),
    });
    if ('purpose' in found) return found.purpose;
    switch (found.refused) {
      case 'PURPOSE_REQUIRED':
        throw purposeRequired();
      case 'UNKNOWN_PURPOSE':
        throw unknownPurpose(found.reason);
      case 'ASSURANCE_TOO_LOW':
        throw assuranceTooLow(found.assurance);
    }
  }

  return {
    purposesOf: (caller, now) =>
      [...purposes.byCode.values()]
        .filter((purpose) => mayUse(purpose, caller, dayOf(now)) === null)
        .map(({ code }) => code),
    decide(request) {
      const { operation, variables, caller } = request;
      if (operation.asksForSchemaOnly) return { purpose: null, own: null, operation };
      if (purposes.registeredOperationsOnly && !purposes.byOperation.has(operation.hash))
        throw notRegistered();
      const holding = operation.conditions.holdingUnder(variables);
      const needs = decisions.needs(operation, holding);
      const own = needs.own.fields.size > 0 ? forOwnData : null;
      if (own !== null) {
        requireSelf(caller, own, needs.own.fields);
        requireGranted(own, decisions.settled(operation, holding, needs, needs.own, own), variables);
      }
      if (!needsPurpose(needs)) return { purpose: null, own, operation };
      const purpose = purposeOf(request);
      const settled = decisions.settled(operation, holding, needs, needs.others, purpose);
      requireGranted(purpose, settled, variables);
      return { purpose, own, operation: settled.operation };
    },
  };
}

function requireGranted(purpose: Purpose, { refused, openKeys }: Settled, variables: VariableValues): void {
  if (refused.length === 0 && openKeys.length === 0) return;
  const keys = openKeys.flatMap(({ given }) => keysNotGranted(purpose, given(variables)));
  if (refused.length > 0 || keys.length > 0) throw notAllowed([...new Set([...refused, ...keys])].sort());
}

/** A company's employee and a program have no data of their own in the register. */
function requireSelf(
  { kind, assurance }: Caller,
  { assurance: wanted }: Purpose,
  fields: ReadonlySet<string>,
): void {
  if (kind !== 'PERSON') throw notAllowed([...fields].sort());
  if (wanted !== null && !isAtLeast(assurance, wanted)) throw assuranceTooLow(wanted);
}

const purposeRequired = (): AccessRefused =>
  new AccessRefused(
    'PURPOSE_REQUIRED',
    'People are looked up for a purpose. Name one in the header "x-cpr-purpose", or in "extensions.purpose".',
  );

const unknownPurpose = (reason: string): AccessRefused =>
  new AccessRefused('UNKNOWN_PURPOSE', 'You do not have a purpose of that name.', {}, reason);

const notRegistered = (): AccessRefused =>
  new AccessRefused(
    'OPERATION_NOT_REGISTERED',
    'This deployment runs registered operations alone. Have the SHA-256 of this one added to a purpose.',
  );
