import { NEW_IN_VERSION_5, RESPONSE, type Elements } from './element-order.ts';
import type { ServicePerson } from './service-person.ts';
import { FAULT_NAMESPACE, messageNamespace, SOAP_NAMESPACE, type ServiceVersion } from './service-version.ts';

/** One of the ways to write the same message. */
export type Handwriting = {
  /** With its colon; empty for elements of the default namespace. */
  readonly prefix: string;
  /** Stands before each element and before each end of one that has others inside. */
  readonly between: string;
  /** Writes a text of an element; a number or boolean comes as text. */
  text(value: string): string;
};

export const PLAIN: Handwriting = { prefix: '', between: '', text: escaped };

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The answer with HTTP status 200. */
export function writeAnswer(
  person: ServicePerson,
  version: ServiceVersion,
  { prefix, between, text }: Handwriting = PLAIN,
): string {
  const namespace = `xmlns${prefix && ':'}${prefix.replace(':', '')}="${messageNamespace(version)}"`;
  return inEnvelope(element('PersonLookupResponse', person, RESPONSE, ` ${namespace}`));

  function element(name: string, value: unknown, inside: Elements | null, attributes = ''): string {
    const tag = `${prefix}${name}`;
    const content = inside === null ? text(String(value)) : elements(value as object, inside);
    return content === ''
      ? `${between}<${tag}${attributes}/>`
      : `${between}<${tag}${attributes}>${content}${inside === null ? '' : between}</${tag}>`;
  }

  function elements(values: object, order: Elements): string {
    return Object.entries(order)
      .filter(([name]) => version === 5 || !NEW_IN_VERSION_5.has(name))
      .flatMap(([name, inside]) => {
        const value: unknown = (values as Record<string, unknown>)[name];
        if (value === undefined) return [];
        const each: readonly unknown[] = Array.isArray(value) ? value : [value];
        return each.map((one) => element(name, one, inside));
      })
      .join('');
  }
}

export type Fault = {
  readonly faultcode: 'Client' | 'Server';
  readonly faultstring: string;
  readonly error?: { readonly code: string; readonly text: string };
};

/** A fault, which comes with HTTP status 500. */
export function writeFault({ faultcode, faultstring, error }: Fault): string {
  const detail =
    error === undefined
      ? ''
      : `<detail><f:ServiceplatformFault xmlns:f="${FAULT_NAMESPACE}"><f:ErrorList><f:Error>` +
        `<f:ErrorCode>${escaped(error.code)}</f:ErrorCode><f:ErrorText>${escaped(error.text)}</f:ErrorText>` +
        `</f:Error></f:ErrorList></f:ServiceplatformFault></detail>`;
  return inEnvelope(
    `<s:Fault><faultcode>s:${faultcode}</faultcode>` +
      `<faultstring>${escaped(faultstring)}</faultstring>${detail}</s:Fault>`,
  );
}

function inEnvelope(content: string): string {
  return `${XML_DECLARATION}<s:Envelope xmlns:s="${SOAP_NAMESPACE}"><s:Body>${content}</s:Body></s:Envelope>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
