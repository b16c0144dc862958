import { METHODS } from 'node:http';
import type { Logger } from 'pino';
import { ERROR_CODES } from '../graphql/errors/error-codes.ts';
import { plainName } from '../graphql/errors/plain-name.ts';
import { finishedRequests, type FinishedRequest } from './finished-request.ts';
import { streamOf } from './logger.ts';

/** Health probes ask for these every few seconds. */
export const PROBES: readonly string[] = ['/livez', '/readyz'];

/**
 * Writes a line for each request that `server` answers, probes at level `debug`; the returned function ends that. The line is written past
 * the logger: nothing in it can hold a CPR number, and to look for one would cost more than everything else.
 */
export function logRequests(logger: Logger, server: object): () => void {
  const stream = streamOf(logger);
  const onFinished = (message: unknown) => {
    const request = message as FinishedRequest;
    if (request.server !== server) return;
    const level = request.route !== null && PROBES.includes(request.route) ? 'debug' : 'info';
    if (!logger.isLevelEnabled(level)) return;
    const line = requestLine(request, level, now());
    if (stream.writeSoon === undefined) stream.write(line);
    else stream.writeSoon(line);
  };
  finishedRequests.subscribe(onFinished);
  return () => finishedRequests.unsubscribe(onFinished);
}

/** The line, with its line break. Values that are not in the closed sets of methods, codes and plain names are left out. */
export function requestLine(request: FinishedRequest, level: 'info' | 'debug', time: string): string {
  const { requestId, method, route, status, milliseconds, operation, codes, configuration } = request;
  let line = `{"level":"${level}","time":"${time}","requestId":"${requestId}"`;
  if (configuration !== null) line += `,"configuration":${JSON.stringify(configuration)}`;
  line += `,"method":"${KNOWN_METHODS.has(method) ? method : 'OTHER'}"`;
  line += `,"route":${route === null ? 'null' : `"${route}"`}`;
  line += `,"status":${status},"milliseconds":${Math.round(milliseconds * 10) / 10}`;
  if (operation !== null && plainName(operation) !== null) line += `,"operation":"${operation}"`;
  if (codes.length > 0) line += `,"codes":${codesAsJson(codes)}`;
  return `${line},"msg":"Request"}\n`;
}

const KNOWN_METHODS: ReadonlySet<string> = new Set(METHODS);
const KNOWN_CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/** Each once, in alphabetical order. */
function codesAsJson(codes: readonly string[]): string {
  const known = [...new Set(codes)].filter((code) => KNOWN_CODES.has(code));
  return JSON.stringify(known.sort());
}

let millisecond = 0;
let text = '';

/** The instant in ISO 8601; written anew only when the clock has gone on. */
function now(): string {
  const current = Date.now();
  if (current === millisecond) return text;
  millisecond = current;
  return (text = new Date(current).toISOString());
}
