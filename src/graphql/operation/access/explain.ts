import type { GraphQLSchema } from 'graphql';
import { furthest } from '../../../access/decide.ts';
import type { Grantable } from '../../../access/grantable.ts';
import { ownAccess } from '../../../access/own-access.ts';
import type { Purpose } from '../../../access/purpose.ts';
import { whyNot } from '../../../access/why-not.ts';
import type { Holding } from '../preparation/conditions.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';
import { settle } from './decisions.ts';
import { needsOf, needsPurpose, type RootNeeds } from './needs.ts';

/** What becomes of one thing that an operation asks for. */
export type ExplainedNeed = {
  readonly coordinate: string;
  readonly verdict: 'granted' | 'withheld' | 'not granted' | 'not granted if given';
  /** Why it is not granted; null where it is. */
  readonly reason: string | null;
};

export type AccessExplanation = {
  /** What is asked for the purpose. */
  readonly others: readonly ExplainedNeed[];
  /** What people ask of themselves, which is granted without a purpose. */
  readonly own: readonly ExplainedNeed[];
  readonly needsPurpose: boolean;
  readonly isRefused: boolean;
};

type Options = {
  readonly schema: GraphQLSchema;
  readonly grantable: Grantable;
  readonly operation: PreparedOperation;
  readonly purpose: Purpose;
};

/** What a purpose would grant of an operation, with all that `@skip` and `@include` could leave out. */
export function explainAccess({ schema, grantable, operation, purpose }: Options): AccessExplanation {
  const everything = new Proxy<boolean[]>([], { get: () => true });
  const needs = needsOf(schema, operation, everything);
  const { own, others } = needs;
  const explained = (needs: RootNeeds, granting: Purpose) =>
    explain(operation, everything, needs, granting, grantable);
  const all = { own: explained(own, ownAccess(grantable)), others: explained(others, purpose) };
  return {
    ...all,
    needsPurpose: needsPurpose(needs),
    isRefused: [...all.own, ...all.others].some(({ verdict }) => verdict === 'not granted'),
  };
}

function explain(
  operation: PreparedOperation,
  holding: Holding,
  needs: RootNeeds,
  purpose: Purpose,
  grantable: Grantable,
): ExplainedNeed[] {
  const { refused } = settle(operation, holding, needs, purpose);
  const explained = (coordinate: string, otherwise: ExplainedNeed['verdict']): ExplainedNeed => {
    const reason = whyNot(purpose, coordinate, grantable);
    const verdict = reason === null ? 'granted' : refused.includes(coordinate) ? 'not granted' : otherwise;
    return { coordinate, verdict, reason };
  };
  const told = furthest(needs.fields).map((field) => explained(field, 'withheld'));
  const leadingTo = [...needs.fields]
    .filter((field) => refused.includes(field) && !told.some(({ coordinate }) => coordinate === field))
    .map((field) => explained(field, 'not granted'));
  const keys = [...needs.searchKeys].map((key) => explained(key, 'not granted'));
  const open = needs.openKeys.flatMap(({ enough }) => enough.flatMap((key) => partsOf(key, grantable)));
  return [
    ...[...keys, ...open.map((key) => explained(key, 'not granted if given'))].sort(byName),
    ...[...told, ...leadingTo].sort(byName),
  ];
}

/** Of an argument with parts the parts, which are granted each for itself. */
function partsOf(key: string, { searchKeys }: Grantable): readonly string[] {
  const parts = [...searchKeys].filter((other) => other.startsWith(`${key.slice(0, -':)'.length)}.`));
  const whole = parts.filter(
    (part) => !parts.some((other) => other.startsWith(`${part.slice(0, -':)'.length)}.`)),
  );
  return parts.length === 0 ? [key] : whole;
}

const byName = (one: ExplainedNeed, other: ExplainedNeed): number =>
  one.coordinate.localeCompare(other.coordinate);
