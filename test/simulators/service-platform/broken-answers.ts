import type { ServicePerson } from './service-person.ts';
import { SOAP_NAMESPACE, type ServiceVersion } from './service-version.ts';
import { escaped, PLAIN, writeAnswer, XML_DECLARATION, type Handwriting } from './write-answer.ts';

const SOAP_12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';

/** Each text half as CDATA, half as references to characters: the same to whoever reads XML. */
const MASKED: Handwriting = {
  ...PLAIN,
  text(value) {
    const half = Math.ceil(value.length / 2);
    const references = [...value.slice(half)].map(
      (character) => `&#x${character.codePointAt(0)?.toString(16)};`,
    );
    return `<![CDATA[${value.slice(0, half)}]]>${references.join('')}`;
  },
};

/** A prefix for every element, and comments, instructions and blanks wherever they mean nothing; comments in the middle of a text, too. */
const PREFIXED: Handwriting = {
  prefix: 'ns2:',
  between: '\n\t<!-- <personnummer>0000000000</personnummer> --><?note nothing?>  ',
  text(value) {
    const half = Math.ceil(value.length / 2);
    return `${escaped(value.slice(0, half))}<!-- a comment -->${escaped(value.slice(half))}`;
  },
};

export const masked = (person: ServicePerson, version: ServiceVersion): string =>
  writeAnswer(person, version, MASKED);

/** Other prefixes than the plain answer has, blanks in the tags too. */
export function prefixed(person: ServicePerson, version: ServiceVersion): string {
  return writeAnswer(person, version, PREFIXED)
    .replaceAll(/(<\/?)s:(\w+)/g, '$1soap-env:$2')
    .replace('xmlns:s=', 'xmlns:unused="urn:unused"\n  xmlns:soap-env=')
    .replaceAll(/(<\/?(?:ns2|soap-env):[^\s<>/]+)(\/?>)/g, '$1 \n$2');
}

/** What Latin-1 has no byte for is a reference to the character. */
export function inLatin1(xml: string): Buffer {
  const text = declared(xml, 'ISO-8859-1').replaceAll(
    /[^\0-\xff]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
  return Buffer.from(text, 'latin1');
}

export function inUtf16(xml: string): Buffer {
  return Buffer.from(`\ufeff${declared(xml, 'UTF-16')}`, 'utf16le');
}

/** A byte that begins a character of two bytes, before one that can't be its second. */
export function withBadUtf8(xml: string): Buffer {
  const bytes = Buffer.from(xml);
  const text = bytes.indexOf('</');
  return Buffer.concat([bytes.subarray(0, text), Buffer.from([0xc3, 0x28]), bytes.subarray(text)]);
}

export function inSoap12(xml: string): string {
  return xml.replace(SOAP_NAMESPACE, SOAP_12_NAMESPACE);
}

export function twice(xml: string): string {
  return xml + xml.slice(XML_DECLARATION.length);
}

/** Elements within elements in the place of the answer's own. */
export function deep(xml: string): string {
  const depth = 100_000;
  return withContent(xml, '<dyb>'.repeat(depth) + '</dyb>'.repeat(depth));
}

export function withDoctype(xml: string): string {
  return afterDeclaration(xml, '<!DOCTYPE Envelope [<!ELEMENT Envelope ANY>]>');
}

/** Ten to the power of nine words, if anybody resolves them. */
export function withEntityBomb(xml: string): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const text = level === 0 ? 'lol'.repeat(10) : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${text}">`;
  });
  return withEntity(afterDeclaration(xml, `<!DOCTYPE Envelope [${levels.join('')}]>`), 'e8');
}

export function withExternalEntity(xml: string): string {
  const doctype = '<!DOCTYPE Envelope [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
  return withEntity(afterDeclaration(xml, doctype), 'file');
}

/** Puts a reference to the entity into the first text of the answer. */
export function withEntity(xml: string, name: string): string {
  return xml.replace('</', `&${name};</`);
}

/** A person whom the service found, without anything about them. */
export function withoutPersondata(person: ServicePerson, version: ServiceVersion): string {
  return writeAnswer({ ...person, persondata: undefined }, version);
}

/** The answer with notes enough to be so long, a piece at a time. */
export function* ofLength(xml: string, length: number): Generator<string> {
  const end = xml.lastIndexOf('</', xml.lastIndexOf('</s:Body>') - 1);
  const note = `<notater><notatlinie>${'Opdigtet notat. '.repeat(60)}</notatlinie></notater>`;
  const piece = note.repeat(60);
  yield xml.slice(0, end);
  for (let written = 0; written < length; written += piece.length) yield piece;
  yield xml.slice(end);
}

function withContent(xml: string, content: string): string {
  const begin = xml.indexOf('>', xml.indexOf('<s:Body>') + '<s:Body>'.length) + 1;
  const end = xml.lastIndexOf('</', xml.lastIndexOf('</s:Body>') - 1);
  return xml.slice(0, begin) + content + xml.slice(end);
}

function afterDeclaration(xml: string, text: string): string {
  return xml.slice(0, XML_DECLARATION.length) + text + xml.slice(XML_DECLARATION.length);
}

function declared(xml: string, encoding: string): string {
  return xml.replace('encoding="UTF-8"', `encoding="${encoding}"`);
}
