import { readFileSync } from 'node:fs';
import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import type { ClientCertificate } from '../transport/certificates/certificate.ts';
import { certificateOf } from '../transport/certificates/settings.ts';

/** The text of the kept schema; null where none is kept. @throws Error when the file can't be read */
export const readSchemaFile = ({ schemaFile }: DatafordelerSettings): string | null =>
  schemaFile === undefined ? null : readFileSync(schemaFile, 'utf8');

/** What it signs in with; null where that is a secret. @throws CertificateError when it can't be used */
export const readSignInCertificate = (settings: DatafordelerSettings): ClientCertificate | null =>
  settings.certificate === undefined
    ? null
    : certificateOf({ ...settings, certificate: settings.certificate });
