export type ServiceVersion = 4 | 5;

export const SERVICE_VERSIONS: readonly ServiceVersion[] = [4, 5];

/** Of request and response; the slash at the end belongs to it. */
export function messageNamespace(version: ServiceVersion): string {
  return `http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/${version}/`;
}

export function soapActionOf(version: ServiceVersion): string {
  return `${messageNamespace(version)}PersonLookup`;
}

export function pathOf(version: ServiceVersion): string {
  return `/service/CPR/PersonBaseDataExtended/${version}`;
}

/** By which an `InvocationContext` names the service; each version is a service of its own. */
export const SERVICE_UUID: Readonly<Record<ServiceVersion, string>> = {
  4: 'e6be2436-bf35-4df2-83fe-925142825dc2',
  5: '4925d7a0-1b5b-11ec-bdc6-b312b83236d4',
};

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const FAULT_NAMESPACE = 'http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/';
