import { readFileSync } from 'node:fs';
import soap from 'soap';

const VERSION = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
const CONTRACT = new URL('../simulators/service-platform/contract/', import.meta.url);

const GROUP = /<xs:group name="(\w+)">\s*<xs:sequence>(.*?)<\/xs:sequence>\s*<\/xs:group>/gs;

const WSDL = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${VERSION}" targetNamespace="${VERSION}">
  <types>
    <xs:schema targetNamespace="${VERSION}" elementFormDefault="qualified">CONTENT</xs:schema>
  </types>
  <message name="Request"><part name="body" element="tns:PersonLookupRequest"/></message>
  <message name="Response"><part name="body" element="tns:PersonLookupResponse"/></message>
  <portType name="PersonLookup">
    <operation name="PersonLookup"><input message="tns:Request"/><output message="tns:Response"/></operation>
  </portType>
  <binding name="PersonLookup" type="tns:PersonLookup">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="PersonLookup">
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="PersonBaseDataExtended">
    <port name="PersonLookup" binding="tns:PersonLookup"><soap:address location="https://localhost/"/></port>
  </service>
</definitions>`;

const wsdl = await new Promise<soap.WSDL>((resolve, reject) => {
  const opened = new soap.WSDL(wsdlText(), 'file:///person-lookup.wsdl', {});
  opened.onReady((error) => (error ? reject(error) : resolve(opened)));
});

/** The answer as the package gives it to whoever uses it with the service's contract, types and all. */
export function readWithSoap(answer: string): any {
  return wsdl.xmlToObject(answer).Body.PersonLookupResponse;
}

/** The contract of version 5 in the one way of writing it that the package understands whole: no includes, no groups. */
function wsdlText(): string {
  const text = contentOf('person-lookup-5.xsd');
  const groups = new Map([...text.matchAll(GROUP)].map(([, name = '', content = '']) => [name, content]));
  const inline = (schema: string): string =>
    schema.replace(/<xs:group ref="(\w+)"[^>]*\/>/g, (_reference, name: string) => groups.get(name) ?? '');
  const schema = inline(inline(text.replace(GROUP, ''))).replace(
    /type="(?!xs:|cpr:)(\w+)"/g,
    'type="tns:$1"',
  );
  return WSDL.replace('CONTENT', schema);
}

/** What is in a schema and in those that it includes. */
function contentOf(file: string): string {
  const [, content = ''] =
    /<xs:schema[^>]*>(.*)<\/xs:schema>/s.exec(readFileSync(new URL(file, CONTRACT), 'utf8')) ?? [];
  return content
    .replace(/<xs:import[^>]*\/>/g, '')
    .replace(/<xs:include schemaLocation="([\w.-]+)"\/>/g, (_include, included: string) =>
      contentOf(included),
    );
}
