import { writeFileSync } from 'node:fs';
import { deriveLedgerKeys } from '../ledger/format/ledger-key.ts';
import { extractPage } from '../ledger/extract/extract-page.ts';
import { retain } from '../ledger/keeping/retain.ts';
import type { PersonReference } from '../ledger/ledger.ts';
import { openLedgerReader, type LedgerReader } from '../ledger/reading/ledger-reader.ts';
import { openStore } from '../ledger/store/open-store.ts';
import { readLedgerAccess, recordReading, type LedgerAccess } from './ledger-access.ts';
import { printEntry } from './ledger-print.ts';
import { ledgerVerify } from './ledger-verify.ts';
import { readInstantOption } from './read-instant-option.ts';
import { readPerson } from './read-person.ts';

export type LedgerOptions = Readonly<Record<string, string | boolean | undefined>>;

/** Wrong arguments: nothing was read. */
export class LedgerUsageError extends Error {}

const MOST_PRINTED = 1_000;

/** Which options each command has. */
export const LEDGER_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'ledger verify': ['rebuild-index'],
  'ledger search': ['person', 'client', 'cvr', 'subject', 'purpose', 'outcome', 'from', 'to', 'first'],
  'ledger extract': ['format', 'output', 'from', 'to', 'staff'],
  'ledger sample': ['count', 'from', 'to'],
  'ledger retain': [],
};

/** As `parseArgs` takes them. `output` is another command's as well. */
export const LEDGER_OPTIONS = {
  ...optionsOf('string', [
    'client',
    'cvr',
    'subject',
    'purpose',
    'outcome',
    'from',
    'to',
    'first',
    'format',
    'count',
  ]),
  ...optionsOf('boolean', ['rebuild-index', 'person', 'staff']),
};

function optionsOf<Type extends 'string' | 'boolean'>(
  type: Type,
  names: readonly string[],
): Record<string, { type: Type }> {
  return Object.fromEntries(names.map((name) => [name, { type }]));
}

/**
 * Runs one of the commands about the ledger.
 *
 * @returns the exit code
 * @throws ConfigurationError, LedgerUsageError when nothing can be done; LedgerError, StorageError when the store fails
 */
export async function ledgerCommand(name: string, options: LedgerOptions): Promise<number> {
  const access = readLedgerAccess();
  switch (name) {
    case 'ledger verify':
      return ledgerVerify(access, { isIndexRebuilt: options['rebuild-index'] === true });
    case 'ledger search':
      return search(access, options);
    case 'ledger extract':
      return extract(access, options);
    case 'ledger sample':
      return sample(access, options);
    default:
      return retainNow(access);
  }
}

async function search(access: LedgerAccess, options: LedgerOptions): Promise<number> {
  const people = options['person'] === true ? await personOrFail() : undefined;
  const first = countOf(options, 'first', 50);
  const caller = textsOf(options, ['client', 'cvr', 'subject']);
  const query = {
    ...(people !== undefined && { people }),
    ...(Object.keys(caller).length > 0 && { caller }),
    ...textsOf(options, ['purpose', 'outcome']),
    ...windowOf(options),
    first,
  };
  await recordReading(access, 'ledger search', people);
  return reading(access, async (reader) => {
    const { entries, endCursor } = await reader.search(query);
    for (const entry of entries) process.stdout.write(printEntry(entry));
    process.stdout.write(
      `${entries.length} entries${endCursor === null ? '.' : '; there may be older ones.'}\n`,
    );
    return 0;
  });
}

async function extract(access: LedgerAccess, options: LedgerOptions): Promise<number> {
  const format = options['format'] ?? 'html';
  if (format !== 'json' && format !== 'html')
    throw new LedgerUsageError('--format: expected "json" or "html"');
  const output = options['output'];
  const window = windowOf(options);
  const people = await personOrFail();
  await recordReading(access, 'ledger extract', people);
  return reading(access, async (reader) => {
    const made = await reader.extract(people, {
      ...window,
      now: Date.now(),
      withStaff: options['staff'] === true,
    });
    const text = format === 'json' ? JSON.stringify(made, null, 2) + '\n' : extractPage(made);
    if (typeof output === 'string') writeFileSync(output, text, { mode: 0o600 });
    else process.stdout.write(text);
    process.stderr.write(
      `${made.accesses.length} look-ups${made.isComplete ? '' : '; there are older ones'}.\n`,
    );
    return 0;
  });
}

async function sample(access: LedgerAccess, options: LedgerOptions): Promise<number> {
  const { from = 0, to = Date.now() } = windowOf(options);
  const count = countOf(options, 'count', 25);
  await recordReading(access, 'ledger sample');
  return reading(access, async (reader) => {
    const { entries, of } = await reader.sample({ count, from, to });
    for (const entry of entries) process.stdout.write(printEntry(entry));
    process.stdout.write(`${entries.length} requests, chosen at random of ${of}.\n`);
    return 0;
  });
}

async function retainNow({ storage, keys, settings }: LedgerAccess): Promise<number> {
  const database = await openStore(storage);
  try {
    const { retentionDays, anchorFile = null } = settings;
    const [key] = deriveLedgerKeys(keys);
    const { batches, records } = await retain(database, key, { now: Date.now(), retentionDays, anchorFile });
    process.stdout.write(
      `${records} records in ${batches} batches were older than ${retentionDays} days and have been emptied.\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

async function reading(
  { storage, keys }: LedgerAccess,
  work: (reader: LedgerReader) => Promise<number>,
): Promise<number> {
  const reader = openLedgerReader({ storage, keys });
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

async function personOrFail(): Promise<readonly PersonReference[]> {
  const people = await readPerson(process.stdin);
  if (people === null) {
    throw new LedgerUsageError(
      'Standard input: expected a CPR number, or "=" and an id, one a line, all of the same person',
    );
  }
  return people;
}

function textsOf(options: LedgerOptions, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = options[name];
      return typeof given === 'string' ? [[name, given]] : [];
    }),
  );
}

function windowOf(options: LedgerOptions): { from?: number; to?: number } {
  const entries = (['from', 'to'] as const).flatMap((name) => {
    const given = options[name];
    if (typeof given !== 'string') return [];
    const instant = readInstantOption(given);
    if (instant === null) {
      throw new LedgerUsageError(
        `--${name}: expected a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z`,
      );
    }
    return [[name, instant]];
  });
  return Object.fromEntries(entries) as { from?: number; to?: number };
}

function countOf(options: LedgerOptions, name: string, otherwise: number): number {
  const given = options[name];
  if (given === undefined) return otherwise;
  const count = typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > MOST_PRINTED)
    throw new LedgerUsageError(`--${name}: expected 1 to ${MOST_PRINTED}`);
  return count;
}
