import { CprNumber } from '../domain/cpr-number.ts';
import type { PersonReference } from '../ledger/ledger.ts';
import { UsageError } from './exit-code.ts';

/** What is read of standard input at most. */
const LONGEST = 10_000;

/**
 * The person that a command is about, from standard input: arguments are seen by everybody on the machine and kept by shells. Each line is a CPR
 * number, or `=` and an id; several lines are the same person under several numbers. Null where a line is neither.
 */
export async function readPerson(input: AsyncIterable<unknown>): Promise<readonly PersonReference[] | null> {
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > LONGEST) return null;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const people = lines.filter((line) => line !== '').map(referenceOf);
  return people.length === 0 || people.includes(null) ? null : (people as PersonReference[]);
}

function referenceOf(line: string): PersonReference | null {
  if (line.startsWith('=')) return line.length > 1 ? line : null;
  const number = CprNumber.parse(line);
  return number instanceof CprNumber ? `#${number.reveal()}` : null;
}

/** The same from standard input. @throws UsageError where a line is no person */
export async function personOrFail(): Promise<readonly PersonReference[]> {
  const people = await readPerson(process.stdin);
  if (people === null) {
    throw new UsageError(
      'Standard input: expected a CPR number, or "=" and an id, one a line, all of the same person',
    );
  }
  return people;
}
