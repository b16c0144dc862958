import type { FakeSettings } from '../../configuration/provider-settings.ts';
import type { FileCheck } from '../file-check.ts';
import { readPeople } from './embedded-provider.ts';
import { PeopleFileError } from './people-file-error.ts';

/** Whether the operator's own people can be read. */
export function checkPeople(settings: FakeSettings): FileCheck {
  return { problems: problemsOf(settings), warnings: [], certificate: null };
}

function problemsOf(settings: FakeSettings): string[] {
  try {
    readPeople(settings);
    return [];
  } catch (error) {
    if (!(error instanceof PeopleFileError)) throw error;
    return error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
}
