import { UsageError } from './exit-code.ts';

const LONGEST = 1_000;

/** The first line of standard input: arguments are seen by everybody on the machine and kept by shells. @throws UsageError */
export async function readPassword(input: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > LONGEST)
      throw new UsageError(`Standard input: expected a password of at most ${LONGEST} letters`);
  }
  return (text.split('\n')[0] ?? '').replace('\r', '');
}
