import { deriveLedgerKeys } from '../ledger/format/ledger-key.ts';
import { retain } from '../ledger/keeping/retain.ts';
import { openStore } from '../ledger/store/open-store.ts';
import { defineCommand } from './command.ts';
import { readLedgerAccess } from './ledger-access.ts';

export const command = defineCommand({
  name: 'ledger retain',
  summary: 'empties now what is older than the retention',
  endsWithOne: "where the ledger can't be written",
  async run() {
    const { storage, keys, settings } = readLedgerAccess();
    const database = await openStore(storage);
    try {
      const { retentionDays, anchorFile = null } = settings;
      const [key] = deriveLedgerKeys(keys);
      const { batches, records } = await retain(database, key, {
        now: Date.now(),
        retentionDays,
        anchorFile,
      });
      process.stdout.write(
        `${records} records in ${batches} batches were older than ${retentionDays} days and have been emptied.\n`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
});
