import { deriveLedgerKeys } from '../ledger/format/ledger-key.ts';
import { rebuildIndex } from '../ledger/keeping/index-people.ts';
import { openStore } from '../ledger/store/open-store.ts';
import type { Verification } from '../ledger/verification/findings.ts';
import { verifyLedger } from '../ledger/verification/verify-ledger.ts';
import { defineCommand } from './command.ts';
import { readLedgerAccess } from './ledger-access.ts';

export const command = defineCommand({
  name: 'ledger verify',
  summary: 'checks the ledger: names each record that was changed, removed or put in',
  options: { 'rebuild-index': { type: 'boolean', text: 'makes the index by person anew first' } },
  endsWithOne: "where something does not fit, or the ledger can't be read",
  async run({ 'rebuild-index': isIndexRebuilt = false }) {
    const { storage, keys, settings } = readLedgerAccess();
    const database = await openStore(storage);
    try {
      if (isIndexRebuilt) await rebuildIndex(database);
      const anchorFile = settings.anchorFile ?? null;
      const verification = await verifyLedger(database, { keys: deriveLedgerKeys(keys), anchorFile });
      process.stdout.write(reportOf(verification, anchorFile));
      return verification.findings.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
});

function reportOf(found: Verification, anchorFile: string | null): string {
  const { findings, records, batches, chains, emptied, anchors, shapes, notAnchored, foundOpen, keyUnknown } =
    found;
  const remark = (count: number, text: string): string[] => (count === 0 ? [] : [`${count} ${text}`]);
  return [
    ...findings.map(({ kind, where, what }) => `${kind.padEnd(14)} ${where}: ${what}`),
    ...(findings.length === 0 ? [] : ['']),
    `${records} records in ${batches} batches of ${chains} chains, ${shapes} shapes and ${anchors} anchors were checked.`,
    ...remark(emptied, 'batches have been emptied by retention; their seals fit.'),
    ...remark(
      notAnchored,
      'batches are newer than the last anchor of their chain: that none is missing after them shows with the next.',
    ),
    ...remark(
      foundOpen,
      'chains ended without a word of their process: that none is missing at their ends can not be shown.',
    ),
    ...remark(
      keyUnknown,
      'batches are under keys that were not given: of these the links were checked, and not the seals.',
    ),
    ...(anchorFile === null
      ? ['No file outside the database holds the anchors (the setting ledger.anchorFile).']
      : []),
    findings.length === 0 ? 'Everything fits.' : `${findings.length} things do not fit.`,
    '',
  ].join('\n');
}
