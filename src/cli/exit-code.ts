import { ConfigurationError } from '../configuration/configuration-error.ts';
import { LedgerError } from '../ledger/ledger.ts';
import { PeopleFileError } from '../providers/fake/people-file-error.ts';
import { CertificateError } from '../providers/transport/certificates/certificate-error.ts';
import { StorageError } from '../storage/database.ts';

/** Arguments that can't be used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something was found to be wrong, or did not succeed. */
export const EXIT_FAILED = 1;
/** Wrong arguments or settings: nothing was tried. */
export const EXIT_UNUSABLE = 2;

const UNUSABLE = [UsageError, ConfigurationError, CertificateError, PeopleFileError];
const FAILED = [LedgerError, StorageError];

/** The exit code for what a command threw, its message being for a person at a terminal; null for a mistake in the program. */
export function exitCodeOf(error: unknown): number | null {
  if (UNUSABLE.some((kind) => error instanceof kind)) return EXIT_UNUSABLE;
  return FAILED.some((kind) => error instanceof kind) ? EXIT_FAILED : null;
}
