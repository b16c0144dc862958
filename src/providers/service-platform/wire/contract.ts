/** The versions of PersonBaseDataExtended (SF1520) that have a contract. */
export type Version = 4 | 5;

/** What each version says of itself, by its contract's WSDL and properties. */
const SERVICE_UUIDS: Readonly<Record<Version, string>> = {
  4: 'e6be2436-bf35-4df2-83fe-925142825dc2',
  5: '4925d7a0-1b5b-11ec-bdc6-b312b83236d4',
};

/** Of the request's root and of the whole answer. */
export const messageNamespace = (version: Version): string =>
  `http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/${version}/`;

export const soapAction = (version: Version): string => `${messageNamespace(version)}PersonLookup`;

export const servicePath = (version: Version): string => `/service/CPR/PersonBaseDataExtended/${version}`;

/** How an invocation context names the service of this version. */
export const serviceUuid = (version: Version): string => SERVICE_UUIDS[version];

export const NAMESPACES = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  callContext: 'http://serviceplatformen.dk/xml/schemas/CallContext/1/',
  authorityContext: 'http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/',
  invocationContext: 'http://serviceplatformen.dk/xml/schemas/InvocationContext/1/',
  /** Of the request's number alone; every number of the answer is in the message's namespace. */
  number: 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/',
} as const;
