import type { PersonKey } from '../../domain/citizen.ts';
import type { Inquiry } from '../provider.ts';

/** The answer for one key of a group. */
type Answers<Answer> = (key: PersonKey) => Answer;

/** Answers inquiries in groups that want the same of their people: each group is a question of its own, and all are asked at once. */
export async function answerByFields<Person, Answer>(
  inquiries: readonly Inquiry<Person>[],
  ask: (keys: readonly PersonKey[], fields: ReadonlySet<keyof Person>) => Promise<Answers<Answer>>,
): Promise<Answer[]> {
  const groups = [...Map.groupBy(inquiries, ({ fields }) => fields)];
  const answered = await Promise.all(
    groups.map(async ([fields, alike]): Promise<[typeof fields, Answers<Answer>]> => {
      const keys = alike.map(({ key }) => key);
      return [fields, await ask(keys, fields)];
    }),
  );
  const byFields = new Map(answered);
  return inquiries.map(({ key, fields }) => byFields.get(fields)!(key));
}
