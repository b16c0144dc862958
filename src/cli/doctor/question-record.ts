import { hash } from 'node:crypto';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { createLedger } from '../../ledger/create-ledger.ts';
import type { DisclosureOutcome } from '../../ledger/ledger.ts';
import type { Provider } from '../../providers/provider.ts';
import { operator, type LedgerAccess } from '../ledger-access.ts';

type Asked = {
  readonly configuration: string;
  readonly provider: Provider;
  readonly number: CprNumber;
  readonly requestId: string;
};

type QuestionRecord = {
  /** Records how it ended, where that is not as it was recorded beforehand. */
  ended(outcome: DisclosureOutcome): Promise<void>;
  close(): Promise<void>;
};

const OPERATION = 'doctor';

/**
 * Records that somebody at this machine asks about a person, before they do: as told, which is the most that can come of it.
 *
 * @throws LedgerError where that can't be recorded, and then nothing is to be asked
 */
export async function openQuestionRecord(
  { storage, keys, settings }: LedgerAccess,
  { configuration, provider, number, requestId }: Asked,
): Promise<QuestionRecord> {
  const { kind, citizens } = provider.capabilities;
  const onWarning = (message: string): void => void process.stderr.write(`${message}\n`);
  const ledger = await createLedger({ storage, keys, settings, onWarning });
  const circumstances = {
    caller: operator(),
    purpose: { code: 'DOCTOR', legalBasis: 'Control that the source answers' },
    configuration,
    source: kind,
    operation: { name: OPERATION, hash: hash('sha256', OPERATION) },
  };
  const type = citizens ? 'Citizen' : 'PrivateCitizen';
  const place = { path: OPERATION, type, fields: ['id'], searchedBy: ['person'] };
  const record = (outcome: DisclosureOutcome): Promise<void> =>
    ledger.record({
      circumstances,
      requestId,
      at: Date.now(),
      caseReference: null,
      outcome: 'ANSWERED',
      disclosures: [{ place, outcome, people: [`#${number.reveal()}`] }],
    });
  try {
    await record('DELIVERED');
  } catch (error) {
    await ledger.close();
    throw error;
  }
  return { ended: record, close: () => ledger.close() };
}
