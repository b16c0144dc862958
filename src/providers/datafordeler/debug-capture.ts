import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes down what goes to the service and what comes back, when an operator has switched that on. */
export type DebugCapture = {
  /** `body` is the JSON text of the request. */
  begin(body: string): { end(status: number, text: string): void };
};

export const NO_CAPTURE: DebugCapture = { begin: () => ({ end: () => undefined }) };

type Options = {
  readonly folder: string;
  /** Whether values are written as they are. They are people's data. */
  readonly withValues: boolean;
  /** Files older than this are deleted, in milliseconds. */
  readonly keepFor: number;
};

/**
 * One JSON file for each call, readable by the owner only, with every value masked unless the operator wants them. Files delete
 * themselves: those that are too old whenever one is written, and the rest when the time of the last one is over.
 */
export function createDebugCapture({ folder, withValues, keepFor }: Options): DebugCapture {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let count = 0;
  const sweep = () => deleteOlderThan(folder, Date.now() - keepFor);
  sweep();
  const shown = (value: unknown) => (withValues ? value : masked(value));
  return {
    begin(body) {
      const began = new Date();
      const name = `datafordeler-${began.toISOString().replaceAll(':', '')}-${process.pid}-${++count}.json`;
      return {
        end(status, text) {
          const content = {
            at: began.toISOString(),
            milliseconds: Date.now() - began.getTime(),
            request: shown(parsed(body)),
            response: { status, body: shown(parsed(text)) },
          };
          writeFileSync(join(folder, name), JSON.stringify(content, null, 2), { mode: 0o600 });
          sweep();
          setTimeout(sweep, keepFor + 1_000).unref();
        },
      };
    },
  };
}

/** The shape of a value with nothing personal in it: the keys, and of each text only how long it is. Codes of errors are kept. */
function masked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, name)]));
  }
  if (SHOWN.includes(key) || typeof value === 'boolean' || value === null) return value;
  return typeof value === 'string' ? `(text of ${value.length})` : `(${typeof value})`;
}

/** What is never about a person: our questions are fixed texts, and people are in the variables only. */
const SHOWN = [
  'query',
  'code',
  'errorCode',
  'traceId',
  'first',
  'hasNextPage',
  'line',
  'column',
  '__typename',
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function deleteOlderThan(folder: string, time: number): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('datafordeler-') || !name.endsWith('.json')) continue;
    const file = join(folder, name);
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < time)
      rmSync(file, { force: true });
  }
}
