import type { Purpose } from '../../../access/purpose.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Circumstances } from '../../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';

/** For whoever does not say who they are. */
const NOBODY = Object.freeze({});

type ByPurpose = Map<string, Circumstances>;
const known = new WeakMap<PreparedOperation, WeakMap<object, ByPurpose>>();

/** A caller has few purposes and a deployment few configurations; with more than this something is wrong, and they are made anew. */
const MOST = 100;

/** What the requests of a caller with an operation for a purpose have in common: the same object each time. */
export function circumstancesOf(
  operation: PreparedOperation,
  { asking: { caller }, configuration, provider }: Pick<Context, 'asking' | 'configuration' | 'provider'>,
  purpose: Purpose | null,
): Circumstances {
  const byPurpose = byPurposeOf(operation, caller);
  const key = `${configuration} ${purpose?.code ?? ''}`;
  let circumstances = byPurpose.get(key);
  if (circumstances === undefined) {
    circumstances = {
      caller,
      purpose: purpose === null ? null : { code: purpose.code, legalBasis: purpose.legalBasis },
      configuration,
      source: provider.capabilities.kind,
      operation: { name: operation.name, hash: operation.hash },
    };
    if (byPurpose.size >= MOST) byPurpose.clear();
    byPurpose.set(key, circumstances);
  }
  return circumstances;
}

function byPurposeOf(operation: PreparedOperation, caller: Caller | null): ByPurpose {
  let byCaller = known.get(operation);
  if (byCaller === undefined) known.set(operation, (byCaller = new WeakMap()));
  let byPurpose = byCaller.get(caller ?? NOBODY);
  if (byPurpose === undefined) byCaller.set(caller ?? NOBODY, (byPurpose = new Map<string, Circumstances>()));
  return byPurpose;
}
