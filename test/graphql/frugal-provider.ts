import type { Citizen } from '../../src/domain/citizen.ts';
import type { PrivateCitizen } from '../../src/domain/private-citizen.ts';
import { createEmbeddedProvider } from '../../src/providers/fake/embedded-provider.ts';
import type { Inquiry, Provider } from '../../src/providers/provider.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { Told } from '../../src/providers/told.ts';

/** One call: what was asked of each person, by the number or id that they were asked for with; of a search, under `search`. */
export type Call = Readonly<Record<string, readonly string[]>>;

const whole = createEmbeddedProvider({ provider: 'fake' });

/**
 * The test people from a source that tells what it is asked and nothing else: every other field is null. Each call is written down in `calls`, and
 * the sets of fields as they came in `sets`.
 */
export function createFrugalProvider() {
  const calls: Call[] = [];
  const sets: ReadonlySet<PropertyKey>[] = [];
  const inWords = (fields: ReadonlySet<PropertyKey>): string[] => {
    sets.push(fields);
    return [...fields].map(String).sort();
  };
  const write = (inquiries: readonly Inquiry<never>[]): void => {
    const asked = inquiries.map(({ key, fields }) => [key.cpr?.reveal() ?? key.id, inWords(fields)]);
    calls.push(Object.fromEntries(asked) as Call);
  };
  const provider: Provider = {
    ...whole,
    capabilities: { ...whole.capabilities, tellsWholePeople: false },
    async citizens(inquiries, circumstances) {
      write(inquiries);
      const answers = await whole.citizens(inquiries, circumstances);
      return answers.map((answer, index) => cut(answer, inquiries[index]!.fields, ALWAYS));
    },
    async privateCitizens(inquiries, circumstances) {
      write(inquiries);
      const answers = await whole.privateCitizens(inquiries, circumstances);
      return answers.map((answer, index) => cut(answer, inquiries[index]!.fields, ['id', 'protection']));
    },
    async search(window, circumstances) {
      calls.push({ search: inWords(window.fields) });
      const page = await whole.search(window, circumstances);
      if (page === 'UNKNOWN_CURSOR') return page;
      const people = page.people.map(({ cursor, citizen }) => ({
        cursor,
        citizen: cut(citizen, window.fields, ALWAYS) ?? citizen,
      }));
      return { ...page, people };
    },
  };
  return { provider, calls, sets };
}

/** Without these nobody is anybody. */
const ALWAYS = ['id', 'cpr', 'cprHistory', 'sex', 'status'] as const satisfies (keyof Citizen)[];

function cut<Person extends Citizen | PrivateCitizen>(
  answer: Told<Person> | ProviderError | null,
  fields: ReadonlySet<keyof Person>,
  always: readonly (keyof Person)[],
): Told<Person> | ProviderError | null {
  if (answer === null || answer instanceof ProviderError) return answer;
  const told = Object.entries(answer).map(([field, value]) => [
    field,
    fields.has(field as keyof Person) || always.includes(field as keyof Person) ? value : null,
  ]);
  return Object.fromEntries(told) as Told<Person>;
}
