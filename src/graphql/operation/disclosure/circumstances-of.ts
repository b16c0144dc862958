import type { Purpose } from '../../../access/purpose.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Circumstances } from '../../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';

/** For whoever does not say who they are. */
const NOBODY = Object.freeze({});

type Known = {
  readonly purpose: Purpose | null;
  readonly configuration: string;
  readonly circumstances: Circumstances;
};

const known = new WeakMap<PreparedOperation, WeakMap<object, Known[]>>();

/** A caller has few purposes and a deployment few configurations; beyond this they are made anew. */
const MOST = 20;

/** What the requests of a caller with an operation for a purpose have in common: the same object each time. */
export function circumstancesOf(
  operation: PreparedOperation,
  context: Pick<Context, 'asking' | 'configuration' | 'provider'>,
  purpose: Purpose | null,
): Circumstances {
  const { configuration } = context;
  const ofCaller = knownOf(operation, context.asking.caller);
  for (const one of ofCaller) {
    if (one.purpose === purpose && one.configuration === configuration) return one.circumstances;
  }
  const circumstances = newCircumstances(operation, context, purpose);
  if (ofCaller.length >= MOST) ofCaller.length = 0;
  ofCaller.push({ purpose, configuration, circumstances });
  return circumstances;
}

const newCircumstances = (
  operation: PreparedOperation,
  { asking: { caller }, configuration, provider }: Pick<Context, 'asking' | 'configuration' | 'provider'>,
  purpose: Purpose | null,
): Circumstances => ({
  caller,
  purpose: purpose === null ? null : { code: purpose.code, legalBasis: purpose.legalBasis },
  configuration,
  source: provider.capabilities.kind,
  operation: { name: operation.name, hash: operation.hash },
});

function knownOf(operation: PreparedOperation, caller: Caller | null): Known[] {
  let byCaller = known.get(operation);
  if (byCaller === undefined) known.set(operation, (byCaller = new WeakMap<object, Known[]>()));
  let ofCaller = byCaller.get(caller ?? NOBODY);
  if (ofCaller === undefined) byCaller.set(caller ?? NOBODY, (ofCaller = []));
  return ofCaller;
}
