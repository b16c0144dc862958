import type { XmlDocument } from 'libxml2-wasm';
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
    const textOf = (path: string): string | null => at(document, version, path)?.content ?? null;
    const municipalityCvr = textOf('auth:AuthorityContext/auth:MunicipalityCVR');
    const serviceAgreementUuid = textOf('inv:InvocationContext/inv:ServiceAgreementUUID');
    if ((municipalityCvr === null) === (serviceAgreementUuid === null)) {
      return new ContractProblem('Expected an AuthorityContext or an InvocationContext, and not both.');
    }
    const inInvocation = (name: string): string => textOf(`inv:InvocationContext/inv:${name}`) ?? '';
    const recorded = (name: string): string | null =>
      textOf(`call:CallContext/call:${name}`) ?? textOf(`inv:InvocationContext/inv:${name}`);
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

/** The element at this path under the request. */
function at(document: XmlDocument, version: ServiceVersion, path: string): { content: string } | null {
  return document.get(`/s:Envelope/s:Body/p:PersonLookupRequest/${path}`, {
    s: SOAP_NAMESPACE,
    p: messageNamespace(version),
    call: 'http://serviceplatformen.dk/xml/schemas/CallContext/1/',
    auth: 'http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/',
    inv: 'http://serviceplatformen.dk/xml/schemas/InvocationContext/1/',
    cpr: 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/',
  });
}
