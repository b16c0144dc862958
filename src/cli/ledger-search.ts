import { defineCommand } from './command.ts';
import { readLedgerAccess, recordReading } from './ledger-access.ts';
import { countOf, textsOf, WINDOW, windowOf } from './ledger-options.ts';
import { printEntry } from './ledger-print.ts';
import { reading } from './ledger-reading.ts';
import { personOrFail } from './read-person.ts';

export const command = defineCommand({
  name: 'ledger search',
  summary: 'prints entries of the ledger, the newest first',
  details: 'Whoever reads the ledger so is recorded in it.',
  options: {
    person: { type: 'boolean', text: 'about the person whose CPR number is read from standard input' },
    client: { type: 'string', value: 'ID', text: 'by this client' },
    cvr: { type: 'string', value: 'NUMBER', text: 'by callers of this company or authority' },
    subject: { type: 'string', value: 'ID', text: 'by this caller, as the issuer names them' },
    purpose: { type: 'string', value: 'CODE', text: 'for this purpose' },
    outcome: { type: 'string', value: 'WORD', text: 'that ended so, such as ANSWERED' },
    ...WINDOW,
    first: { type: 'string', value: 'N', text: 'how many at most, 50 where it is not given' },
  },
  endsWithOne: "where the ledger can't be read",
  async run(options) {
    const access = readLedgerAccess();
    const people = options['person'] === true ? await personOrFail() : undefined;
    const first = countOf(options, 'first', 50);
    const caller = textsOf(options, ['client', 'cvr', 'subject']);
    const query = {
      ...(people !== undefined && { people }),
      ...(Object.keys(caller).length > 0 && { caller }),
      ...textsOf(options, ['purpose', 'outcome']),
      ...windowOf(options),
      first,
    };
    await recordReading(access, 'ledger search', people);
    return reading(access, async (reader) => {
      const { entries, endCursor } = await reader.search(query);
      for (const entry of entries) process.stdout.write(printEntry(entry));
      process.stdout.write(
        `${entries.length} entries${endCursor === null ? '.' : '; there may be older ones.'}\n`,
      );
      return 0;
    });
  },
});
