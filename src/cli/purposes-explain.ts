import { readFileSync } from 'node:fs';
import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createDanishClock } from '../access/danish-clock.ts';
import type { Purpose } from '../access/purpose.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { Configuration } from '../configuration/configuration.ts';
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
import { defineCommand } from './command.ts';
import { readPurposes } from './read-purposes.ts';

export const command = defineCommand({
  name: 'purposes explain',
  summary: 'prints what a purpose would grant of an operation, and why not the rest',
  options: {
    purpose: { type: 'string', value: 'CODE', text: 'which purpose' },
    operation: { type: 'string', value: 'FILE', text: "the operation's text" },
    'operation-name': { type: 'string', value: 'NAME', text: 'which one, where the text has several' },
    client: { type: 'string', value: 'ID', text: 'whether this client may use the purpose, too' },
  },
  endsWithOne: 'where the operation would be refused',
  run(options) {
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
  },
});

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
