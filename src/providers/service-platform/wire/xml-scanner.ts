import { unreadable } from './unreadable.ts';

/** What the scanner tells, in the order of the document. */
export type XmlEvents = {
  open(local: string, namespace: string): void;
  /** Pieces of text, with references resolved; one text may come in several pieces. */
  text(piece: string): void;
  close(): void;
};

type Prefixes = ReadonlyMap<string, string>;
type Name = { readonly prefix: string; readonly local: string };

// The names of XML 1.0 (2.3), in the two parts that namespaces cut them into.
const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NCNAME = `[${START}][\\u0300-\\u036F\\u203F-\\u2040\\u00B7\\-.0-9${START}]*`;
const QNAME = `(?:${NCNAME}:)?${NCNAME}`;

const QUALIFIED_NAME = new RegExp(QNAME, 'uy');
const ATTRIBUTE = new RegExp(`[ \\t\\n]+(${QNAME})[ \\t\\n]*=[ \\t\\n]*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const TAG_END = /[ \t\n]*(\/?)>/y;
const CLOSE_END = /[ \t\n]*>/y;
const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.0\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(?:yes|no)\3)?[ \t\n]*\?>/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for: no XML document may have them (2.2)
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const REFERENCE = /&(?:#0*(\d{1,7})|#x0*([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/y;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Reads an XML document from beginning to end and tells what is in it: the XML that SOAP 1.1 allows, which is XML 1.0 with namespaces and
 * without document types and processing instructions. What is not well-formed is refused, and so are entities beyond the five of XML itself:
 * there is nothing to expand and nothing to fetch.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` when the document is none, or ends too early; or whatever an event throws
 */
export function scanXml(document: string, events: XmlEvents): void {
  const text = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  if (FORBIDDEN.test(text)) throw malformed();
  new Scan(text, events).run();
}

const malformed = () => unreadable('is not well-formed XML');

class Scan {
  readonly #text: string;
  readonly #events: XmlEvents;
  /** Where the next ones begin; hardly any answer has them, so they are not looked for in every piece. */
  #nextReference: number;
  #nextSectionEnd: number;
  /** The names of the elements that are open, as they are written, and the namespaces in force outside of each, by prefix. */
  readonly #open: string[] = [];
  readonly #outside: Prefixes[] = [];
  #prefixes: Prefixes = new Map([['xml', XML]]);
  #hasRoot = false;
  #at = 0;

  constructor(text: string, events: XmlEvents) {
    this.#text = text;
    this.#events = events;
    this.#nextReference = this.#find('&', 0);
    this.#nextSectionEnd = this.#find(']]>', 0);
  }

  run(): void {
    const text = this.#text;
    this.#at = DECLARATION.exec(text)?.[0].length ?? 0;
    for (;;) {
      const tag = this.#find('<', this.#at);
      this.#characters(this.#at, tag);
      if (tag === text.length) break;
      this.#at = tag + 1;
      const next = text.charCodeAt(this.#at);
      if (next === SLASH) this.#closeTag();
      else if (next === BANG) this.#commentOrCdata();
      else if (next === QUESTION) throw unreadable('has a processing instruction');
      else this.#openTag();
    }
    if (this.#open.length > 0 || !this.#hasRoot) throw malformed();
  }

  #characters(from: number, to: number): void {
    if (from === to) return;
    const piece = this.#text.slice(from, to);
    if (this.#open.length === 0) {
      // Outside of the root there is nothing but blanks.
      if (!/^[ \t\n]*$/.test(piece)) throw malformed();
      return;
    }
    if (this.#nextSectionEnd < from) this.#nextSectionEnd = this.#find(']]>', from);
    if (this.#nextSectionEnd < to) throw malformed();
    if (this.#nextReference < from) this.#nextReference = this.#find('&', from);
    this.#events.text(this.#nextReference < to ? resolved(piece) : piece);
  }

  /** Where it is next; the end of the document where it is not. */
  #find(what: string, from: number): number {
    const at = this.#text.indexOf(what, from);
    return at === -1 ? this.#text.length : at;
  }

  #openTag(): void {
    if (this.#open.length === 0 && this.#hasRoot) throw malformed();
    this.#hasRoot = true;
    const end = this.#text.indexOf('>', this.#at);
    const written = this.#text.slice(this.#at, end);
    const known = NAMES.get(written);
    if (known === undefined) this.#openOtherTag();
    else {
      this.#at = end + 1;
      this.#enter(known, written, this.#prefixes);
    }
  }

  /** A tag that is more than a name, or a name that is met for the first time. */
  #openOtherTag(): void {
    const outside = this.#prefixes;
    const written = this.#match(QUALIFIED_NAME)[0];
    this.#attributes();
    const isEmpty = this.#match(TAG_END)[1] === '/';
    this.#enter(nameOf(written), written, outside);
    if (isEmpty) this.#leave();
  }

  #enter({ prefix, local }: Name, written: string, outside: Prefixes): void {
    const namespace = this.#prefixes.get(prefix);
    if (namespace === undefined && prefix !== '') throw malformed();
    this.#open.push(written);
    this.#outside.push(outside);
    this.#events.open(local, namespace ?? '');
  }

  #leave(): void {
    this.#open.pop();
    this.#prefixes = this.#outside.pop() ?? this.#prefixes;
    this.#events.close();
  }

  #closeTag(): void {
    const written = this.#open.at(-1);
    if (written === undefined || !this.#text.startsWith(written, this.#at + 1)) throw malformed();
    this.#at += 1 + written.length;
    if (this.#text.charCodeAt(this.#at) === GREATER) this.#at += 1;
    else this.#match(CLOSE_END);
    this.#leave();
  }

  #commentOrCdata(): void {
    const text = this.#text;
    if (text.startsWith('!--', this.#at)) {
      const end = text.indexOf('--', this.#at + 3);
      if (end === -1 || text.charCodeAt(end + 2) !== GREATER) throw malformed();
      this.#at = end + 3;
    } else if (text.startsWith('![CDATA[', this.#at) && this.#open.length > 0) {
      const end = text.indexOf(']]>', this.#at + 8);
      if (end === -1) throw malformed();
      if (end > this.#at + 8) this.#events.text(text.slice(this.#at + 8, end));
      this.#at = end + 3;
    } else if (text.startsWith('!DOCTYPE', this.#at)) throw unreadable('has a document type');
    else throw malformed();
  }

  /** Of the attributes only those that declare namespaces are of use; the others must be well-formed, too. */
  #attributes(): void {
    let prefixes: Map<string, string> | null = null;
    const names: string[] = [];
    for (let found = this.#tryMatch(ATTRIBUTE); found !== null; found = this.#tryMatch(ATTRIBUTE)) {
      const name = found[1] ?? '';
      const value = resolved((found[2] ?? found[3] ?? '').replace(/[\t\n]/g, ' '));
      if (names.includes(name)) throw malformed();
      names.push(name);
      if (names.length > MOST_ATTRIBUTES) throw unreadable('has too many attributes');
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      prefixes ??= new Map(this.#prefixes);
      prefixes.set(name.slice('xmlns:'.length), declared(name, value));
      if (prefixes.size > MOST_PREFIXES) throw unreadable('has too many namespaces');
    }
    if (prefixes !== null) this.#prefixes = prefixes;
    this.#checkPrefixes(names);
  }

  /** Two attributes may be the same under different prefixes. */
  #checkPrefixes(names: readonly string[]): void {
    const seen = new Set<string>();
    for (const name of names) {
      const colon = name.indexOf(':');
      if (colon === -1 || name.startsWith('xmlns:')) continue;
      const namespace = this.#prefixes.get(name.slice(0, colon));
      if (namespace === undefined) throw malformed();
      const full = `${name.slice(colon + 1)} ${namespace}`;
      if (seen.has(full)) throw malformed();
      seen.add(full);
    }
  }

  #match(pattern: RegExp): RegExpExecArray {
    const found = this.#tryMatch(pattern);
    if (found === null) throw malformed();
    return found;
  }

  #tryMatch(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}

// An envelope has some ten namespaces and two attributes. More of them in one place is work for nothing, and grows with its square.
const MOST_ATTRIBUTES = 64;
const MOST_PREFIXES = 64;

const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const GREATER = 0x3e;

/** Names that are known to be well-formed, so that each is looked at once and not in every document. */
const NAMES = new Map<string, Name>();
/** The contract has some 200; a peer that makes up others must not fill the memory. */
const MOST_NAMES = 1_000;

function nameOf(name: string): Name {
  // What is cut out of a document holds on to all of it, and these are kept.
  const written = Buffer.from(name, 'utf8').toString('utf8');
  const colon = written.indexOf(':');
  const parts = { prefix: written.slice(0, Math.max(colon, 0)), local: written.slice(colon + 1) };
  if (NAMES.size < MOST_NAMES) NAMES.set(written, parts);
  return parts;
}

/** The namespace that `xmlns` or `xmlns:prefix` declares, as far as it may (Namespaces in XML 1.0, section 3). */
function declared(attribute: string, namespace: string): string {
  const prefix = attribute.slice('xmlns:'.length);
  const isReserved = prefix === 'xmlns' || namespace === XMLNS || (prefix === 'xml') !== (namespace === XML);
  if (isReserved || (prefix !== '' && namespace === '')) throw malformed();
  return namespace;
}

/** Text with its references replaced by what they stand for. */
function resolved(text: string): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let result = text.slice(0, at);
  while (at !== -1) {
    REFERENCE.lastIndex = at;
    const found = REFERENCE.exec(text);
    if (found === null) throw malformed();
    const [, decimal, hexadecimal, name] = found;
    result += name === undefined ? character(decimal, hexadecimal) : (PREDEFINED[name] ?? '');
    at = text.indexOf('&', REFERENCE.lastIndex);
    result += text.slice(REFERENCE.lastIndex, at === -1 ? text.length : at);
  }
  return result;
}

function character(decimal: string | undefined, hexadecimal: string | undefined): string {
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (code > 0x10ffff || isSurrogate) throw malformed();
  const text = String.fromCodePoint(code);
  if (FORBIDDEN.test(text)) throw malformed();
  return text;
}
