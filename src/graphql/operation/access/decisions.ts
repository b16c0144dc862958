import type { GraphQLSchema } from 'graphql';
import { decide } from '../../../access/decide.ts';
import type { Purpose } from '../../../access/purpose.ts';
import type { Holding } from '../preparation/conditions.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';
import { withholdPlaces } from '../preparation/withhold-places.ts';
import { needsOf, type OperationNeeds, type RootNeeds } from './needs.ts';
import { placesToWithhold } from './places-to-withhold.ts';
import type { OpenKeys } from './search-keys.ts';

/** What a purpose means for an operation, whoever asks and whatever the values are. */
export type Settled = {
  /** What is run: the operation itself, or a copy that withholds what is not granted. */
  readonly operation: PreparedOperation;
  /** What is not granted and can't be withheld. */
  readonly refused: readonly string[];
  /** Where the values of each request must be looked at. */
  readonly openKeys: readonly OpenKeys[];
};

/** What was worked out for an operation where certain of its conditions hold. */
export type Remembered = OperationNeeds & { readonly byPurpose: Map<Purpose, Settled> };

/** Of an operation with conditions so many combinations are remembered. */
const MOST_COMBINATIONS = 32;
/** So many copies that withhold something are kept of an operation: each takes as much memory as itself. */
const MOST_COPIES = 4;

/** What was worked out for one operation. */
class Memory {
  readonly byHolding = new Map<string, Remembered>();
  copies: { readonly byPurpose: Map<Purpose, Settled>; readonly purpose: Purpose }[] = [];
}

/** What purposes mean for operations, worked out once for each pair. It is forgotten with the operation. */
export class Decisions {
  readonly #schema: GraphQLSchema;
  readonly #memories = new WeakMap<PreparedOperation, Memory>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  needs(operation: PreparedOperation, holding: Holding): Remembered {
    const memory = this.#memoryOf(operation);
    const key = holding.length === 0 ? '' : holding.map(Number).join('');
    let remembered = memory.byHolding.get(key);
    if (remembered === undefined) {
      if (memory.byHolding.size >= MOST_COMBINATIONS) {
        memory.byHolding.clear();
        memory.copies = [];
      }
      remembered = { ...needsOf(this.#schema, operation, holding), byPurpose: new Map() };
      memory.byHolding.set(key, remembered);
    }
    return remembered;
  }

  /** What a purpose means for the root fields in `needs`, which are a part of `remembered`. */
  settled(
    operation: PreparedOperation,
    holding: Holding,
    remembered: Remembered,
    needs: RootNeeds,
    purpose: Purpose,
  ): Settled {
    let settled = remembered.byPurpose.get(purpose);
    if (settled === undefined) {
      settled = settle(operation, holding, needs, purpose);
      remembered.byPurpose.set(purpose, settled);
      if (settled.operation !== operation) this.#keepFew(this.#memoryOf(operation), remembered, purpose);
    }
    return settled;
  }

  #keepFew(memory: Memory, { byPurpose }: Remembered, purpose: Purpose): void {
    memory.copies.push({ byPurpose, purpose });
    if (memory.copies.length <= MOST_COPIES) return;
    const oldest = memory.copies.shift();
    oldest?.byPurpose.delete(oldest.purpose);
  }

  #memoryOf(operation: PreparedOperation): Memory {
    let memory = this.#memories.get(operation);
    if (memory === undefined) {
      memory = new Memory();
      this.#memories.set(operation, memory);
    }
    return memory;
  }
}

/** Works it out. */
export function settle(
  operation: PreparedOperation,
  holding: Holding,
  needs: RootNeeds,
  purpose: Purpose,
): Settled {
  const openKeys = needs.openKeys.filter(({ enough }) => !enough.every((key) => purpose.searchKeys.has(key)));
  const decision = decide(purpose, needs);
  if (decision.decided === 'REFUSED') return { operation, refused: decision.coordinates, openKeys };
  if (decision.decided === 'GRANTED') return { operation, refused: [], openKeys };
  const { withheld, refused } = placesToWithhold(needs.roots, holding, decision.fields);
  if (refused.length > 0) return { operation, refused, openKeys };
  return { operation: withholdPlaces(operation, withheld), refused, openKeys };
}
