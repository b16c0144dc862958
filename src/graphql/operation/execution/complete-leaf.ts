import type { LeafPlan, Place } from '../preparation/plan.ts';
import type { At } from './at.ts';
import type { Execution } from './execution.ts';
import { quote } from './quote.ts';

/** Of a symbol or a function there is no JSON, whatever the type says. */
const stringify: (value: unknown) => string | undefined = JSON.stringify;

/** A scalar or a member of an enum as text; null where it failed and may not be null. */
export function completeLeaf(
  execution: Execution,
  place: Place,
  plan: LeafPlan,
  value: unknown,
  at: At,
): string | null {
  try {
    const member = plan.members.get(value);
    if (member !== undefined) return member;
    const serialized: unknown = plan.type.serialize(value);
    if (typeof serialized === 'string') return quote(serialized);
    if (serialized === null || serialized === undefined) {
      throw new Error(`"${plan.type.name}" has nothing to write for a value of "${place.definition.name}".`);
    }
    return stringify(serialized) ?? 'null';
  } catch (thrown) {
    return execution.failed(place, plan.nonNull, at, thrown);
  }
}
