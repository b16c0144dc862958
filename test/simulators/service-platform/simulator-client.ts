import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import type { Issued } from '../../certificates.ts';
import {
  messageNamespace,
  pathOf,
  SERVICE_UUID,
  soapActionOf,
  SOAP_NAMESPACE,
  type ServiceVersion,
} from './service-version.ts';
import type { ServicePlatformSimulator } from './start-simulator.ts';

export type Reply = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  readonly text: string;
};

type Wish = {
  readonly version?: ServiceVersion;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The certificate to show; null shows none. */
  readonly identity?: Issued | null;
};

/** Looks up a number with the registered certificate in the context of the registered municipality. */
export function lookUp(simulator: ServicePlatformSimulator, number: string, wish: Wish = {}): Promise<Reply> {
  const { version = 5 } = wish;
  return post(simulator, requestFor(number, version, authorityContext(simulator)), wish);
}

/** One request over a connection of its own, trusting the simulator's authority only. */
export async function post(
  simulator: ServicePlatformSimulator,
  body: string | Uint8Array,
  { version = 5, method = 'POST', path = pathOf(version), headers, identity = simulator.client }: Wish = {},
): Promise<Reply> {
  const agent = new Agent({ ca: simulator.caPem, ...identity });
  const options: RequestOptions = {
    agent,
    method,
    headers: headers ?? {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${soapActionOf(version)}"`,
    },
  };
  try {
    const sent = request(simulator.origin + path, options).end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks = await Array.fromAsync(response as AsyncIterable<Buffer>);
    const bytes = Buffer.concat(chunks);
    return { status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() };
  } finally {
    agent.destroy();
  }
}

/** The envelope of a request; `contexts` stands before the number. */
export function requestFor(number: string, version: ServiceVersion, contexts: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="${SOAP_NAMESPACE}"><s:Body>
  <p:PersonLookupRequest xmlns:p="${messageNamespace(version)}">
    ${contexts}
    <PNR xmlns="http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/">${number}</PNR>
  </p:PersonLookupRequest>
</s:Body></s:Envelope>`;
}

export function callContext(callIdentifier: string): string {
  return `<CallContext xmlns="http://serviceplatformen.dk/xml/schemas/CallContext/1/">
    <CallersServiceCallIdentifier>${callIdentifier}</CallersServiceCallIdentifier></CallContext>`;
}

export function authorityContext(
  { registration }: ServicePlatformSimulator,
  municipalityCvr = registration.municipalityCvr,
): string {
  return `<AuthorityContext xmlns="http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/">
    <MunicipalityCVR>${municipalityCvr}</MunicipalityCVR></AuthorityContext>`;
}

export function invocationContext(
  { registration }: ServicePlatformSimulator,
  wish: Partial<Record<'serviceAgreementUuid' | 'userSystemUuid' | 'userUuid' | 'serviceUuid', string>> = {},
): string {
  const uuids = { ...registration, serviceUuid: SERVICE_UUID[5], ...wish };
  return `<InvocationContext xmlns="http://serviceplatformen.dk/xml/schemas/InvocationContext/1/">
    <ServiceAgreementUUID>${uuids.serviceAgreementUuid}</ServiceAgreementUUID>
    <UserSystemUUID>${uuids.userSystemUuid}</UserSystemUUID>
    <UserUUID>${uuids.userUuid}</UserUUID>
    <ServiceUUID>${uuids.serviceUuid}</ServiceUUID>
    <CallersServiceCallIdentifier>from-the-invocation</CallersServiceCallIdentifier>
  </InvocationContext>`;
}
