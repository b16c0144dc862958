import { writeFileSync } from 'node:fs';
import { extractPage } from '../ledger/extract/extract-page.ts';
import { defineCommand } from './command.ts';
import { UsageError } from './exit-code.ts';
import { readLedgerAccess, recordReading } from './ledger-access.ts';
import { WINDOW, windowOf } from './ledger-options.ts';
import { reading } from './ledger-reading.ts';
import { personOrFail } from './read-person.ts';

export const command = defineCommand({
  name: 'ledger extract',
  summary: 'prints all look-ups of one person, for that person (GDPR, Article 15)',
  details: 'The CPR number is read from standard input. Whoever reads the ledger so is recorded in it.',
  options: {
    format: { type: 'string', value: 'json|html', text: 'html, a page, where it is not given' },
    output: {
      type: 'string',
      value: 'FILE',
      text: 'where it goes, readable by you alone; else standard output',
    },
    ...WINDOW,
    staff: { type: 'boolean', text: 'with who looked, too' },
  },
  endsWithOne: "where the ledger can't be read",
  async run(options) {
    const access = readLedgerAccess();
    const format = options['format'] ?? 'html';
    if (format !== 'json' && format !== 'html') throw new UsageError('--format: expected "json" or "html"');
    const output = options['output'];
    const window = windowOf(options);
    const people = await personOrFail();
    await recordReading(access, 'ledger extract', people);
    return reading(access, async (reader) => {
      const made = await reader.extract(people, {
        ...window,
        now: Date.now(),
        withStaff: options['staff'] === true,
      });
      const text = format === 'json' ? JSON.stringify(made, null, 2) + '\n' : extractPage(made);
      if (typeof output === 'string') writeFileSync(output, text, { mode: 0o600 });
      else process.stdout.write(text);
      process.stderr.write(
        `${made.accesses.length} look-ups${made.isComplete ? '' : '; there are older ones'}.\n`,
      );
      return 0;
    });
  },
});
