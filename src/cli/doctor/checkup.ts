import { ProviderError } from '../../providers/provider-error.ts';
import { CertificateError } from '../../providers/transport/certificates/certificate-error.ts';
import { PeopleFileError } from '../../providers/fake/people-file-error.ts';
import { ConfigurationError } from '../../configuration/configuration-error.ts';
import { LedgerError } from '../../ledger/ledger.ts';
import { StorageError } from '../../storage/database.ts';

/** `warning` works today and needs somebody soon; `skipped` could not be tried because of another step, or was not asked for. */
export type Outcome = 'ok' | 'warning' | 'failed' | 'skipped';

/** How one step went. No text in it holds a secret, or anything about a person. */
export type StepResult = {
  readonly step: string;
  readonly outcome: Outcome;
  readonly milliseconds: number;
  /** What was seen, in one sentence. */
  readonly seen: string;
  /** Why it failed, as logs and answers name it. */
  readonly code: string | null;
  /** The likely cause, and what to look at. */
  readonly advice: string | null;
  /** Where at the provider the next step is made: its portal, its ticket, its list. */
  readonly next: string | null;
  /** The step whose failure kept this one from being tried. */
  readonly because: string | null;
};

/** What a step found that went well; `warning` is what needs somebody soon. */
type Found<Value> = { readonly seen: string; readonly warning?: string; readonly value: Value };

/** A step that failed for a reason of its own. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly code: string;
  readonly advice: string | null;

  constructor(code: string, seen: string, advice: string | null = null) {
    super(seen);
    this.code = code;
    this.advice = advice;
  }
}

/** Where at the provider the next step is made; null where the advice is all there is. */
export type NextStep = (step: string, code: string) => string | null;

/** Everything that is looked at for one configuration, or for what all of them share. */
export type Checkup = {
  readonly results: readonly StepResult[];
  /**
   * Takes a step, unless one of `after` has failed or was skipped; a name there that was never a step is no hindrance.
   *
   * @returns what the step is to give to later ones; null where it gave nothing
   */
  step<Value>(
    name: string,
    after: readonly string[],
    work: () => Promise<Found<Value>>,
  ): Promise<Value | null>;
  /** Notes a step that is not taken, and why. */
  skip(name: string, why: string): void;
};

export function createCheckup(nextStep: NextStep = () => null): Checkup {
  const results: StepResult[] = [];
  /** For each step that did not succeed, the one that failed first. */
  const missing = new Map<string, string>();

  const note = (
    step: string,
    outcome: Outcome,
    told: Partial<StepResult> & { readonly seen: string },
  ): void => void results.push({ step, outcome, ...NOTHING_MORE, ...told });

  return {
    results,
    async step(name, after, work) {
      const failedFirst = after.map((each) => missing.get(each)).find((each) => each !== undefined);
      if (failedFirst !== undefined) {
        missing.set(name, failedFirst);
        note(name, 'skipped', { seen: `Not tried, because "${failedFirst}" failed.`, because: failedFirst });
        return null;
      }
      const begun = performance.now();
      const milliseconds = (): number => Math.round(performance.now() - begun);
      try {
        const { seen, warning, value } = await work();
        const outcome = warning === undefined ? 'ok' : 'warning';
        note(name, outcome, { seen, advice: warning ?? null, milliseconds: milliseconds() });
        return value;
      } catch (error) {
        const { code, seen, advice } = failureOf(error);
        missing.set(name, name);
        note(name, 'failed', {
          code,
          seen,
          advice,
          next: nextStep(name, code),
          milliseconds: milliseconds(),
        });
        return null;
      }
    },
    skip: (name, why) => note(name, 'skipped', { seen: why }),
  };
}

const NOTHING_MORE = { milliseconds: 0, code: null, advice: null, next: null, because: null };

/** Every error that is written for an operator. What a bug threw is thrown on. */
function failureOf(error: unknown): Pick<StepResult, 'seen' | 'advice'> & { readonly code: string } {
  if (error instanceof ProviderError || error instanceof StepFailure) {
    return { code: error.code, seen: error.message, advice: error.advice };
  }
  if (error instanceof CertificateError) return { code: error.code, seen: error.message, advice: null };
  if (error instanceof ConfigurationError || error instanceof PeopleFileError) {
    return { code: 'UNUSABLE_FILE', seen: error.message, advice: null };
  }
  if (error instanceof StorageError || error instanceof LedgerError) {
    return { code: 'STORAGE_UNUSABLE', seen: error.message, advice: null };
  }
  throw error;
}
