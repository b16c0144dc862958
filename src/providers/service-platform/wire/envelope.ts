import type { CprNumber } from '../../../domain/cpr-number.ts';
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

/** What the platform keeps beside its record of a call; the contract allows 255 characters each. */
export type CallRecord = {
  /** For whom the call is made. */
  readonly onBehalfOfUser?: string | undefined;
  /** The caller's own name of the call. */
  readonly callIdentifier?: string | undefined;
  /** To whose account it goes. */
  readonly accountingInfo?: string | undefined;
};

export type LookupRequest = CallRecord & {
  readonly version: Version;
  readonly context: CallerContext;
  readonly number: CprNumber;
};

/** The SOAP 1.1 envelope that asks for one person; elements in the order of the schema. */
export function writeEnvelope({ version, context, number, ...record }: LookupRequest): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<s:Envelope xmlns:s="${NAMESPACES.soap}"><s:Body>` +
    `<p:PersonLookupRequest xmlns:p="${messageNamespace(version)}" xmlns:cpr="${NAMESPACES.number}">` +
    (context.kind === 'authority'
      ? callContext(record) + authorityContext(context)
      : invocationContext(context, record)) +
    element('cpr:PNR', number.reveal()) +
    '</p:PersonLookupRequest></s:Body></s:Envelope>'
  );
}

function callContext({ onBehalfOfUser, callIdentifier, accountingInfo }: CallRecord): string {
  const record =
    told('call:OnBehalfOfUser', onBehalfOfUser) +
    told('call:CallersServiceCallIdentifier', callIdentifier) +
    told('call:AccountingInfo', accountingInfo);
  return record && `<call:CallContext xmlns:call="${NAMESPACES.callContext}">${record}</call:CallContext>`;
}

function authorityContext({ municipalityCvr }: AuthorityContext): string {
  const municipality = element('auth:MunicipalityCVR', municipalityCvr);
  return `<auth:AuthorityContext xmlns:auth="${NAMESPACES.authorityContext}">${municipality}</auth:AuthorityContext>`;
}

function invocationContext(
  context: InvocationContext,
  { onBehalfOfUser, callIdentifier, accountingInfo }: CallRecord,
): string {
  // The schema's pattern takes lower case only.
  const uuid = (name: string, value: string) => element(name, value.toLowerCase());
  return (
    `<inv:InvocationContext xmlns:inv="${NAMESPACES.invocationContext}">` +
    uuid('inv:ServiceAgreementUUID', context.serviceAgreementUuid) +
    uuid('inv:UserSystemUUID', context.userSystemUuid) +
    uuid('inv:UserUUID', context.userUuid) +
    told('inv:OnBehalfOfUser', onBehalfOfUser) +
    uuid('inv:ServiceUUID', context.serviceUuid) +
    told('inv:CallersServiceCallIdentifier', callIdentifier) +
    told('inv:AccountingInfo', accountingInfo) +
    '</inv:InvocationContext>'
  );
}

const told = (name: string, text: string | undefined): string =>
  text === undefined ? '' : element(name, text);

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

/** Text as XML can hold it. A character that it has no way to write (XML 1.0, production 2) becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
