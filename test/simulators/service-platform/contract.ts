import { readdirSync, readFileSync } from 'node:fs';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import { messageNamespace, SOAP_NAMESPACE, type ServiceVersion } from './service-version.ts';

const FOLDER = new URL('contract/', import.meta.url);

// The schemas name one another by file, so they are given to the validator under these names.
const files = readdirSync(FOLDER).map((name) => [`contract/${name}`, readFileSync(new URL(name, FOLDER))]);
xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files) as Record<string, Buffer>));

const validators: Readonly<Record<ServiceVersion, XsdValidator>> = { 4: validatorOf(4), 5: validatorOf(5) };

/**
 * Reads bytes as XML in whatever encoding they are declared, and holds the message against the contract of that version (`contract/`,
 * written from the public one).
 *
 * @param read - takes what it needs: the document is gone afterwards
 * @returns what `read` gives, or why it is not such a message
 */
export function readMessage<T>(
  bytes: Uint8Array,
  version: ServiceVersion,
  read: (document: XmlDocument) => T,
): T | ContractProblem {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes);
    // SOAP 1.1 forbids a document type.
    if (document.dtd !== null) return new ContractProblem('A message has no document type.');
    validators[version].validate(document);
    return read(document);
  } catch (error) {
    if (error instanceof XmlLibError) return new ContractProblem(error.message.trim());
    throw error;
  } finally {
    document?.dispose();
  }
}

/** In what a message differs from the contract. */
export class ContractProblem {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function validatorOf(version: ServiceVersion): XsdValidator {
  const schema = XmlDocument.fromString(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="${SOAP_NAMESPACE}" schemaLocation="soap-envelope.xsd"/>
      <xs:import namespace="${messageNamespace(version)}" schemaLocation="person-lookup-${version}.xsd"/>
    </xs:schema>`,
    { url: `contract/version-${version}.xsd` },
  );
  try {
    return XsdValidator.fromDoc(schema);
  } finally {
    schema.dispose();
  }
}
