import { AnswerElement } from './answer-element.ts';
import { messageNamespace, type Version } from './contract.ts';
import { decode } from './decode.ts';
import type { Fault, FaultError } from './fault.ts';
import { unreadable } from './unreadable.ts';
import { scanXml, type XmlEvents } from './xml-scanner.ts';

/** What the service says: a person's data, or why not. */
export type Answer =
  | { readonly kind: 'person'; readonly response: AnswerElement }
  | { readonly kind: 'fault'; readonly fault: Fault };

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The contract nests seven deep; what goes on beyond this is an attack on the stack of whoever reads it. */
const DEEPEST = 32;

/**
 * Reads a SOAP 1.1 answer from beginning to end. Elements that the contract does not have are kept and looked at by nobody; those of
 * another namespace are left out with all that is in them.
 *
 * @param contentType - the answer's `Content-Type`; its charset goes before the one that the document declares
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` for what is no such answer: no XML or not all of it, a document type, entities of its
 *   own, processing instructions, an answer in another namespace, bytes that are not of the declared encoding
 */
export function readAnswer(body: Uint8Array, contentType: string | null, version: Version): Answer {
  const reader = new AnswerReader(messageNamespace(version));
  scanXml(decode(body, contentType), reader);
  return reader.answer();
}

/** Where in the envelope the reader is, down to what the body holds; below that the elements themselves know. */
class AnswerReader implements XmlEvents {
  readonly #namespace: string;
  #depth = 0;
  #inBody = false;
  #seen: AnswerElement | null = null;
  #current: AnswerElement | null = null;
  #isFault = false;
  /** How deep the element of another namespace is that is being left out; 0 where none is. */
  #leftOut = 0;

  constructor(namespace: string) {
    this.#namespace = namespace;
  }

  open(local: string, namespace: string): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw unreadable('is nested too deep');
    if (this.#leftOut > 0) return;
    if (this.#current !== null) {
      // What stands in a fault may be anybody's words, such as a gateway's.
      if (namespace === this.#namespace || this.#isFault)
        this.#current = new AnswerElement(local, this.#current);
      else this.#leftOut = this.#depth;
    } else if (this.#depth === 1) {
      if (namespace !== SOAP || local !== 'Envelope') throw unreadable('is not a SOAP 1.1 envelope');
    } else if (this.#depth === 2) {
      this.#inBody = namespace === SOAP && local === 'Body';
    } else if (this.#depth === 3 && this.#inBody) {
      this.#openContent(local, namespace);
    }
  }

  /** The one thing in the body. */
  #openContent(local: string, namespace: string): void {
    if (this.#seen !== null) throw unreadable('has more than one thing in its body');
    this.#isFault = namespace === SOAP && local === 'Fault';
    if (!this.#isFault && (namespace !== this.#namespace || local !== 'PersonLookupResponse')) {
      throw unreadable('is of another version or another service');
    }
    this.#seen = this.#current = new AnswerElement(local, null);
  }

  close(): void {
    this.#depth -= 1;
    if (this.#leftOut === 0) this.#current = this.#current?.parent ?? null;
    else if (this.#depth < this.#leftOut) this.#leftOut = 0;
  }

  text(piece: string): void {
    if (this.#leftOut === 0) this.#current?.addText(piece);
  }

  answer(): Answer {
    if (this.#seen === null) throw unreadable('says nothing');
    return this.#isFault
      ? { kind: 'fault', fault: faultOf(this.#seen) }
      : { kind: 'person', response: this.#seen };
  }
}

/** The parts of a fault. Which namespaces they are in is not looked at: not every program gives them the right ones. */
function faultOf(fault: AnswerElement): Fault {
  const errors: FaultError[] = [];
  const details: string[] = [];
  for (const element of fault.descendants()) {
    const codes = textsOf(element, 'ErrorCode');
    const texts = textsOf(element, 'ErrorText');
    if (codes.length + texts.length > 0) errors.push({ codes, texts });
    const isKnown =
      element.parent === fault ? OF_A_FAULT.includes(element.name) : OF_AN_ERROR.includes(element.name);
    if (!isKnown && element.content !== '') details.push(element.content);
  }
  const first = (name: string) => textsOf(fault, name)[0] ?? null;
  return {
    code: first('faultcode'),
    text: first('faultstring'),
    actor: first('faultactor'),
    errors,
    details,
  };
}

const OF_A_FAULT = ['faultcode', 'faultstring', 'faultactor'];
const OF_AN_ERROR = ['ErrorCode', 'ErrorText'];

const textsOf = (element: AnswerElement, name: string): string[] =>
  element.all(name).flatMap(({ content }) => content || []);
