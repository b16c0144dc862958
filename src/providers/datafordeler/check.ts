import { obstacleToWriting } from '../../configuration/obstacle-to-writing.ts';
import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import { Attempts, checkedCertificate, type FileCheck } from '../file-check.ts';
import { readAuthorities } from '../transport/certificates/authorities.ts';
import { warningsOf } from './connect.ts';
import { readSchemaFile, readSignInCertificate } from './read-files.ts';
import { KeptSchemaError } from './schema/kept-schema.ts';
import { reviewSchema } from './schema/review-schema.ts';

/** Whether certificate, authorities, kept schema and the folder for debug capture can be used. */
export function checkDatafordeler(settings: DatafordelerSettings): FileCheck {
  const attempts = new Attempts();
  attempts.try(() => readAuthorities(settings.ca));
  const certificate = attempts.try(() => readSignInCertificate(settings));
  const sdl = attempts.try(() => readSchemaFile(settings));
  const { debugCapture } = settings;
  const obstacle = debugCapture === undefined ? null : obstacleToWriting(debugCapture);
  const schema = sdl === null ? NOTHING_FOUND : checkSchema(sdl, settings);
  return {
    problems: [
      ...attempts.problems,
      ...(obstacle === null ? [] : [`${obstacle}, and debug capture is to write there`]),
      ...schema.problems,
    ],
    warnings: [...warningsOf(settings, certificate), ...schema.warnings],
    certificate: certificate === null ? null : checkedCertificate(certificate),
  };
}

type Found = { readonly problems: readonly string[]; readonly warnings: readonly string[] };
const NOTHING_FOUND: Found = { problems: [], warnings: [] };

function checkSchema(sdl: string, { schemaFile = '', sector }: DatafordelerSettings): Found {
  const problem = (message: string): Found => ({ problems: [`${schemaFile}: ${message}`], warnings: [] });
  try {
    const { obstacle, notOffered, incomplete } = reviewSchema(sdl, sector);
    if (obstacle !== null) return problem(obstacle);
    const entity = sector === 'public' ? 'Citizen' : 'PrivateCitizen';
    return {
      problems: [],
      warnings: [
        ...told(`${schemaFile}: these fields of ${entity} will always be null`, notOffered),
        ...told(`${schemaFile}: these fields of ${entity} will lack a part`, incomplete),
      ],
    };
  } catch (error) {
    if (!(error instanceof KeptSchemaError)) throw error;
    return problem(error.message);
  }
}

const told = (what: string, fields: readonly string[]): string[] =>
  fields.length === 0 ? [] : [`${what}: ${fields.join(', ')}.`];
