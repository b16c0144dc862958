import type { At } from './at.ts';
import type { Place, ValuePlan } from '../preparation/plan.ts';

/** Where in an answer a field stands, by names and list positions. */
export type AnswerPath = readonly (string | number)[];

/** Where something failed, and the same as numbers by which failures are put in the order of the answer. */
export function pathOf(
  place: Place,
  at: At,
): { readonly path: AnswerPath; readonly order: readonly number[] } {
  const positions: number[] = [];
  for (let rest = at; rest !== null; rest = rest.prev) positions.unshift(rest.index);
  const places: Place[] = [];
  for (let one: Place | null = place; one !== null; one = one.above) places.unshift(one);
  const path: (string | number)[] = [];
  const order: number[] = [];
  for (const one of places) {
    path.push(one.responseName);
    order.push(one.order);
    // The field itself may have failed as a whole, or in one of its items.
    for (const position of positions.splice(0, listsIn(one.value))) {
      path.push(position);
      order.push(position);
    }
  }
  return { path, order };
}

function listsIn(plan: ValuePlan): number {
  return plan.kind === 'list' ? 1 + listsIn(plan.item) : 0;
}

export function inOrder(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
