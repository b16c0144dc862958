import { randomUUID } from 'node:crypto';
import { ConfigurationError } from '../../configuration/configuration-error.ts';
import type {
  DatafordelerSettings,
  ProviderSettings,
  ServicePlatformSettings,
} from '../../configuration/provider-settings.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { createProviders } from '../../providers/create-providers.ts';
import { asProviderError, ProviderError } from '../../providers/provider-error.ts';
import type { Provider } from '../../providers/provider.ts';
import type { LedgerAccess } from '../ledger-access.ts';
import type { Checkup } from './checkup.ts';
import { openQuestionRecord } from './question-record.ts';

const QUESTION = 'question';

type Question = {
  readonly configuration: string;
  readonly settings: DatafordelerSettings | ServicePlatformSettings;
  /** Null where none was given. */
  readonly number: CprNumber | null;
  /** Where the question is recorded; null where callers do not sign in. */
  readonly ledger: LedgerAccess | null;
  /** Why it can't be recorded, where that is known already. */
  readonly obstacle: string | null;
};

/** Asks whether the register has somebody with the number, as the server would, and tells that alone. It is recorded before it is asked. */
export async function askQuestion(
  checkup: Checkup,
  after: readonly string[],
  question: Question,
): Promise<void> {
  const { configuration, settings, number, ledger } = question;
  const whyNot = whyNotAsked(question);
  if (number === null || whyNot !== null) {
    checkup.skip(QUESTION, whyNot ?? NOT_WISHED);
    return;
  }
  await checkup.step(QUESTION, after, async () => {
    const provider = await connect(configuration, { ...settings, retries: 0 });
    try {
      const isThere = await recorded(provider, number, { configuration, ledger }, settings.timeLimitMs);
      return {
        seen: isThere ? 'Answered: there is such a person.' : 'Answered: there is nobody by this number.',
        value: null,
      };
    } finally {
      await provider.close();
    }
  });
}

const NOT_WISHED = 'No number was given to ask about (--person).';

/** Why the question is not to be asked although it may be possible; null where it is. */
function whyNotAsked({ number, obstacle, ledger, settings }: Question): string | null {
  if (number === null) return NOT_WISHED;
  if (obstacle !== null) return obstacle;
  return ledger === null && !settings.testPeople
    ? 'There are real people, and without CPR_TRUST no record that they were asked about.'
    : null;
}

async function connect(name: string, settings: ProviderSettings): Promise<Provider> {
  const provider = (await createProviders(new Map([[name, settings]]), true)).get(name);
  if (provider === undefined) throw new ConfigurationError([`${name}: it has no provider`]);
  return provider;
}

type Where = { readonly configuration: string; readonly ledger: LedgerAccess | null };

async function recorded(
  provider: Provider,
  number: CprNumber,
  { configuration, ledger }: Where,
  timeLimit: number,
): Promise<boolean> {
  const requestId = randomUUID();
  const record =
    ledger === null ? null : await openQuestionRecord(ledger, { configuration, provider, number, requestId });
  try {
    const answer = await ask(provider, number, requestId, timeLimit);
    if (answer !== 'FOUND') await record?.ended(answer === 'NOBODY' ? 'MISSED' : outcomeOf(answer));
    if (answer instanceof ProviderError) throw answer;
    return answer === 'FOUND';
  } finally {
    await record?.close();
  }
}

const outcomeOf = ({ code }: ProviderError): 'REFUSED' | 'FAILED' =>
  ['UPSTREAM_UNAUTHORIZED', 'UPSTREAM_FORBIDDEN'].includes(code) ? 'REFUSED' : 'FAILED';

/** For the token, which is fetched anew, the question, and one of a former number. */
const CALLS = 3;

/** Of the person nothing is asked but what comes with everybody, and nothing of it is kept. */
async function ask(
  provider: Provider,
  cpr: CprNumber,
  requestId: string,
  timeLimit: number,
): Promise<'FOUND' | 'NOBODY' | ProviderError> {
  const inquiry = { key: { cpr }, fields: new Set(['id'] as const) };
  const circumstances = { signal: AbortSignal.timeout(CALLS * timeLimit), requestId };
  const people = await (
    provider.capabilities.citizens
      ? provider.citizens([inquiry], circumstances)
      : provider.privateCitizens([inquiry], circumstances)
  ).catch((error: unknown) => [asProviderError(error)]);
  const [person = null] = people;
  if (person instanceof ProviderError) return person;
  return person === null ? 'NOBODY' : 'FOUND';
}
