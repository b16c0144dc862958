import { grantsMark, protectionRule } from '../../access/protection.ts';
import type { Purpose } from '../../access/purpose.ts';
import { LedgerError, type Disclosure, type Ledger } from '../../ledger/ledger.ts';
import { StrangerTurns } from '../../ledger/stranger-turns.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import { AccessRefused } from './access/access-refused.ts';
import type { Access, AccessGranted } from './access/access.ts';
import { Allowance, isBounded } from './allowance.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Log } from './request-context.ts';
import { circumstancesOf } from './disclosure/circumstances-of.ts';
import { disclosuresOf } from './disclosure/disclosures.ts';
import { peopleAskedFor } from './disclosure/people-asked-for.ts';
import { MetPeople } from './execution/met-people.ts';
import type { VariableValues } from './input/variable-values.ts';
import type { Place } from './preparation/plan.ts';
import type { PreparedOperation } from './preparation/prepared-operation.ts';

export type RecordedAnswersOptions = { readonly access: Access; readonly ledger: Ledger };

type Request = {
  readonly operation: PreparedOperation;
  readonly variables: VariableValues;
  readonly context: Context;
  /** Runs an operation, and takes in whom it meets. */
  run(operation: PreparedOperation, people: MetPeople): Promise<Answer> | Answer;
};

/**
 * Makes the function that answers where callers are known: it decides whether they may ask this, runs what they may, and lets the answer go when
 * the record of it is durable. What is refused is recorded too, with those who were asked for.
 */
export function createRecordedAnswers({ access, ledger }: RecordedAnswersOptions) {
  const strangers = new StrangerTurns();

  return async function answer({ operation, variables, context, run }: Request): Promise<Answer> {
    if (operation.asksForSchemaOnly) return run(operation, new MetPeople());
    const { caller } = context.asking;
    if (caller === null && isOpenToAll(operation)) return run(operation, new MetPeople());
    const granted = await decide({ operation, variables, context });
    allow(context, granted.purpose);
    const people = new MetPeople();
    let answered: Answer;
    try {
      answered = await run(granted.operation, people);
    } catch (error) {
      const outcome =
        error instanceof CodedError ? String(error.extensions['code']) : 'INTERNAL_SERVER_ERROR';
      const met = disclosures(granted.operation, variables, context, people.all);
      await record(granted, context, outcome, met.map(refused));
      throw error;
    }
    const told = disclosures(granted.operation, variables, context, people.inAnswer);
    const recorded = record(granted, context, 'ANSWERED', told);
    return recorded === null
      ? answered
      : afterRecord(recorded, { ...answered, text: Buffer.from(answered.text) });
  };

  async function decide({ operation, variables, context }: Omit<Request, 'run'>): Promise<AccessGranted> {
    try {
      const { caller, purposeName } = context.asking;
      if (caller === null) throw unauthenticated();
      return access.decide({ operation, variables, caller, purposeName, now: context.now });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      if (error instanceof AccessRefused && error.reason !== null) {
        context.log.warn({ reason: error.reason }, 'A purpose was refused');
      }
      const code = String(error.extensions['code']);
      const isStranger = context.asking.caller === null;
      if (isStranger && !strangers.take(context.now.getTime())) throw error;
      const asked = peopleAskedFor({
        ...aboutPeople(operation, variables, context),
        mostKeys: isStranger ? MOST_OF_STRANGERS : context.mostKeys,
      });
      await record({ purpose: null, own: null, operation }, context, code, asked);
      throw error;
    }
  }

  function allow({ loaders, asking: { caller } }: Context, purpose: Purpose | null): void {
    if (purpose === null || caller === null) return;
    if (isBounded(purpose)) loaders.allowance = new Allowance(purpose, ledger.usage(caller, purpose.code));
    const rule = protectionRule({ sector: purpose.sector, grantsMark: grantsMark(purpose) });
    loaders.hidesProtected = rule === 'HIDE';
  }

  /** What people see of themselves is recorded with a purpose of its own. */
  function record(
    { purpose, own, operation }: AccessGranted,
    context: Context,
    outcome: string,
    all: readonly Disclosure[],
  ): Promise<void> | null {
    if (all.length === 0 && outcome === 'ANSWERED') return null;
    const { requestId, now, asking } = context;
    const recordFor = (purpose: Purpose | null, disclosures: readonly Disclosure[]): Promise<void> =>
      ledger.record({
        circumstances: circumstancesOf(operation, context, purpose),
        requestId,
        at: now.getTime(),
        caseReference: asking.caseReference,
        outcome,
        disclosures,
      });
    if (own === null) return untilRecorded(recordFor(purpose, all), context.request);
    const parts = partedByPurpose(all, { purpose, own });
    const recorded = parts.map((part) => recordFor(part.purpose, part.disclosures));
    return untilRecorded(Promise.all(recorded), context.request);
  }
}

const afterRecord = async (recorded: Promise<void>, answered: Answer): Promise<Answer> => {
  await recorded;
  return answered;
};

/**
 * Waits for a record. Whoever waits must not hold the people of the request: hundreds of requests wait at once, and the garbage collector would move
 * all that they found.
 */
async function untilRecorded(recorded: Promise<unknown>, request: { readonly log: Log }): Promise<void> {
  try {
    await recorded;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    request.log.error({ err: error }, 'A disclosure could not be recorded, so nothing was told');
    throw unrecorded();
  }
}

/** So many people are recorded at each place that somebody asks for who does not say who they are: nobody is told of any of them. */
const MOST_OF_STRANGERS = 20;

/** What tells of nobody, whoever asks. */
const OPEN_TO_ALL = [
  'inspectCprNumber',
  'cprProvider',
  'viewer',
  'loginError',
  '_service',
  '__schema',
  '__type',
  '__typename',
];

const isOpenToAll = ({ selection }: PreparedOperation): boolean =>
  selection.places.every(({ definition }) => OPEN_TO_ALL.includes(definition.name));

const refused = (disclosure: Disclosure): Disclosure => ({ ...disclosure, outcome: 'REFUSED' });

function partedByPurpose(
  all: readonly Disclosure[],
  { purpose, own }: { readonly purpose: Purpose | null; readonly own: Purpose },
) {
  const [mine, others] = [all.filter(isOwn), all.filter((one) => !isOwn(one))];
  return [
    ...(mine.length === 0 && others.length > 0 ? [] : [{ purpose: own, disclosures: mine }]),
    ...(others.length === 0 ? [] : [{ purpose, disclosures: others }]),
  ];
}

const isOwn = ({ place: { path } }: Disclosure): boolean => path === 'viewer' || path.startsWith('viewer.');

function disclosures(
  operation: PreparedOperation,
  variables: VariableValues,
  context: Context,
  people: MetPeople['all'],
): Disclosure[] {
  const { loaders, alsoDisclosed } = context;
  const met = disclosuresOf({
    ...aboutPeople(operation, variables, context),
    people,
    endOf: (lookUp) => loaders.endOf(lookUp),
  });
  return alsoDisclosed.length === 0 ? met : [...met, ...alsoDisclosed];
}

const aboutPeople = (
  { selection, conditions }: PreparedOperation,
  variables: VariableValues,
  { provider }: Context,
) => ({
  selection,
  holding: conditions.holdingUnder(variables),
  provider,
  argumentsOf: (root: Place) =>
    'constant' in root.arguments ? root.arguments.constant : argumentsOrNone(root.arguments, variables),
});

/** Arguments that are wrong find nobody. */
function argumentsOrNone(
  prepared: { of(values: VariableValues): Readonly<Record<string, unknown>> },
  variables: VariableValues,
): Readonly<Record<string, unknown>> {
  try {
    return prepared.of(variables);
  } catch (error) {
    if (error instanceof CodedError) return {};
    throw error;
  }
}

const unauthenticated = (): CodedError =>
  new CodedError(
    'UNAUTHENTICATED',
    'This deployment answers callers that it knows. Sign in, and send the access token as "authorization: Bearer ...".',
    {},
    { status: 401 },
  );

const unrecorded = (): CodedError =>
  new CodedError(
    'LEDGER_UNAVAILABLE' satisfies ErrorCode,
    'What was to be told could not be recorded, so nothing is told. Try again.',
    {},
    { status: 503 },
  );
