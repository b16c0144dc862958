import type { DocumentNode } from 'graphql';

/** A longer text is parsed each time: it is no operation of an application, which are some hundred characters long. */
const LONGEST_TEXT = 10_000;
/** How much text is kept, in characters. A document that has been parsed and planned takes some two hundred times its text. */
const MOST_TEXT = 500_000;

/**
 * Operations that have been parsed, validated and answered, by their very text. The texts come from clients, so there is an end to what is
 * kept: when it is reached, the oldest give way.
 */
export class KnownOperations {
  readonly #documents = new Map<string, DocumentNode>();
  #length = 0;

  find(text: string): DocumentNode | undefined {
    return this.#documents.get(text);
  }

  remember(text: string, document: DocumentNode): void {
    if (text.length > LONGEST_TEXT || this.#documents.has(text)) return;
    this.#documents.set(text, document);
    this.#length += text.length;
    for (const oldest of this.#documents.keys()) {
      if (this.#length <= MOST_TEXT) return;
      this.#documents.delete(oldest);
      this.#length -= oldest.length;
    }
  }
}
