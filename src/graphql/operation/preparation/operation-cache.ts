import type { PreparedOperation } from './prepared-operation.ts';

/**
 * Prepared operations by their text and the operation's name. The texts come from clients, so what is kept has a bound: when it takes more
 * than `mostBytes` of memory, those go first that have not been asked for the longest.
 */
export class OperationCache {
  readonly #byText = new Map<string, Map<string | undefined, PreparedOperation>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  find(text: string, operationName: string | undefined): PreparedOperation | undefined {
    const byName = this.#byText.get(text);
    const found = byName?.get(operationName);
    if (byName === undefined || found === undefined) return undefined;
    // The latest asked for stands last.
    this.#byText.delete(text);
    this.#byText.set(text, byName);
    return found;
  }

  /** An operation that would take more than a tenth of the room is not kept. */
  keep(text: string, operationName: string | undefined, operation: PreparedOperation): void {
    if (operation.weight > this.#mostBytes / 10) return;
    const byName = this.#byText.get(text) ?? new Map<string | undefined, PreparedOperation>();
    // Two requests may have prepared the same at once, and an operation is prepared again for an `accept` that is new.
    this.#bytes += operation.weight - (byName.get(operationName)?.weight ?? 0);
    this.#byText.set(text, byName.set(operationName, operation));
    for (const [oldest, operations] of this.#byText) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#byText.delete(oldest);
      for (const { weight } of operations.values()) this.#bytes -= weight;
    }
  }
}
