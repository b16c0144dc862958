import { ConfigurationError } from '../../configuration/configuration-error.ts';
import { readConfiguration, type Configuration } from '../../configuration/configuration.ts';
import type { ProviderSettings } from '../../configuration/provider-settings.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { createProvider } from '../../providers/create-provider.ts';
import { readLedgerAccess, type LedgerAccess } from '../ledger-access.ts';
import { readPerson } from '../read-person.ts';
import { createCheckup, type Checkup } from './checkup.ts';
import { DATAFORDELER_BEFORE_QUESTION, examineDatafordeler, nextAtDatafordeler } from './datafordeler.ts';
import { examineIssuer, nextAtIssuer } from './issuers.ts';
import { askQuestion } from './question-step.ts';
import { isAllGood, reportAsJson, reportAsText, type Examined } from './report.ts';
import {
  examineServicePlatform,
  nextAtServicePlatform,
  SERVICE_PLATFORM_BEFORE_QUESTION,
} from './service-platform.ts';
import { examineStorage, WRITABLE } from './storage.ts';

type DoctorOptions = {
  /** One configuration alone. */
  readonly configuration?: string | undefined;
  readonly json?: boolean | undefined;
  /** Asks about the person whose number stands on standard input. */
  readonly person?: boolean | undefined;
};

/** Seconds that two clocks may differ where no setting says so. */
const MOST_SKEW = 30;

/**
 * Tries, step by step, all that the server needs, as the server does it, and says what to do about each step that fails.
 *
 * @returns the exit code: 1 when something failed
 * @throws ConfigurationError when the settings can't be used: then nothing was tried
 */
export async function doctorCommand({ configuration: named, json, person }: DoctorOptions): Promise<number> {
  const configuration = readConfiguration();
  const chosen = choose(configuration.providers, named);
  const number = person === true ? await readNumber() : null;
  const shared = await examineShared(configuration);
  const question = {
    number,
    ledger: configuration.trust === null ? null : readLedgerAccess(configuration),
    obstacle: isRecordable(shared) ? null : 'The storage failed, so the question can not be recorded.',
  };
  const mostSkew = configuration.trust?.callers.leeway ?? MOST_SKEW;
  const examined: Examined[] = [];
  for (const [name, settings] of chosen) {
    examined.push(await examineConfiguration(name, settings, { ...question, mostSkew }));
  }
  const all = [...examined, ...shared];
  process.stdout.write(json === true ? reportAsJson(all) : reportAsText(all));
  return isAllGood(all) ? 0 : 1;
}

function choose(
  providers: ReadonlyMap<string, ProviderSettings>,
  named: string | undefined,
): (readonly [string, ProviderSettings])[] {
  const chosen = [...providers].filter(([name]) => named === undefined || name === named);
  if (chosen.length > 0) return chosen;
  throw new ConfigurationError([
    `--configuration: expected one of these: ${[...providers.keys()].join(', ')}`,
  ]);
}

async function readNumber(): Promise<CprNumber> {
  const people = await readPerson(process.stdin);
  const [first = ''] = people ?? [];
  const number = CprNumber.parse(first.replace(/^#/, ''));
  if (people?.length === 1 && number instanceof CprNumber) return number;
  throw new ConfigurationError(['Standard input: expected one CPR number']);
}

/** What all configurations need where callers sign in. */
async function examineShared({ trust, CPR_STORAGE }: Configuration): Promise<Examined[]> {
  if (trust === null) return [];
  const storage = createCheckup();
  await examineStorage(storage, CPR_STORAGE);
  const examined: Examined[] = [{ name: 'storage', kind: 'storage', steps: storage.results }];
  for (const issuer of trust.callers.issuers) {
    const checkup = createCheckup(nextAtIssuer);
    await examineIssuer(checkup, issuer, trust.callers);
    examined.push({ name: issuer.issuer, kind: 'identity-provider', steps: checkup.results });
  }
  return examined;
}

const isRecordable = (shared: readonly Examined[]): boolean =>
  shared
    .filter(({ kind }) => kind === 'storage')
    .every(({ steps }) => steps.some(({ step, outcome }) => step === WRITABLE && outcome === 'ok'));

type Wish = {
  readonly number: CprNumber | null;
  readonly ledger: LedgerAccess | null;
  readonly obstacle: string | null;
  readonly mostSkew: number;
};

async function examineConfiguration(
  name: string,
  settings: ProviderSettings,
  { mostSkew, ...question }: Wish,
): Promise<Examined> {
  const examined = (checkup: Checkup): Examined => ({
    name,
    kind: settings.provider,
    steps: checkup.results,
  });
  switch (settings.provider) {
    case 'fake': {
      const checkup = createCheckup();
      await checkup.step('people', [], async () => {
        await (await createProvider(settings)).close();
        return { seen: 'The test people are read.', value: null };
      });
      return examined(checkup);
    }
    case 'datafordeler': {
      const checkup = createCheckup(nextAtDatafordeler(settings));
      await examineDatafordeler(checkup, settings, mostSkew);
      await askQuestion(checkup, DATAFORDELER_BEFORE_QUESTION, {
        configuration: name,
        settings,
        ...question,
      });
      return examined(checkup);
    }
    case 'service-platform': {
      const checkup = createCheckup(nextAtServicePlatform(settings));
      await examineServicePlatform(checkup, settings, mostSkew);
      await askQuestion(checkup, SERVICE_PLATFORM_BEFORE_QUESTION, {
        configuration: name,
        settings,
        ...question,
      });
      return examined(checkup);
    }
  }
}
