import { defineCommand } from './command.ts';
import { readLedgerAccess, recordReading } from './ledger-access.ts';
import { countOf, WINDOW, windowOf } from './ledger-options.ts';
import { printEntry } from './ledger-print.ts';
import { reading } from './ledger-reading.ts';

export const command = defineCommand({
  name: 'ledger sample',
  summary: 'prints some requests, chosen at random, for a control',
  details: 'Whoever reads the ledger so is recorded in it.',
  options: {
    count: { type: 'string', value: 'N', text: 'how many, 25 where it is not given' },
    ...WINDOW,
  },
  endsWithOne: "where the ledger can't be read",
  async run(options) {
    const access = readLedgerAccess();
    const { from = 0, to = Date.now() } = windowOf(options);
    const count = countOf(options, 'count', 25);
    await recordReading(access, 'ledger sample');
    return reading(access, async (reader) => {
      const { entries, of } = await reader.sample({ count, from, to });
      for (const entry of entries) process.stdout.write(printEntry(entry));
      process.stdout.write(`${entries.length} requests, chosen at random of ${of}.\n`);
      return 0;
    });
  },
});
