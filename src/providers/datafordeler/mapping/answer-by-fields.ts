import type { PersonKey } from '../../../domain/citizen.ts';
import type { Inquiry } from '../../provider.ts';

/** Inquiries for the same fields, each with its position among all. */
type Group<Person> = {
  readonly fields: ReadonlySet<keyof Person>;
  readonly asked: { readonly key: PersonKey; readonly place: number }[];
};

/** Answers inquiries in groups that ask for the same fields: each group is one question, and all are asked at once. */
export async function answerByFields<Person, Answer>(
  inquiries: readonly Inquiry<Person>[],
  ask: (keys: readonly PersonKey[], fields: ReadonlySet<keyof Person>) => Promise<(key: PersonKey) => Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const answerGroup = async ({ fields, asked }: Group<Person>): Promise<void> => {
    const keys = asked.map(({ key }) => key);
    const answerFor = await ask(keys, fields);
    for (const { key, place } of asked) answers[place] = answerFor(key);
  };
  await Promise.all(groupsOf(inquiries).map(answerGroup));
  return answers;
}

/** Sets with the same fields belong together, whichever place of an operation each comes from. */
function groupsOf<Person>(inquiries: readonly Inquiry<Person>[]): Group<Person>[] {
  const byNames = new Map<string, Group<Person>>();
  const bySet = new Map<ReadonlySet<keyof Person>, Group<Person>>();
  for (const [place, { key, fields }] of inquiries.entries()) {
    let group = bySet.get(fields);
    if (group === undefined) {
      const names = namesIn(fields);
      group = byNames.get(names) ?? { fields, asked: [] };
      byNames.set(names, group);
      bySet.set(fields, group);
    }
    group.asked.push({ key, place });
  }
  return [...byNames.values()];
}

const namesIn = (fields: ReadonlySet<PropertyKey>): string => [...fields].map(String).sort().join(' ');
