#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { doctorCommand } from './cli/doctor/doctor-command.ts';
import { fetchSchemaCommand } from './cli/fetch-schema-command.ts';
import { explainPurposeCommand, listPurposesCommand } from './cli/purposes-command.ts';
import {
  LEDGER_COMMANDS,
  LEDGER_OPTIONS,
  ledgerCommand,
  LedgerUsageError,
  type LedgerOptions,
} from './cli/ledger-command.ts';
import { ConfigurationError } from './configuration/configuration-error.ts';
import { LedgerError } from './ledger/ledger.ts';
import { StorageError } from './storage/database.ts';
import { apiSdl, subgraphSdl } from './graphql/schema/schema-text.ts';
import { CertificateError } from './providers/transport/certificates/certificate-error.ts';

const USAGE = `Usage: npx cpr-subgraph <command>

  schema subgraph    prints the SDL with federation's directives, for a registry or composer; "schema" alone does the same
  schema api         prints the plain API schema, for code generators and editors
  schema fetch       signs in at Datafordeler as the settings say, fetches its schema, and reports how our questions fit it
      --configuration NAME    which one, where CPR_CONFIGURATIONS has several
      --output FILE           where to keep it; else the configuration's schemaFile, else standard output
  purposes list      prints the purposes that the file in CPR_TRUST has
  purposes explain   prints what a purpose would grant of an operation, and why not the rest; ends with 1 where it would be refused
      --purpose CODE          which purpose
      --operation FILE        the operation's text
      --operation-name NAME   which one, where the text has several
      --client ID             whether this client may use the purpose, too

  doctor             tries all that the server needs, step by step, and says what to do about what fails; ends with 1 then
      --configuration NAME    one of several
      --person                asks whether there is the person whose CPR number is read from standard input; it is recorded, and no data is shown
      --json                  for programs

  ledger verify      checks the record of disclosures: names each record that was changed, removed or put in
      --rebuild-index         makes the index by person anew first
  ledger search      prints entries, the newest first
      --person                about the person whose CPR number is read from standard input
      --client ID, --cvr NUMBER, --subject ID, --purpose CODE, --outcome WORD, --from DAY, --to DAY, --first N
  ledger extract     all look-ups of the person whose CPR number is read from standard input, for that person (GDPR, Article 15)
      --format json|html, --output FILE, --from DAY, --to DAY, --staff (who looked as well)
  ledger sample      prints some requests, chosen at random, for a control
      --count N, --from DAY, --to DAY
  ledger retain      empties now what is older than the retention
      Whoever reads the ledger so is recorded in it.

"npm run --silent schema -- api" is the same as "schema api". The server itself is started by "npm start".
`;

/** Wrong arguments or settings: nothing was tried. */
const EXIT_UNUSABLE = 2;

/** The options that a command has, where it has any. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'schema fetch': ['configuration', 'output'],
  'purposes explain': ['purpose', 'operation', 'operation-name', 'client'],
  doctor: ['configuration', 'person', 'json'],
  ...LEDGER_COMMANDS,
};

/**
 * The pauses between two attempts do not keep a process alive, because a server must be able to stop at once. Without this interval Node
 * would end a command in the middle of such a pause, without a word.
 */
const staysAlive = setInterval(() => undefined, 60_000);
try {
  process.exitCode = await run(process.argv.slice(2));
} finally {
  clearInterval(staysAlive);
}

async function run(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command?.name) {
    case 'schema':
    case 'schema subgraph':
      process.stdout.write(subgraphSdl());
      return 0;
    case 'schema api':
      process.stdout.write(apiSdl());
      return 0;
    case 'schema fetch':
      return orUnusable(() => fetchSchemaCommand(command.options));
    case 'purposes list':
      return orUnusable(listPurposesCommand);
    case 'purposes explain':
      return orUnusable(() => explainPurposeCommand(command.options));
    case 'doctor':
      return orUnusable(() => doctorCommand(command.options));
    case 'ledger verify':
    case 'ledger search':
    case 'ledger extract':
    case 'ledger sample':
    case 'ledger retain':
      return runLedger(command.name, command.options);
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    default:
      process.stderr.write(USAGE);
      return EXIT_UNUSABLE;
  }
}

/** What a command that reads settings ends with. */
async function orUnusable(command: () => number | Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof ConfigurationError) && !(error instanceof CertificateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT_UNUSABLE;
  }
}

async function runLedger(name: string, options: LedgerOptions): Promise<number> {
  try {
    return await ledgerCommand(name, options);
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof LedgerUsageError) {
      process.stderr.write(`${error.message}\n`);
      return EXIT_UNUSABLE;
    }
    if (!(error instanceof LedgerError) && !(error instanceof StorageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** The command, or null if the arguments are wrong. */
function readCommand(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        configuration: { type: 'string' },
        output: { type: 'string' },
        purpose: { type: 'string' },
        operation: { type: 'string' },
        'operation-name': { type: 'string' },
        client: { type: 'string' },
        json: { type: 'boolean' },
        ...LEDGER_OPTIONS,
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, ...options } = values;
    const name = help ? 'help' : positionals.join(' ');
    const allowed = OPTIONS[name] ?? [];
    return Object.keys(options).every((option) => allowed.includes(option)) ? { name, options } : null;
  } catch {
    return null;
  }
}
