import type { CprNumber } from '../../domain/cpr-number.ts';
import { messageNamespace, NAMESPACES, type Version } from './contract.ts';

/** Who asks, by the CVR number of the municipality. */
type AuthorityContext = { readonly kind: 'authority'; readonly municipalityCvr: string };

/** Who asks, by the service agreement and all that it is between. */
type InvocationContext = {
  readonly kind: 'invocation';
  readonly serviceAgreementUuid: string;
  readonly userSystemUuid: string;
  /** Of the municipality, despite the platform's name for it. */
  readonly userUuid: string;
  readonly serviceUuid: string;
};

/** Which of the two the platform is told in the message, beside the certificate. */
export type CallerContext = AuthorityContext | InvocationContext;

export type LookupRequest = {
  readonly version: Version;
  readonly context: CallerContext;
  readonly number: CprNumber;
  /** The caller's own name of the call, which the platform keeps beside its record; the contract allows 255 characters. */
  readonly callIdentifier?: string | undefined;
};

/** The SOAP 1.1 envelope that asks for one person; elements in the order of the schema. */
export function writeEnvelope({ version, context, number, callIdentifier }: LookupRequest): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<s:Envelope xmlns:s="${NAMESPACES.soap}"><s:Body>` +
    `<p:PersonLookupRequest xmlns:p="${messageNamespace(version)}" xmlns:cpr="${NAMESPACES.number}">` +
    (context.kind === 'authority'
      ? callContext(callIdentifier) + authorityContext(context)
      : invocationContext(context, callIdentifier)) +
    element('cpr:PNR', number.reveal()) +
    '</p:PersonLookupRequest></s:Body></s:Envelope>'
  );
}

function callContext(callIdentifier: string | undefined): string {
  if (callIdentifier === undefined) return '';
  const identifier = element('call:CallersServiceCallIdentifier', callIdentifier);
  return `<call:CallContext xmlns:call="${NAMESPACES.callContext}">${identifier}</call:CallContext>`;
}

function authorityContext({ municipalityCvr }: AuthorityContext): string {
  const municipality = element('auth:MunicipalityCVR', municipalityCvr);
  return `<auth:AuthorityContext xmlns:auth="${NAMESPACES.authorityContext}">${municipality}</auth:AuthorityContext>`;
}

function invocationContext(context: InvocationContext, callIdentifier: string | undefined): string {
  // The schema's pattern takes lower case only.
  const uuid = (name: string, value: string) => element(name, value.toLowerCase());
  return (
    `<inv:InvocationContext xmlns:inv="${NAMESPACES.invocationContext}">` +
    uuid('inv:ServiceAgreementUUID', context.serviceAgreementUuid) +
    uuid('inv:UserSystemUUID', context.userSystemUuid) +
    uuid('inv:UserUUID', context.userUuid) +
    uuid('inv:ServiceUUID', context.serviceUuid) +
    (callIdentifier === undefined ? '' : element('inv:CallersServiceCallIdentifier', callIdentifier)) +
    '</inv:InvocationContext>'
  );
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

/** Text as XML can hold it. A character that it has no way to write (XML 1.0, production 2) becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
