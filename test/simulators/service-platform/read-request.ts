import { XmlElement, XmlXPath, type XmlDocument } from 'libxml2-wasm';
import { ContractProblem, readMessage } from './contract.ts';
import { messageNamespace, SOAP_NAMESPACE, type ServiceVersion } from './service-version.ts';

/** A request that is written by the contract. */
export type LookupRequest = {
  /** As it was sent, ten digits or not. */
  readonly number: string;
  readonly context: Context;
  readonly onBehalfOfUser: string | null;
  readonly callIdentifier: string | null;
  readonly accountingInfo: string | null;
};

export type Context =
  | { readonly kind: 'authority'; readonly municipalityCvr: string }
  | {
      readonly kind: 'invocation';
      readonly serviceAgreementUuid: string;
      readonly userSystemUuid: string;
      readonly userUuid: string;
      readonly serviceUuid: string;
    };

/** @returns the problem where the contract is broken, or where there is not exactly one context (which the contract alone allows) */
export function readRequest(body: Uint8Array, version: ServiceVersion): LookupRequest | ContractProblem {
  return readMessage(body, version, (document) => {
    const texts = textsIn(document, version);
    const textOf = (name: string): string | null => texts.get(name) ?? null;
    const municipalityCvr = textOf('auth:MunicipalityCVR');
    const serviceAgreementUuid = textOf('inv:ServiceAgreementUUID');
    if ((municipalityCvr === null) === (serviceAgreementUuid === null)) {
      return new ContractProblem('Expected an AuthorityContext or an InvocationContext, and not both.');
    }
    const inInvocation = (name: string): string => textOf(`inv:${name}`) ?? '';
    const recorded = (name: string): string | null => textOf(`call:${name}`) ?? textOf(`inv:${name}`);
    const context: Context =
      municipalityCvr === null
        ? {
            kind: 'invocation',
            serviceAgreementUuid: inInvocation('ServiceAgreementUUID'),
            userSystemUuid: inInvocation('UserSystemUUID'),
            userUuid: inInvocation('UserUUID'),
            serviceUuid: inInvocation('ServiceUUID'),
          }
        : { kind: 'authority', municipalityCvr };
    return {
      number: textOf('cpr:PNR') ?? '',
      context,
      onBehalfOfUser: recorded('OnBehalfOfUser'),
      callIdentifier: recorded('CallersServiceCallIdentifier'),
      accountingInfo: recorded('AccountingInfo'),
    };
  });
}

/** The namespaces of what a request has in it. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://serviceplatformen.dk/xml/schemas/CallContext/1/', 'call'],
  ['http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/', 'auth'],
  ['http://serviceplatformen.dk/xml/schemas/InvocationContext/1/', 'inv'],
  ['http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/', 'cpr'],
]);

const LEAVES: Readonly<Record<ServiceVersion, XmlXPath>> = { 4: leavesOf(4), 5: leavesOf(5) };

function leavesOf(version: ServiceVersion): XmlXPath {
  return XmlXPath.compile('/s:Envelope/s:Body/p:PersonLookupRequest//*[not(*)]', {
    s: SOAP_NAMESPACE,
    p: messageNamespace(version),
  });
}

/** The texts of a request by the prefixed names of their elements, which are there once in a message that is by the contract. */
function textsIn(document: XmlDocument, version: ServiceVersion): ReadonlyMap<string, string> {
  const leaves = document.find(LEAVES[version]).filter((node) => node instanceof XmlElement);
  return new Map(
    leaves.map(({ namespaceUri, name, content }) => [`${PREFIXES.get(namespaceUri)}:${name}`, content]),
  );
}
