import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../transport/http/connections.ts';
import { isFailureCode, isTraceId } from './error-verdict.ts';

/** Writes down what goes to the service and what comes back, when an operator has switched that on. */
export type DebugCapture = {
  /** `body` is the JSON text of the request. One of the two is called when the call has ended. */
  begin(body: string): {
    answer(status: number, text: string): void;
    withoutAnswer(reason: string): void;
  };
  /** Stops deleting old files; the next capture with this folder will. */
  close(): void;
};

const NOTHING = { answer: () => undefined, withoutAnswer: () => undefined };
export const NO_CAPTURE: DebugCapture = { begin: () => NOTHING, close: () => undefined };

type Options = {
  readonly folder: string;
  /** Whether values are written as they are. They are people's data. */
  readonly withValues: boolean;
  /** Files older than this are deleted, in milliseconds. */
  readonly keepFor: number;
};

const MINUTE = 60_000;

/**
 * One JSON file for each call, readable by the owner only, with every value masked unless the operator wants them. Headers, and so the token,
 * are not written. What is too old is deleted within a minute. A file that can't be written must not make a look-up fail: the process warns
 * instead, once each time that it starts to happen.
 *
 * @throws Error when the folder can't be made or written to
 */
export function createDebugCapture({ folder, withValues, keepFor }: Options): DebugCapture {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
  let isFailing = false;

  function attempt(work: () => void): void {
    try {
      work();
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        process.emitWarning(`Debug capture does not work (${errorCode(error)}): look at ${folder}.`);
      isFailing = true;
    }
  }

  const sweep = () => attempt(() => deleteOlderThan(folder, Date.now() - keepFor));
  const timer = setInterval(sweep, Math.min(keepFor, MINUTE)).unref();
  sweep();

  const shown = (value: unknown) => (withValues ? value : masked(value));
  return {
    begin(body) {
      const began = new Date();
      function write(outcome: object): void {
        const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
        const content = {
          at: began.toISOString(),
          milliseconds: Date.now() - began.getTime(),
          request: { query, variables: shown(variables) },
          ...outcome,
        };
        const name = `${PREFIX}${began.toISOString().replaceAll(':', '')}-${randomUUID().slice(0, 8)}.json`;
        attempt(() =>
          writeFileSync(join(folder, name), JSON.stringify(content, null, 2), { mode: 0o600, flag: 'wx' }),
        );
      }
      return {
        answer: (status, text) => write({ response: { status, body: shown(parsed(text)) } }),
        withoutAnswer: (reason) => write({ failure: reason }),
      };
    },
    close: () => clearInterval(timer),
  };
}

/** The shape of a value with nothing personal in it: the keys, and of each text only how long it is. */
function masked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        /^[a-z_]\w*$/i.test(name) ? name : '(key)',
        masked(item, name),
      ]),
    );
  }
  if (typeof value === 'boolean' || value === null || isShown(key, value)) return value;
  return typeof value === 'string' ? `(text of ${value.length})` : `(${typeof value})`;
}

/** What helps to find a fault and is never about a person, if it has the form that it should have. */
function isShown(key: string, value: unknown): boolean {
  if (['code', 'errorCode'].includes(key)) return isFailureCode(value);
  if (key === 'traceId') return isTraceId(value);
  return ['line', 'column'].includes(key) && typeof value === 'number' && value < 10_000;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const PREFIX = 'datafordeler-';

function deleteOlderThan(folder: string, time: number): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(PREFIX) || !name.endsWith('.json')) continue;
    const file = join(folder, name);
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < time)
      rmSync(file, { force: true });
  }
}
