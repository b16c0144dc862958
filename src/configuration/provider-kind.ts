import type { z } from 'zod';

/** Settings as they were given, before they are known to be right. */
export type Given = Readonly<Record<string, unknown>>;

/** What is wrong with a setting, by the name that it has in a file of configurations. */
export type SettingProblem = { readonly name: string; readonly message: string };

/** One way to read the register. */
export type ProviderKind<Settings> = {
  /** What its own environment variables begin with. */
  readonly prefix: string;
  /** The names of its settings, as a file of configurations has them. */
  readonly names: readonly string[];
  /** Checks settings; gives them, or everything that is wrong with them. */
  read(given: Given): { settings: Settings } | { problems: readonly SettingProblem[] };
};

type Definition<Shape extends z.ZodObject, Settings> = {
  readonly prefix: string;
  readonly shape: Shape;
  /**
   * What the settings require of one another. It is checked on the values as given, so that it is reported together with what is wrong with
   * each alone.
   */
  readonly conflicts: (given: Given) => SettingProblem[];
  /** Adds what follows from the settings. */
  readonly complete: (settings: z.output<Shape>) => Settings;
};

export function providerKind<Shape extends z.ZodObject, Settings>({
  prefix,
  shape,
  conflicts,
  complete,
}: Definition<Shape, Settings>): ProviderKind<Settings> {
  return {
    prefix,
    names: Object.keys(shape.shape).filter((name) => name !== 'provider'),
    read(given) {
      const result = shape.safeParse(given);
      const problems = [...(result.success ? [] : problemsOf(result.error, given)), ...conflicts(given)];
      return result.success && problems.length === 0 ? { settings: complete(result.data) } : { problems };
    },
  };
}

/** The problems of settings among `names` that are given without `other`, to which they belong. */
export function withoutTheOther(
  given: Given,
  names: readonly string[],
  other: string,
  whatItIs: string,
): SettingProblem[] {
  if (given[other] !== undefined) return [];
  return names
    .filter((name) => given[name] !== undefined)
    .map((name) => ({ name, message: `expected only beside ${whatItIs}` }));
}

function problemsOf({ issues }: z.ZodError, given: Given): SettingProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const message = `there is no such setting of ${String(given['provider'])}`;
      return issue.keys.map((name) => ({ name, message }));
    }
    const name = issue.path.join('.');
    const isMissing = given[name] === undefined && issue.message === 'expected a text';
    return [{ name, message: isMissing ? 'expected, but not set' : issue.message }];
  });
}
