import type { DocumentNode } from 'graphql';

/** How much text is kept, in characters. An operation is some hundred long, so this is room for tens of thousands. */
const MOST_TEXT = 10_000_000;

/**
 * Operations that have been parsed and validated, by their very text. The texts come from clients, so there is an end to what is kept;
 * when it is reached all are forgotten, and those in use are known again with their next request.
 */
export class KnownOperations {
  readonly #documents = new Map<string, DocumentNode>();
  #length = 0;

  find(text: string): DocumentNode | undefined {
    return this.#documents.get(text);
  }

  remember(text: string, document: DocumentNode): void {
    if (this.#documents.has(text)) return;
    if (this.#length + text.length > MOST_TEXT) {
      this.#documents.clear();
      this.#length = 0;
    }
    this.#documents.set(text, document);
    this.#length += text.length;
  }
}
