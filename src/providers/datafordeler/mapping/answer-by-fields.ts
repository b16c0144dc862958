import type { PersonKey } from '../../../domain/citizen.ts';
import type { Inquiry } from '../../provider.ts';

/** The answer for one key of a group. */
type Answers<Answer> = (key: PersonKey) => Answer;

/** Answers inquiries in groups that want the same of their people: each group is a question of its own, and all are asked at once. */
export async function answerByFields<Person, Answer>(
  inquiries: readonly Inquiry<Person>[],
  ask: (keys: readonly PersonKey[], fields: ReadonlySet<keyof Person>) => Promise<Answers<Answer>>,
): Promise<Answer[]> {
  const names = new Map(
    [...new Set(inquiries.map(({ fields }) => fields))].map((set) => [set, namesIn(set)]),
  );
  const groups = Map.groupBy(inquiries, ({ fields }) => names.get(fields)!);
  const answered = await Promise.all(
    [...groups].map(async ([wanted, alike]): Promise<[string, Answers<Answer>]> => {
      const keys = alike.map(({ key }) => key);
      return [wanted, await ask(keys, alike[0]!.fields)];
    }),
  );
  const byFields = new Map(answered);
  return inquiries.map(({ key, fields }) => byFields.get(names.get(fields)!)!(key));
}

/** Sets that have the same fields in them want the same, whichever place of an operation each is of. */
const namesIn = (fields: ReadonlySet<PropertyKey>): string => [...fields].map(String).sort().join(' ');
