import { z } from 'zod';
import { DATAFORDELER_SETTINGS, type DatafordelerSettings } from './datafordeler-settings.ts';
import { idKey, oneOf, text } from './setting-kinds.ts';

const FAKE_SHAPE = z.strictObject({
  provider: z.literal('fake'),
  people: text.optional(),
  idKey: idKey.optional(),
});

export type FakeSettings = Readonly<z.output<typeof FAKE_SHAPE>>;
export type { DatafordelerSettings } from './datafordeler-settings.ts';
/** How one named configuration reads the register. */
export type ProviderSettings = FakeSettings | DatafordelerSettings;

export const provider = oneOf('fake', 'datafordeler');
export const FAKE_NAMES = FAKE_SHAPE.keyof().options.filter((name) => name !== 'provider');

/** What is wrong with a setting, by the name that it has in a file of configurations. */
export type SettingProblem = { readonly name: string; readonly message: string };

type Given = Readonly<Record<string, unknown>>;

/** Checks the settings of one configuration; gives them, or everything that is wrong with them. */
export function readProviderSettings(
  given: Given,
): { settings: ProviderSettings } | { problems: readonly SettingProblem[] } {
  const kind = provider.safeParse(given['provider']);
  if (!kind.success) return { problems: [{ name: 'provider', message: messageOf(kind.error) }] };
  if (kind.data === 'fake') {
    const result = FAKE_SHAPE.safeParse(given);
    return result.success ? { settings: result.data } : { problems: problemsOf(result.error, given) };
  }
  const result = DATAFORDELER_SETTINGS.shape.safeParse(given);
  const problems = DATAFORDELER_SETTINGS.conflicts(given);
  if (!result.success) return { problems: [...problemsOf(result.error, given), ...problems] };
  return problems.length > 0 ? { problems } : { settings: DATAFORDELER_SETTINGS.complete(result.data) };
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

const messageOf = ({ issues }: z.ZodError): string => issues[0]?.message ?? '';
