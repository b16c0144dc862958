import { readFileSync } from 'node:fs';
import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createDanishClock } from '../access/danish-clock.ts';
import type { Purpose } from '../access/purpose.ts';
import { createPurposes } from '../access/purposes.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readConfiguration, type Configuration } from '../configuration/configuration.ts';
import type { PurposeSettings } from '../configuration/purpose-settings.ts';
import { safeError } from '../graphql/errors/safe-error.ts';
import {
  explainAccess,
  type AccessExplanation,
  type ExplainedNeed,
} from '../graphql/operation/access/explain.ts';
import { grantableOf } from '../graphql/operation/access/grantable-of-schema.ts';
import { CodedError } from '../graphql/errors/coded-error.ts';
import {
  prepareOperation,
  type PreparedOperation,
} from '../graphql/operation/preparation/prepared-operation.ts';
import { createSchema } from '../graphql/schema/schema.ts';

/** Prints each purpose that is configured, in words for whoever answers for them. @throws ConfigurationError */
export function listPurposesCommand(): number {
  const { settings, purposes } = readPurposes();
  const today = createDanishClock()(new Date());
  for (const purpose of purposes.values()) {
    const setting = settings.purposes[purpose.code];
    if (setting !== undefined) process.stdout.write(describePurpose(purpose, setting, today));
  }
  for (const [name, coordinates] of Object.entries(settings.groups)) {
    process.stdout.write(`@${name}: ${coordinates.join(', ')}\n`);
  }
  return 0;
}

export type ExplainOptions = {
  readonly purpose?: string | undefined;
  readonly operation?: string | undefined;
  readonly 'operation-name'?: string | undefined;
  readonly client?: string | undefined;
};

/**
 * Prints what a purpose would grant of the operation in a file, and why not the rest.
 *
 * @returns the exit code: 1 where the operation would be refused
 * @throws ConfigurationError where settings, purpose or operation can't be used
 */
export function explainPurposeCommand(options: ExplainOptions): number {
  const { configuration, purposes } = readPurposes();
  const purpose = purposes.get(options.purpose ?? '');
  if (purpose === undefined) {
    throw new ConfigurationError([
      `--purpose: expected one of those that are configured: ${[...purposes.keys()].join(', ')}`,
    ]);
  }
  const schema = createSchema('declared');
  const file = options.operation ?? '';
  const operation = readOperation(schema, file, options['operation-name'], configuration);
  const explanation = explainAccess({ schema, grantable: grantableOf(schema), operation, purpose });
  const obstacles = obstaclesOf(purpose, options.client ?? null);
  process.stdout.write(report({ purpose, operation, file, explanation, obstacles }));
  return explanation.isRefused || obstacles.length > 0 ? 1 : 0;
}

function readPurposes() {
  const configuration = readConfiguration();
  if (configuration.trust === null) {
    throw new ConfigurationError([
      'CPR_TRUST: not set, so there are no purposes; it names the file that has them',
    ]);
  }
  const settings: PurposeSettings = configuration.trust.purposes;
  const { byCode: purposes } = createPurposes(settings, grantableOf(createSchema('declared')));
  return { configuration, settings, purposes };
}

/** Of an operation that can't be used no value is told: it may hold a number. */
function readOperation(
  schema: GraphQLSchema,
  file: string,
  operationName: string | undefined,
  { MAX_DEPTH: depth, MAX_COST: cost, MAX_KEYS: keys, MAX_FIELDS: fields }: Configuration,
): PreparedOperation {
  const unusable = (problems: readonly string[]) =>
    new ConfigurationError(problems.map((problem) => `--operation ${file}: ${problem}`));
  const told = (error: unknown, code: string): string => {
    const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
    return safeError({ ...formatted, extensions: { code } }, error).message;
  };
  let document: DocumentNode;
  try {
    document = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof GraphQLError) throw unusable([told(error, 'GRAPHQL_PARSE_FAILED')]);
    throw unusable([`the file can not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`]);
  }
  const mistakes = validate(schema, document);
  if (mistakes.length > 0)
    throw unusable(mistakes.map((mistake) => told(mistake, 'GRAPHQL_VALIDATION_FAILED')));
  try {
    return prepareOperation(schema, document, operationName, {
      limits: { depth, cost, keys, fields },
      suggest: true,
    });
  } catch (error) {
    if (error instanceof CodedError) throw unusable([error.message]);
    throw error;
  }
}

/** Why the purpose can't be used at all, by this client or today. */
function obstaclesOf({ clients, validFrom, validTo }: Purpose, client: string | null): string[] {
  const today = createDanishClock()(new Date());
  return [
    ...(client !== null && !clients.has(client) ? ['The purpose is not for this client.'] : []),
    ...(validFrom !== null && today < validFrom ? [`The purpose holds from ${validFrom} on.`] : []),
    ...(validTo !== null && today > validTo ? [`The purpose held until ${validTo}.`] : []),
  ];
}

type Report = {
  readonly purpose: Purpose;
  readonly operation: PreparedOperation;
  readonly file: string;
  readonly explanation: AccessExplanation;
  readonly obstacles: readonly string[];
};

function report({ purpose, operation, file, explanation, obstacles }: Report): string {
  const { own, others } = explanation;
  const registered = purpose.operations.has(operation.hash)
    ? 'it is registered for this purpose'
    : 'it is not registered for this purpose';
  return [
    `Purpose    ${purpose.code}: ${purpose.legalBasis}`,
    `Operation  ${operation.name ?? 'without a name'}, in ${file}`,
    `SHA-256    ${operation.hash}; ${registered}`,
    '',
    ...(others.length === 0 ? [] : ['For the purpose:', ...others.map(describeNeed), '']),
    ...(own.length === 0
      ? []
      : [
          'For people who sign in for themselves, of their own data and without a purpose:',
          ...own.map(describeNeed),
          '',
        ]),
    ...obstacles,
    `${outcomeOf(explanation, obstacles)}\n`,
  ].join('\n');
}

const describeNeed = ({ verdict, coordinate, reason }: ExplainedNeed): string =>
  `  ${verdict.padEnd('not granted if given'.length)}  ${coordinate}${reason === null ? '' : `: ${reason}`}`;

function outcomeOf(
  { needsPurpose, isRefused, others }: AccessExplanation,
  obstacles: readonly string[],
): string {
  if (!needsPurpose && !isRefused) return 'The operation looks nobody up for a purpose.';
  if (obstacles.length > 0) {
    return `The operation would be refused: UNKNOWN_PURPOSE${isRefused ? ', and otherwise NOT_ALLOWED' : ''}.`;
  }
  if (isRefused) return 'The operation would be refused: NOT_ALLOWED.';
  const isSome = (wanted: ExplainedNeed['verdict']) => others.some(({ verdict }) => verdict === wanted);
  return [
    'The operation would be run.',
    ...(isSome('withheld') ? ['What is withheld would be null, with NOT_ALLOWED in "absences".'] : []),
    ...(isSome('not granted if given')
      ? ['A request that gives a key that is not granted would be refused: NOT_ALLOWED.']
      : []),
  ].join(' ');
}

function describePurpose(
  purpose: Purpose,
  setting: PurposeSettings['purposes'][string],
  today: string,
): string {
  const { companies, validFrom, validTo, mostPeopleARequest, mostPeopleADay, mostMissesADay, operations } =
    purpose;
  const isOver = validTo !== null && today > validTo;
  const days = [
    ...(validFrom === null ? [] : [`from ${validFrom}`]),
    ...(validTo === null ? [] : [`to ${validTo}`]),
  ];
  const bound = (most: number | null, what: string) =>
    most === null ? `any number ${what}` : `at most ${most} ${what}`;
  const rows: readonly (readonly [string, string])[] = [
    ['Legal basis', purpose.legalBasis],
    ['Sector', setting.sector],
    ['Clients', setting.clients.join(', ')],
    ['Companies', companies === null ? 'any of these clients' : [...companies].join(', ')],
    ['Holds', `${days.length === 0 ? 'without end' : days.join(' ')}${isOver ? ' (it is over)' : ''}`],
    ['Login', setting.assurance === undefined ? 'any, programs too' : `${setting.assurance} or stronger`],
    ['People', `${bound(mostPeopleARequest, 'a request')}, ${bound(mostPeopleADay, 'a day')}`],
    ['Misses', bound(mostMissesADay, 'in 24 hours')],
    ['Found by', setting.searchKeys.join(', ')],
    ['Granted', setting.fields.join(', ')],
    [
      'Not granted',
      setting.notGranted === 'withhold' ? 'is left out of the answer' : 'refuses the operation',
    ],
    ['Registered', operations.size === 1 ? '1 operation' : `${operations.size} operations`],
  ];
  return [purpose.code, ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`), '\n'].join('\n');
}
