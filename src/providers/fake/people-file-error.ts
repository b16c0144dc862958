/** Something wrong in a people file. `line` counts from 1; `message` tells what is expected, never what is there. */
type PeopleFileProblem = { readonly file: string; readonly line: number; readonly message: string };

/** Something wrong with an entry, or with a field of it. */
export type Finding = {
  /** The name of the field it is about, if it may be repeated. */
  readonly path: readonly PropertyKey[];
  /** Where it stands in the document, if that is elsewhere. */
  readonly at?: readonly PropertyKey[];
  readonly message: string;
};

/** A people file that can't be used, with everything that is wrong in it, one line a problem. Safe to log: no person's data. */
export class PeopleFileError extends Error {
  override readonly name = 'PeopleFileError';
  readonly problems: readonly PeopleFileProblem[];

  constructor(problems: readonly PeopleFileProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.problems = problems;
  }
}
